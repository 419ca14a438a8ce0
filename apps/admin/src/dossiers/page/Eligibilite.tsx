import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import {
  type CritereLu,
  Criteres,
  direComptes,
  motConclusion,
  PointsDeVigilance,
  Verdict,
} from '../../eligibilite/index.js';
import { useAutorise } from '../../providers/session.js';
import { Appreciation } from './Appreciation.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import { Section } from './Section.js';

/**
 * The conclusion, then what still calls for a look; criteria that are met are folded, and all of them
 * once the dossier is closed.
 */
export function Eligibilite() {
  const { eligibilite, closLe } = useDossierCourant().dossier;
  const autorise = useAutorise();
  const [vise, setVise] = useState<Vise | null>(null);
  const remplis = eligibilite.criteres.filter(
    (c) => c.verdict === 'rempli' && !c.vigilance && !c.appreciation,
  );
  const aRegarder = eligibilite.criteres.filter((c) => !remplis.includes(c));
  const action =
    closLe === null && autorise('dossier:apprecier')
      ? (critere: CritereLu) => <ActionsCritere critere={critere} surViser={setVise} />
      : undefined;
  const detail = (
    <>
      <Criteres
        libelle="Critères à regarder"
        criteres={aRegarder.filter((c) => c.portee === 'bloquant')}
        action={action}
      />
      <PointsDeVigilance
        criteres={aRegarder.filter((c) => c.portee === 'avertissement')}
        action={action}
      />
      {remplis.length > 0 && (
        <Pli titre={direRemplis(remplis)}>
          <Criteres libelle="Critères remplis" criteres={remplis} action={action} />
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
      {vise && (
        <Appreciation
          critere={vise.critere}
          retrait={vise.retrait}
          surFermer={() => setVise(null)}
        />
      )}
    </Section>
  );
}

interface Vise {
  critere: CritereLu;
  /** The agent's verdict is taken back. */
  retrait: boolean;
}

function ActionsCritere({
  critere,
  surViser,
}: {
  critere: CritereLu;
  surViser: (vise: Vise) => void;
}) {
  const bouton = (mot: string, retrait: boolean) => (
    <Button
      size="small"
      aria-label={espacesInsecables(`${mot} : ${critere.libelle}`)}
      onClick={() => surViser({ critere, retrait })}
      sx={{ px: 0.75 }}
    >
      {mot}
    </Button>
  );
  return (
    <Box className="ecran-seul" sx={{ display: 'flex', flexWrap: 'wrap' }}>
      {bouton('Apprécier autrement', false)}
      {critere.appreciation && bouton('Retirer l’appréciation', true)}
    </Box>
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
