import BlockOutlined from '@mui/icons-material/BlockOutlined';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import Box from '@mui/material/Box';
import type { EtatAnalyse } from '@sciat/contrats';

const ANALYSES: Record<EtatAnalyse, { Icone: typeof BlockOutlined; couleur: string; mot: string }> =
  {
    NON_ANALYSE: {
      Icone: GppMaybeOutlined,
      couleur: 'text.secondary',
      mot: 'non analysé',
    },
    EN_ATTENTE: {
      Icone: HourglassEmptyOutlined,
      couleur: 'warning.main',
      mot: 'en quarantaine, analyse en cours',
    },
    SAINE: { Icone: VerifiedUserOutlined, couleur: 'text.secondary', mot: 'analysé, sain' },
    INFECTEE: {
      Icone: BlockOutlined,
      couleur: 'error.main',
      mot: 'logiciel malveillant, fichier bloqué',
    },
  };

/** What the antivirus said of a file. */
export function Analyse({ analyse }: { analyse: EtatAnalyse }) {
  const { Icone, couleur, mot } = ANALYSES[analyse];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: couleur }}
    >
      <Icone aria-hidden sx={{ fontSize: '1.2em' }} />
      {mot}
    </Box>
  );
}
