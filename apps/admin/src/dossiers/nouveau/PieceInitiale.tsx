import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
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

/** A file chosen now and sent once the dossier exists. */
export function PieceInitiale({ piece, fichier, surFichier }: Props) {
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
            <Box component="span" role="status" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
              {fichier ? `${fichier.name}, ${direTaille(fichier.size)}` : 'Aucun fichier choisi.'}
            </Box>
            {bouton}
            {fichier && <Button onClick={() => surFichier(null)}>Retirer</Button>}
          </Box>
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {`Glissez le fichier ici, ou choisissez-le. ${FORMATS_ADMIS}. Il peut aussi être déposé plus tard.`}
          </Typography>
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
