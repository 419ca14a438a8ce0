import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { useDossierCourant } from './contexte.js';
import { LienPoint } from './LienPoint.js';
import { Pli } from './Pli.js';
import { detailMontre, direAvancement, type EtatMontre, etatMontre } from './phrases.js';
import type { Point } from './ranger-actes.js';
import { Section } from './Section.js';

const MARQUES: Record<EtatMontre, { Icone: typeof BlockOutlined; couleur: string }> = {
  fait: { Icone: CheckCircleOutlined, couleur: 'success.main' },
  'à faire': { Icone: RadioButtonUncheckedOutlined, couleur: 'text.secondary' },
  bloquant: { Icone: BlockOutlined, couleur: 'error.main' },
  'à apprécier': { Icone: HelpOutlineOutlined, couleur: 'warning.main' },
  'pas encore connu': { Icone: ScheduleOutlined, couleur: 'text.secondary' },
};

const TYPES: Record<Point['type'], string> = {
  piece: 'pièce',
  champ: 'saisie',
  critere: 'critère',
};
/** Beyond that many, what is done is folded: what is left shows without scrolling. */
const FAITS_VISIBLES = 3;

/** What the way out of this step asks for, in order, each point with its state and a way to it. */
export function Controle() {
  const { dossier } = useDossierCourant();
  const modifiable = useAutorise()('dossier:modifier');
  if (dossier.controle.length === 0) return null;
  const points = dossier.controle.map((point) => ({ point, etat: etatMontre(point, dossier) }));
  const faits = points.filter(({ etat }) => etat === 'fait');
  const plies = faits.length > FAITS_VISIBLES;
  const liste = (libelle: string, lignes: typeof points) =>
    lignes.length > 0 && (
      <Box component="ul" aria-label={libelle} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {lignes.map(({ point, etat }) => (
          <LignePoint
            key={`${point.type} ${point.id}`}
            point={point}
            etat={etat}
            lien={modifiable && etat !== 'fait'}
          />
        ))}
      </Box>
    );
  return (
    <Section
      titre={espacesInsecables(`À l’étape « ${dossier.etape.libelle} »`)}
      complement={<span>{direAvancement(points)}</span>}
    >
      {liste('Points de contrôle', plies ? points.filter(({ etat }) => etat !== 'fait') : points)}
      {plies && <Pli titre={`${faits.length} points faits`}>{liste('Points faits', faits)}</Pli>}
    </Section>
  );
}

function LignePoint({ point, etat, lien }: { point: Point; etat: EtatMontre; lien: boolean }) {
  const detail = detailMontre(point, useDossierCourant().dossier);
  const { Icone, couleur } = MARQUES[etat];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '168px 1fr',
        columnGap: 1.5,
        alignItems: 'baseline',
        minHeight: 33,
        py: lien ? 0 : 0.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'baseline',
          gap: 0.5,
          color: couleur,
          whiteSpace: 'nowrap',
        }}
      >
        <Icone aria-hidden sx={{ fontSize: '1.2em', alignSelf: 'center' }} />
        {etat}
      </Box>
      <span>
        {lien ? (
          <LienPoint point={point} libelle={point.libelle} />
        ) : (
          espacesInsecables(point.libelle)
        )}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {espacesInsecables(detail ? ` : ${detail}` : ` (${TYPES[point.type]})`)}
        </Box>
      </span>
    </Box>
  );
}
