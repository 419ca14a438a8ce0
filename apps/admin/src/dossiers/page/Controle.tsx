import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import type { Dossier } from '@sciat/contrats';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

type Point = Dossier['controle'][number];

const MARQUES: Record<
  Point['etat'],
  { Icone: typeof BlockOutlined; couleur: string; mot: string }
> = {
  fait: { Icone: CheckCircleOutlined, couleur: 'success.main', mot: 'fait' },
  'à faire': { Icone: RadioButtonUncheckedOutlined, couleur: 'text.secondary', mot: 'à faire' },
  bloquant: { Icone: BlockOutlined, couleur: 'error.main', mot: 'bloquant' },
  'à apprécier': { Icone: HelpOutlineOutlined, couleur: 'warning.main', mot: 'à apprécier' },
};

const TYPES: Record<Point['type'], string> = {
  piece: 'pièce',
  champ: 'saisie',
  critere: 'critère',
};

/** What this step needs, in order, each point with its state. */
export function Controle() {
  const { dossier } = useDossierCourant();
  if (dossier.controle.length === 0) return null;
  const faits = dossier.controle.filter((p) => p.etat === 'fait').length;
  return (
    <Section
      titre={espacesInsecables(`À l’étape « ${dossier.etape.libelle} »`)}
      complement={<span>{`${faits} sur ${dossier.controle.length} faits`}</span>}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {dossier.controle.map((point) => (
          <LignePoint key={`${point.type} ${point.id}`} point={point} />
        ))}
      </Box>
    </Section>
  );
}

function LignePoint({ point }: { point: Point }) {
  const { Icone, couleur, mot } = MARQUES[point.etat];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '120px 1fr',
        columnGap: 1.5,
        py: 0.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          color: couleur,
          whiteSpace: 'nowrap',
        }}
      >
        <Icone aria-hidden sx={{ fontSize: '1.2em' }} />
        {mot}
      </Box>
      <span>
        {espacesInsecables(point.libelle)}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {espacesInsecables(point.detail ? ` : ${point.detail}` : ` (${TYPES[point.type]})`)}
        </Box>
      </span>
    </Box>
  );
}
