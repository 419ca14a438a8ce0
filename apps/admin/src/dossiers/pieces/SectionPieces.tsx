import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Piece, TAILLE_MAX_FICHIER } from '@sciat/contrats';
import { useEffect } from 'react';
import { useAutorise } from '../../providers/session.js';
import { useDossierCourant } from '../page/contexte.js';
import { Section } from '../page/Section.js';
import { direTaille, FORMATS_ADMIS } from './fichiers.js';
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

export function SectionPieces() {
  const { dossier } = useDossierCourant();
  const autorise = useAutorise();
  useDepotAcote();
  const deLEtape = dossier.pieces.filter((p) => p.etapeCourante);
  const autres = dossier.pieces.filter((p) => !p.etapeCourante);
  const deposees = autres.filter((p) => p.versions.length > 0);
  const aVenir = autres.filter((p) => p.versions.length === 0);
  return (
    <Section titre="Pièces">
      {autorise('piece:deposer') && dossier.closLe === null && (
        <Typography variant="body2" className="ecran-seul" sx={{ color: 'text.secondary', mb: 1 }}>
          {`Glissez un fichier sur la pièce, ou utilisez son bouton. ${FORMATS_ADMIS}, ${direTaille(TAILLE_MAX_FICHIER)} au plus.`}
        </Typography>
      )}
      <Liste libelle="Pièces de l’étape" pieces={deLEtape} />
      <Liste libelle="Autres pièces déposées" pieces={deposees} />
      {aVenir.length > 0 && (
        <Box component="details" sx={{ mt: 1 }}>
          <Box
            component="summary"
            sx={{ cursor: 'pointer', minHeight: 32, alignContent: 'center' }}
          >
            {aVenir.length === 1
              ? '1 pièce d’une autre étape'
              : `${aVenir.length} pièces d’autres étapes`}
          </Box>
          <Liste libelle="Pièces d’autres étapes" pieces={aVenir} />
        </Box>
      )}
    </Section>
  );
}

function Liste({ libelle, pieces }: { libelle: string; pieces: Piece[] }) {
  if (pieces.length === 0) return null;
  return (
    <Box component="ul" aria-label={libelle} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {pieces.map((piece) => (
        <LignePiece key={piece.code} piece={piece} />
      ))}
    </Box>
  );
}
