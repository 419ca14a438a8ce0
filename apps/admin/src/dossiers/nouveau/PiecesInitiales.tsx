import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { Section } from '../page/Section.js';
import { ACCEPTES, direTaille, FORMATS_ADMIS, refusEvident } from '../pieces/fichiers.js';
import { ZoneDepot } from '../pieces/ZoneDepot.js';

interface Props {
  piece: { code: string; libelle: string; aide?: string };
  fichier: File | null;
  surFichier: (fichier: File | null) => void;
}

const TERMINAISONS = ACCEPTES.split(',').filter((t) => t.startsWith('.'));

/** What the name alone tells; the content is read by the server. */
function refusDuNom({ name }: Pick<File, 'name'>): string | null {
  return TERMINAISONS.some((t) => name.toLowerCase().endsWith(t))
    ? null
    : `Le fichier «\u00a0${name}\u00a0» n’est pas d’un type accepté\u00a0: ${FORMATS_ADMIS}.`;
}

interface PropsListe {
  pieces: (Props['piece'] & { code: string })[];
  fichiers: Record<string, File | null>;
  surFichier: (code: string, fichier: File | null) => void;
}

/** The pieces of the first step; they may come later. */
export function PiecesInitiales({ pieces, fichiers, surFichier }: PropsListe) {
  if (pieces.length === 0) return null;
  return (
    <Section titre={pieces.length > 1 ? 'Pièces' : 'Pièce'}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {espacesInsecables(
          pieces.length > 1
            ? `Glissez chaque fichier sur sa pièce, ou choisissez-le. ${FORMATS_ADMIS}. Ils peuvent aussi être déposés plus tard.`
            : `Glissez le fichier ici, ou choisissez-le. ${FORMATS_ADMIS}. Il peut aussi être déposé plus tard.`,
        )}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {pieces.map((piece) => (
          <PieceInitiale
            key={piece.code}
            piece={piece}
            fichier={fichiers[piece.code] ?? null}
            surFichier={(fichier) => surFichier(piece.code, fichier)}
          />
        ))}
      </Box>
    </Section>
  );
}

/** A file chosen now and sent once the dossier exists. */
function PieceInitiale({ piece, fichier, surFichier }: Props) {
  const [refus, setRefus] = useState<string | null>(null);
  const choisir = (choisi: File) => {
    const raison = refusEvident(choisi) ?? refusDuNom(choisi);
    setRefus(raison);
    if (!raison) surFichier(choisi);
  };
  return (
    <ZoneDepot
      libelle={piece.libelle}
      bouton={fichier ? 'Changer de fichier' : 'Choisir un fichier'}
      surFichier={choisir}
    >
      {(bouton) => (
        <Box
          sx={{
            border: 1,
            borderStyle: 'dashed',
            borderColor: 'text.secondary',
            borderRadius: 1,
            p: 1.5,
          }}
        >
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography component="span" sx={{ fontWeight: 600 }}>
              {espacesInsecables(piece.libelle)}
            </Typography>
            <Box
              component="span"
              role="status"
              sx={{ flex: '1 1 150px', overflowWrap: 'anywhere' }}
            >
              {fichier ? `${fichier.name}, ${direTaille(fichier.size)}` : 'Aucun fichier choisi.'}
            </Box>
            {bouton}
            {fichier && <Button onClick={() => surFichier(null)}>Retirer</Button>}
          </Box>
          {refus && (
            <Alert severity="error" role="alert" sx={{ mt: 1 }}>
              {refus}
            </Alert>
          )}
        </Box>
      )}
    </ZoneDepot>
  );
}
