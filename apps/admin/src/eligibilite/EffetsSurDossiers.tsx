import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CalculsChanges, EffetsSurDossiers as Effets } from '@sciat/contrats';
import type { ReactNode } from 'react';
import { Link as LienRoute } from 'react-router';
import { dateLongue } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direCalculs, direConclusion, direEffets, direExemple } from './effets.js';

const MONTRES = 100;

interface Props {
  effets: Effets;
  calculs: CalculsChanges;
  effetLe: string;
  /** Open dossiers concerned, examined or not. */
  nombre: number;
}

/** What a list or a setting would change for the open dossiers, before it is published. */
export function EffetsSurDossiers({ effets, calculs, effetLe, nombre }: Props) {
  const { changements, tronque, examines } = effets;
  const calculsDits = direCalculs(calculs);
  return (
    <>
      <Typography>{espacesInsecables(direEffets(effets, dateLongue(effetLe), nombre))}</Typography>
      {tronque && (
        <Alert severity="warning">
          {espacesInsecables(
            `Seuls ${examines.toLocaleString('fr-FR')} dossiers ont été examinés ici : les autres changent peut-être aussi.`,
          )}
        </Alert>
      )}
      <Dossiers titre="Verdicts qui changent" lignes={changements}>
        {(c) => (
          <>
            {`, ${c.etape} : `}
            <Box component="span" sx={{ fontWeight: c.avant === c.apres ? 400 : 600 }}>
              {espacesInsecables(direConclusion(c))}
            </Box>
            <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
              {espacesInsecables(c.criteres.join(' ; '))}
            </Box>
          </>
        )}
      </Dossiers>
      {calculsDits && <Typography>{espacesInsecables(calculsDits)}</Typography>}
      <Dossiers titre="Montants et échéances recalculés" lignes={calculs.exemples}>
        {(e) => espacesInsecables(` : ${direExemple(e)}`)}
      </Dossiers>
    </>
  );
}

interface Ligne {
  id: string;
  reference: string;
  collectivite: string;
}

function Dossiers<L extends Ligne>(props: {
  titre: string;
  lignes: L[];
  children: (ligne: L) => ReactNode;
}) {
  const { titre, lignes, children } = props;
  if (lignes.length === 0) return null;
  const tus = lignes.length - MONTRES;
  return (
    <Box component="details" open>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 0.5 }}>
        {titre}
      </Box>
      <Box
        component="ul"
        tabIndex={0}
        aria-label={`${titre}, les dossiers s’ouvrent dans un nouvel onglet`}
        sx={{ m: 0, pl: 2.5, maxHeight: 320, overflowY: 'auto', '& li': { mb: 0.75 } }}
      >
        {lignes.slice(0, MONTRES).map((ligne) => (
          <li key={ligne.id}>
            {/* In another tab: the form here is not lost. */}
            <Link component={LienRoute} to={`/dossiers/${ligne.id}`} target="_blank">
              {ligne.reference}
            </Link>{' '}
            {ligne.collectivite}
            {children(ligne)}
          </li>
        ))}
        {tus > 0 && <li>{`et ${tus.toLocaleString('fr-FR')} ${tus > 1 ? 'autres' : 'autre'}.`}</li>}
      </Box>
    </Box>
  );
}
