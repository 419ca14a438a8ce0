import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Dossier } from '@sciat/contrats';
import { enToutesLettres, joursEntre } from '@sciat/dispositifs';
import { SourceDite } from '../../commun/AConfirmer.js';
import { Echeance } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import { NATURES } from './phrases.js';
import { Section } from './Section.js';

type EcheanceLue = Dossier['echeances'][number];
type Segment = EcheanceLue['segments'][number];

const ETATS: Record<EcheanceLue['etat'], string> = {
  EN_COURS: 'en cours',
  TENUE: 'tenue',
  DEPASSEE: 'dépassée',
  ANNULEE: 'annulée',
};

/** The running deadlines first; those that no longer run are folded. */
export function Echeances() {
  const { echeances } = useDossierCourant().dossier;
  if (echeances.length === 0) return null;
  const vivantes = echeances.filter(estVivante);
  const eteintes = echeances.filter((e) => !estVivante(e));
  return (
    <Section titre="Échéances" ancre="echeances">
      {vivantes.length === 0 && <Typography>Aucun délai ne court.</Typography>}
      <Liste libelle="Échéances en cours" echeances={vivantes} />
      {eteintes.length > 0 && (
        <Pli
          titre={
            eteintes.length === 1
              ? '1 échéance qui ne court plus'
              : `${eteintes.length} échéances qui ne courent plus`
          }
        >
          <Liste libelle="Échéances qui ne courent plus" echeances={eteintes} />
        </Pli>
      )}
    </Section>
  );
}

/** One that is overdue still runs; "dépassée" is how it ended. */
export function estVivante({ etat }: EcheanceLue): boolean {
  return etat === 'EN_COURS';
}

function Liste({ libelle, echeances }: { libelle: string; echeances: EcheanceLue[] }) {
  if (echeances.length === 0) return null;
  return (
    <Box component="ul" aria-label={libelle} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {echeances.map((echeance) => (
        <Box
          component="li"
          key={`${echeance.code} ${echeance.le} ${echeance.etat}`}
          sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}
        >
          <DetailEcheance echeance={echeance} />
        </Box>
      ))}
    </Box>
  );
}

/** A deadline, how it was computed, and what the other possible start would give. */
function DetailEcheance({ echeance }: { echeance: EcheanceLue }) {
  const { libelle, nature, le, etat, phrase, segments, alternative, source } = echeance;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component="h3" sx={{ fontWeight: 600 }}>
          {espacesInsecables(libelle)}
        </Typography>
        <span>{`${enToutesLettres(le)}, ${NATURES[nature]}`}</span>
        {estVivante(echeance) ? <Echeance le={le} long /> : <span>{ETATS[etat]}</span>}
      </Box>
      <Typography>{espacesInsecables(phrase)}</Typography>
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
