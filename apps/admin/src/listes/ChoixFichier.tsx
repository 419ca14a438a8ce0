import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, useRef } from 'react';

interface Props {
  fichier: File | null;
  erreur?: string;
  surChoix: (fichier: File | null) => void;
}

export function ChoixFichier({ fichier, erreur, surChoix }: Props) {
  const champ = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div>
      <Box id={id} sx={{ fontSize: 14, fontWeight: 500, mb: 0.5 }}>
        Fichier CSV
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button variant="outlined" aria-describedby={id} onClick={() => champ.current?.click()}>
          Choisir un fichier
        </Button>
        <span role="status">{fichier ? fichier.name : 'Aucun fichier choisi'}</span>
      </Box>
      <input
        ref={champ}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-labelledby={id}
        onChange={(e) => {
          surChoix(e.target.files?.[0] ?? null);
          // The same file, corrected, may be chosen again.
          e.target.value = '';
        }}
      />
      <FormHelperText error={Boolean(erreur)}>
        {erreur ??
          'Deux colonnes, code (INSEE d’une commune ou SIREN d’un EPCI) et nom, séparées par un point-virgule, une virgule ou une tabulation.'}
      </FormHelperText>
    </div>
  );
}
