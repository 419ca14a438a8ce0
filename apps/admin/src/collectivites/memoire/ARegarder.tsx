import Box from '@mui/material/Box';
import type { Memoire } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Fragment } from 'react';
import { Link } from 'react-admin';
import { AConfirmer } from '../../commun/AConfirmer.js';
import { dateLongue } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSigle } from '../../dispositifs/lectures.js';
import { Section } from '../../dossiers/page/Section.js';

const A_VERIFIER = {
  reference: 'Règles de cumul entre dispositifs, à confirmer',
  confiance: 'hypothese',
} as const;

type Nomme = Memoire['doublons'][number]['dossiers'][number];

/** "5 dossiers VTA reçus entre le 3 mars 2026 et le 8 juin 2026 se ressemblent (« Plan de mobilité »)" */
function direDoublon(
  { motif, dossiers }: Memoire['doublons'][number],
  sigle: (code: string) => string,
): string {
  const jours = dossiers.map((d) => d.recuLe).sort();
  const [du = '', au = du] = [jours[0], jours.at(-1)];
  const quand =
    du === au ? `le ${dateLongue(du)}` : `entre le ${dateLongue(du)} et le ${dateLongue(au)}`;
  const [premier] = dossiers;
  const quoi =
    motif === 'TITRE' ? `se ressemblent (« ${premier?.titre} »)` : 'sont ouverts en même temps';
  return `${dossiers.length} dossiers ${sigle(premier?.dispositif ?? '')} reçus ${quand} ${quoi}`;
}

/** What an agent should look at before going on: nothing here is a verdict. */
export function ARegarder({ memoire: { doublons, nonCompares, cumul } }: { memoire: Memoire }) {
  const sigle = useSigle();
  if (doublons.length + cumul.length === 0) return null;
  return (
    <Section titre="À regarder">
      {doublons.length > 0 && (
        <Liste titre="Doublons possibles">
          {doublons.map((groupe) => (
            <li key={`${groupe.motif} ${groupe.dossiers[0]?.id}`}>
              {espacesInsecables(`${direDoublon(groupe, sigle)} : `)}
              {groupe.dossiers.map((d, rang) => (
                <Fragment key={d.id}>
                  {rang > 0 && ', '}
                  <Link
                    to={`/dossiers/${d.id}`}
                    title={d.titre ?? ''}
                    sx={{ whiteSpace: 'nowrap' }}
                  >
                    {d.reference}
                  </Link>
                </Fragment>
              ))}
              .
            </li>
          ))}
          {nonCompares > 0 && (
            <li>
              {nonCompares > 1
                ? `Les ${nonCompares} dossiers les plus anciens ne sont pas comparés.`
                : 'Le dossier le plus ancien n’est pas comparé.'}
            </li>
          )}
        </Liste>
      )}
      {cumul.length > 0 && (
        <Liste titre="Aides de plusieurs dispositifs en trois ans">
          <li>
            {cumul.map((c, rang) => (
              <Fragment key={c.id}>
                {rang > 0 && ', '}
                <Nom dossier={c} /> ({sigle(c.dispositif)}, {direEuros(c.centimes)})
              </Fragment>
            ))}
            {espacesInsecables(' : leur cumul est à regarder. ')}
            <AConfirmer source={A_VERIFIER} />
          </li>
        </Liste>
      )}
    </Section>
  );
}

function Liste({ titre, children }: { titre: string; children: React.ReactNode }) {
  return (
    <>
      <Box component="h3" sx={{ fontSize: 15, m: 0 }}>
        {titre}
      </Box>
      <Box component="ul" sx={{ mt: 0.5, mb: 1.5, pl: 2.5 }}>
        {children}
      </Box>
    </>
  );
}

function Nom({ dossier: { id, reference, titre } }: { dossier: Nomme }) {
  return (
    <>
      <Link to={`/dossiers/${id}`}>{reference}</Link>
      {titre && espacesInsecables(` « ${titre} »`)}
    </>
  );
}
