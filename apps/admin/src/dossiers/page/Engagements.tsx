import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Dispositif } from '@sciat/contrats';
import { champEngagement } from '@sciat/dispositifs';
import { SourceDite } from '../../commun/AConfirmer.js';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { engagementsMontres } from './champs-etape.js';
import { useDossierCourant } from './contexte.js';
import type { useEnregistrement } from './enregistrement.js';
import { direEngagements, type EtatEngagement, etatEngagement } from './phrases.js';
import { Section } from './Section.js';

type Engagement = Dispositif['engagements'][number];

const MARQUES: Record<EtatEngagement, { Icone: typeof CancelOutlined; couleur: string }> = {
  tenu: { Icone: CheckCircleOutlined, couleur: 'success.main' },
  'non tenu': { Icone: CancelOutlined, couleur: 'error.main' },
  'à vérifier': { Icone: HelpOutlineOutlined, couleur: 'text.secondary' },
};
const CHOIX = [
  ['TENU', 'Tenu'],
  ['NON_TENU', 'Non tenu'],
  ['', 'À vérifier'],
] as const;

/** The commitments taken with the aid, each kept, not kept, or still to be checked. */
export function Engagements({
  enregistrement,
}: {
  enregistrement: ReturnType<typeof useEnregistrement>;
}) {
  const { dossier, definition } = useDossierCourant();
  const { engagements } = definition;
  if (!engagementsMontres(dossier, definition)) return null;
  const etats = engagements.map((e) => etatEngagement(dossier.donnees[champEngagement(e.id)]));
  return (
    <Section
      titre="Engagements"
      ancre="engagements"
      complement={<span>{direEngagements(etats)}</span>}
    >
      <Box component="ul" aria-label="Engagements" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {engagements.map((engagement, rang) => (
          <LigneEngagement
            key={engagement.id}
            engagement={engagement}
            etat={etats[rang] as EtatEngagement}
            surChoix={(choix) => void enregistrement.enregistrer(choix)}
          />
        ))}
      </Box>
      <AfficherErreur erreur={enregistrement.erreurDuChoix} />
    </Section>
  );
}

interface PropsLigne {
  engagement: Engagement;
  etat: EtatEngagement;
  surChoix: (donnees: Record<string, unknown>) => void;
}

function LigneEngagement({ engagement, etat, surChoix }: PropsLigne) {
  const { dossier } = useDossierCourant();
  const modifiable = useAutorise()('dossier:modifier');
  const champ = champEngagement(engagement.id);
  const { Icone, couleur } = MARQUES[etat];
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        columnGap: 1.5,
        flexWrap: 'wrap',
        alignItems: 'center',
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="span"
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, width: 104, color: couleur }}
      >
        <Icone aria-hidden sx={{ fontSize: '1.2em' }} />
        {etat}
      </Box>
      <Box sx={{ flex: '1 1 240px' }}>
        {espacesInsecables(`${engagement.libelle}. `)}
        <SourceDite source={engagement.source} />
      </Box>
      {modifiable && dossier.champsSaisissables.includes(champ) && (
        <ToggleButtonGroup
          exclusive
          size="small"
          className="ecran-seul"
          value={dossier.donnees[champ] ?? ''}
          onChange={(_, choisi: string | null) => {
            if (choisi !== null) surChoix({ [champ]: choisi || null });
          }}
          aria-label={espacesInsecables(engagement.libelle)}
        >
          {CHOIX.map(([valeur, mot]) => (
            <ToggleButton key={valeur} name={champ} value={valeur}>
              {mot}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </Box>
  );
}
