import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Piece } from '@sciat/contrats';
import { useEffect, useState } from 'react';
import { useAutorise } from '../../providers/session.js';
import { adresseArchive } from '../../providers/verbes.js';
import { useDossierCourant } from '../page/contexte.js';
import { Pli } from '../page/Pli.js';
import { Section } from '../page/Section.js';
import { idPiece, viser, viserSection } from '../page/viser.js';
import { FORMATS_ADMIS } from './fichiers.js';
import { LignePiece } from './LignePiece.js';

/** A file dropped beside its piece must not make the browser leave the page for the file. */
function useDepotAcote() {
  useEffect(() => {
    const retenir = (e: DragEvent) => e.preventDefault();
    window.addEventListener('dragover', retenir);
    window.addEventListener('drop', retenir);
    return () => {
      window.removeEventListener('dragover', retenir);
      window.removeEventListener('drop', retenir);
    };
  }, []);
}

/**
 * A verdict takes its button away, and the focus with it: on to the next piece to check, or to the
 * section's heading when there is none.
 */
function useSuiteDuVerdict(): (code: string) => void {
  const { pieces } = useDossierCourant().dossier;
  const [jugee, setJugee] = useState<string | null>(null);
  useEffect(() => {
    const rang = pieces.findIndex((p) => p.code === jugee);
    // Not before the page shows the verdict.
    if (rang < 0 || pieces[rang]?.etat === 'RECUE') return;
    setJugee(null);
    const suivante = [...pieces.slice(rang + 1), ...pieces.slice(0, rang)].find(
      (p) => p.etapeCourante && p.etat === 'RECUE',
    );
    if (suivante) viser(document.querySelector<HTMLElement>(`#${idPiece(suivante.code)} button`));
    else viserSection('pieces', 'nearest');
  }, [jugee, pieces]);
  return setJugee;
}

export function SectionPieces() {
  const { dossier } = useDossierCourant();
  const autorise = useAutorise();
  useDepotAcote();
  const juger = useSuiteDuVerdict();
  const deLEtape = dossier.pieces.filter((p) => p.etapeCourante);
  const autres = dossier.pieces.filter((p) => !p.etapeCourante);
  // A closed dossier is read for what it holds; an open one, for what is left to do.
  const montrees = autres.filter((p) =>
    dossier.closLe === null ? p.etat === 'RECUE' || p.etat === 'REFUSEE' : p.versions.length > 0,
  );
  const pliees = autres.filter((p) => !montrees.includes(p));
  return (
    <Section
      titre="Pièces"
      ancre="pieces"
      complement={
        autorise('donnees-personnelles:lire') && (
          <Link
            href={adresseArchive(dossier.id)}
            download
            className="ecran-seul"
            sx={{ ml: 'auto', fontSize: 14, minHeight: 32, alignContent: 'center' }}
          >
            Tout le dossier (ZIP)
          </Link>
        )
      }
    >
      {autorise('piece:deposer') && dossier.closLe === null && (
        <Typography variant="body2" className="ecran-seul" sx={{ color: 'text.secondary', mb: 1 }}>
          {`Glissez un fichier sur la pièce, ou utilisez son bouton. ${FORMATS_ADMIS}.`}
        </Typography>
      )}
      <Liste libelle="Pièces de l’étape" pieces={deLEtape} surVerdict={juger} />
      <Liste libelle="Autres pièces déposées" pieces={montrees} surVerdict={juger} />
      {pliees.length > 0 && (
        <Pli
          titre={
            pliees.length === 1
              ? '1 pièce d’une autre étape'
              : `${pliees.length} pièces d’autres étapes`
          }
        >
          <Liste libelle="Pièces d’autres étapes" pieces={pliees} surVerdict={juger} />
        </Pli>
      )}
    </Section>
  );
}

interface PropsListe {
  libelle: string;
  pieces: Piece[];
  surVerdict: (code: string) => void;
}

function Liste({ libelle, pieces, surVerdict }: PropsListe) {
  if (pieces.length === 0) return null;
  return (
    <Box component="ul" aria-label={libelle} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {pieces.map((piece) => (
        <LignePiece key={piece.code} piece={piece} surVerdict={() => surVerdict(piece.code)} />
      ))}
    </Box>
  );
}
