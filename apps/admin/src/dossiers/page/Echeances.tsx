import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { enToutesLettres, joursEntre } from '@sciat/dispositifs';
import { Link as LienRa } from 'react-admin';
import { AConfirmer, SourceDite } from '../../commun/AConfirmer.js';
import { direEcheance } from '../../commun/dates.js';
import { Echeance } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import { NATURES } from './phrases.js';
import {
  courrierDuRecours,
  direCalcul,
  type EcheanceLue,
  estVivante,
  grouper,
} from './ranger-echeances.js';
import { Section } from './Section.js';
import { SimulationEcheances } from './SimulationEcheances.js';

type Segment = EcheanceLue['segments'][number];

const ETATS: Record<EcheanceLue['etat'], string> = {
  EN_COURS: 'en cours',
  TENUE: 'tenue',
  DEPASSEE: 'dépassée',
  ANNULEE: 'annulée',
};

/** The running deadlines first, what a text imposes apart; those that no longer run are folded. */
export function Echeances() {
  const { echeances, closLe } = useDossierCourant().dossier;
  if (echeances.length === 0) return null;
  const vivantes = echeances.filter(estVivante);
  const eteintes = echeances.filter((e) => !estVivante(e));
  return (
    <Section titre="Échéances" ancre="echeances">
      {vivantes.length === 0 && <Typography>Aucun délai ne court.</Typography>}
      <Groupes echeances={vivantes} />
      {eteintes.length > 0 && (
        <Pli
          titre={
            eteintes.length === 1
              ? '1 échéance qui ne court plus'
              : `${eteintes.length} échéances qui ne courent plus`
          }
        >
          <Groupes echeances={eteintes} />
        </Pli>
      )}
      {!closLe && <SimulationEcheances />}
    </Section>
  );
}

function Groupes({ echeances }: { echeances: EcheanceLue[] }) {
  return grouper(echeances).map(({ titre, echeances: membres }) => (
    <Box key={titre} sx={{ '& + &': { mt: 1 } }}>
      <Typography component="h3" sx={{ fontSize: 14, color: 'text.secondary' }}>
        {titre}
      </Typography>
      <Box component="ul" aria-label={titre} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {membres.map((echeance) => (
          <Box
            component="li"
            key={echeance.code}
            sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}
          >
            <DetailEcheance echeance={echeance} />
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

/** A deadline, how it was computed, what its lapse means, and what the other possible start would give. */
function DetailEcheance({ echeance }: { echeance: EcheanceLue }) {
  const courrierId = courrierDuRecours(echeance);
  const { libelle, nature, le, etat, phrase, segments, alternative, source, siPassee } = echeance;
  return (
    <>
      <Box sx={{ display: 'flex', columnGap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component="h4" sx={{ fontWeight: 600 }}>
          {espacesInsecables(libelle)}
        </Typography>
        <span>{espacesInsecables(`${enToutesLettres(le)}, ${NATURES[nature]}`)}</span>
        {courrierId ? (
          // Nobody here has to meet it: neither late nor soon.
          <span>{estVivante(echeance) ? direEcheance(le).long : 'expiré'}</span>
        ) : estVivante(echeance) ? (
          <Echeance le={le} long />
        ) : (
          <span>{ETATS[etat]}</span>
        )}
        <AConfirmer source={source} />
      </Box>
      {courrierId && (
        <Typography>
          Le demandeur peut contester jusqu’à cette date&nbsp;; ce n’est pas une obligation du
          service, qui n’a rien à faire pour la tenir.{' '}
          <LienRa to={`/courriers/${courrierId}`}>Voir le courrier</LienRa>
        </Typography>
      )}
      {siPassee && !courrierId && (
        <Box sx={{ display: 'flex', gap: 0.75, color: 'error.main' }}>
          <WarningAmberOutlined aria-hidden sx={{ fontSize: 20, mt: 0.25 }} />
          <span>{espacesInsecables(siPassee)}</span>
        </Box>
      )}
      {/* A date that was set is not computed: it has been said. */}
      {segments.length > 1 && <Typography>{espacesInsecables(direCalcul(phrase))}</Typography>}
      {alternative && (
        <Typography sx={{ color: 'text.secondary' }}>
          {espacesInsecables(`Autre départ possible : ${alternative}.`)}
        </Typography>
      )}
      <Pli discret titre="Détail du calcul et source">
        <ol style={{ margin: 0, paddingLeft: 20 }}>
          {segments.map((segment) => (
            <li key={`${segment.type} ${segment.du} ${segment.au}`}>
              {espacesInsecables(direSegment(segment))}
            </li>
          ))}
        </ol>
        <SourceDite source={source} />
      </Pli>
    </>
  );
}

function direSegment({ type, du, au, libelle }: Segment): string {
  if (type === 'depart') return `Départ le ${enToutesLettres(du)} : ${libelle}.`;
  const periode = `du ${enToutesLettres(du)} au ${enToutesLettres(au)}`;
  if (type === 'pause') return `Suspendu ${periode}, ${joursEntre(du, au)} j : ${libelle}.`;
  return type === 'duree' ? `Délai de ${libelle}, ${periode}.` : `Échéance ${libelle}, ${periode}.`;
}
