import Box from '@mui/material/Box';
import type { Memoire } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Fragment } from 'react';
import { Link } from 'react-admin';
import { AConfirmer } from '../../commun/AConfirmer.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSigle } from '../../dispositifs/lectures.js';
import { Section } from '../../dossiers/page/Section.js';

const MOTIFS = {
  TITRE: 'intitulés très proches, reçus à moins d’un an',
  OUVERTS: 'ouverts en même temps',
} as const;
const A_VERIFIER = {
  reference: 'Règles de cumul entre dispositifs, à confirmer',
  confiance: 'hypothese',
} as const;

type Nomme = Memoire['doublons'][number]['dossiers'][number];

/** What an agent should look at before going on: nothing here is a verdict. */
export function ARegarder({ memoire: { doublons, cumul } }: { memoire: Memoire }) {
  const sigle = useSigle();
  if (doublons.length + cumul.length === 0) return null;
  return (
    <Section titre="À regarder">
      {doublons.length > 0 && (
        <Liste titre="Doublons possibles">
          {doublons.map(({ motif, dossiers: [a, b] }) => (
            <li key={`${a.id}-${b.id}`}>
              <Nom dossier={a} /> et <Nom dossier={b} />, {sigle(a.dispositif)}
              {espacesInsecables(` : ${MOTIFS[motif]}.`)}
            </li>
          ))}
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
