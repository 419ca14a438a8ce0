import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, useRef } from 'react';
import { espacesInsecables } from '../commun/typographie.js';
import type { Nature } from './phrases.js';

interface Props {
  nature: Nature;
  fichier: File | null;
  erreur?: string;
  surChoix: (fichier: File | null) => void;
}

const TABLEAU = '.csv,.xlsx,.ods';
const AIDES: Record<Nature, { accepte: string; aide: string }> = {
  presence: {
    accepte: TABLEAU,
    aide: 'CSV, XLSX ou ODS, à deux colonnes : code (INSEE d’une commune ou SIREN d’un EPCI) et nom. Les formules sont refusées.',
  },
  valeur: {
    accepte: TABLEAU,
    aide: 'CSV, XLSX ou ODS, à trois colonnes : code (INSEE d’une commune ou SIREN d’un EPCI), nom et valeur. Les formules sont refusées.',
  },
  carte: {
    accepte: '.geojson,.json',
    aide: 'GeoJSON en longitude et latitude (WGS 84) : des surfaces, chacune avec un code (code_qp, code) et un nom (lib_qp, nom).',
  },
};

export function ChoixFichier({ nature, fichier, erreur, surChoix }: Props) {
  const champ = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div>
      <Box id={id} sx={{ fontSize: 14, fontWeight: 500, mb: 0.5 }}>
        Fichier
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
        accept={AIDES[nature].accepte}
        hidden
        aria-labelledby={id}
        onChange={(e) => {
          surChoix(e.target.files?.[0] ?? null);
          // The same file, corrected, may be chosen again.
          e.target.value = '';
        }}
      />
      <FormHelperText error={Boolean(erreur)}>
        {erreur ?? espacesInsecables(AIDES[nature].aide)}
      </FormHelperText>
    </div>
  );
}
