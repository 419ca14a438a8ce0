import Box from '@mui/material/Box';
import {
  type CritereLu,
  Criteres,
  direComptes,
  motConclusion,
  PointsDeVigilance,
  Verdict,
} from '../../eligibilite/index.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import { Section } from './Section.js';

/**
 * The conclusion, then what still calls for a look; criteria that are met are folded, and all of them
 * once the dossier is closed.
 */
export function Eligibilite() {
  const { eligibilite, closLe } = useDossierCourant().dossier;
  const remplis = eligibilite.criteres.filter((c) => c.verdict === 'rempli' && !c.vigilance);
  const aRegarder = eligibilite.criteres.filter((c) => !remplis.includes(c));
  const detail = (
    <>
      <Criteres
        libelle="Critères à regarder"
        criteres={aRegarder.filter((c) => c.portee === 'bloquant')}
      />
      <PointsDeVigilance criteres={aRegarder.filter((c) => c.portee === 'avertissement')} />
      {remplis.length > 0 && (
        <Pli titre={direRemplis(remplis)}>
          <Criteres libelle="Critères remplis" criteres={remplis} />
        </Pli>
      )}
    </>
  );
  return (
    <Section titre="Éligibilité" ancre="eligibilite">
      <Box component="p" sx={{ m: 0, mb: 1 }}>
        Conclusion&nbsp;: <Verdict mot={motConclusion(eligibilite)} />{' '}
        {`(${direComptes(eligibilite)})`}
      </Box>
      {closLe ? <Pli titre="Détail des critères">{detail}</Pli> : detail}
    </Section>
  );
}

/** "6 critères remplis, 1 point de vigilance levé" */
function direRemplis(remplis: CritereLu[]): string {
  const leves = remplis.filter((c) => c.portee === 'avertissement').length;
  const criteres = remplis.length - leves;
  return [
    criteres > 0 && (criteres === 1 ? '1 critère rempli' : `${criteres} critères remplis`),
    leves > 0 && (leves === 1 ? '1 point de vigilance levé' : `${leves} points de vigilance levés`),
  ]
    .filter(Boolean)
    .join(', ');
}
