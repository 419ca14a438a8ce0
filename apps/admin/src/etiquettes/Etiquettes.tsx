import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { EtiquettePosee } from '@sciat/contrats';
import { teintes } from './couleurs.js';

/** The ground and text of a label, in the theme of the page. */
export function useTeinte(): (couleur: EtiquettePosee['couleur']) => {
  bgcolor: string;
  color: string;
} {
  const { mode } = useTheme().palette;
  return (couleur) => ({
    bgcolor: teintes[mode][couleur].fond,
    color: teintes[mode][couleur].texte,
  });
}

export function Etiquette({ nom, couleur }: Pick<EtiquettePosee, 'nom' | 'couleur'>) {
  const teinte = useTeinte();
  return (
    <Box
      component="span"
      className="etiquette"
      sx={{
        ...teinte(couleur),
        display: 'inline-block',
        px: 0.75,
        borderRadius: 0.5,
        fontSize: 13,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
        whiteSpace: 'normal',
      }}
    >
      {nom}
    </Box>
  );
}

/** Those of a dossier, in a line of a list. */
export function Etiquettes({ etiquettes }: { etiquettes: EtiquettePosee[] }) {
  if (etiquettes.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Étiquettes"
      sx={{
        display: 'inline-flex',
        flexWrap: 'wrap',
        gap: 0.5,
        listStyle: 'none',
        m: 0,
        p: 0,
      }}
    >
      {etiquettes.map((e) => (
        <li key={e.id} style={{ display: 'flex' }}>
          <Etiquette {...e} />
        </li>
      ))}
    </Box>
  );
}
