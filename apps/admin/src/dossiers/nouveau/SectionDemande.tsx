import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { Link } from 'react-admin';
import { Definitions } from '../../commun/Definitions.js';
import { aujourdhui, dateLongue } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { Section } from '../page/Section.js';
import { ChoixCollectivite } from './ChoixCollectivite.js';
import type { DemandeSaisie } from './useDemande.js';

interface Props {
  demande: DemandeSaisie;
  choixDispositif: ReactNode;
  /** What the scheme takes for the day of receipt, where it may be mistaken. */
  aideReception: string | null;
  erreurs: Record<string, string | undefined>;
  /** The answer on eligibility, where there is no room beside the form. */
  conclusion: ReactNode;
}

/** Which aid, who asks for it, and when the request came. */
export function SectionDemande({
  demande,
  choixDispositif,
  aideReception,
  erreurs,
  conclusion,
}: Props) {
  const { collectivite, recuLe, aMoi, suiteDe, poser } = demande;
  return (
    <Section titre="Demande">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {suiteDe ? (
          <Reprise suiteDe={suiteDe} demandeur={collectivite?.nom ?? '…'} />
        ) : (
          <>
            {choixDispositif}
            <ChoixCollectivite
              valeur={collectivite}
              surChoix={(c) => poser('collectivite', c)}
              erreur={erreurs.collectiviteId}
            />
          </>
        )}
        {conclusion}
        <TextField
          type="date"
          label="Date de réception"
          value={recuLe}
          onChange={(e) => poser('recuLe', e.target.value)}
          error={Boolean(erreurs.recuLe)}
          helperText={
            erreurs.recuLe ??
            espacesInsecables(
              ['Elle choisit les règles applicables et fait courir les délais.', aideReception]
                .filter(Boolean)
                .join(' '),
            )
          }
          slotProps={{ htmlInput: { max: aujourdhui() } }}
          required
        />
        <FormControlLabel
          control={<Checkbox checked={aMoi} onChange={(_, coche) => poser('aMoi', coche)} />}
          label="M’affecter ce dossier"
        />
      </Box>
    </Section>
  );
}

/** A new application: the scheme and the applicant are those of the dossier it takes up again. */
function Reprise({
  suiteDe: { id, reference, closLe, dispositifLibelle },
  demandeur,
}: {
  suiteDe: NonNullable<DemandeSaisie['suiteDe']>;
  demandeur: string;
}) {
  return (
    <Definitions
      lignes={[
        ['Dispositif', espacesInsecables(dispositifLibelle)],
        ['Demandeur', demandeur],
        [
          'À la suite de',
          <span key="suite">
            <Link to={`/dossiers/${id}`}>{reference}</Link>
            {closLe ? `, clos le ${dateLongue(closLe)}` : ', encore ouvert'}
          </span>,
        ],
      ]}
    />
  );
}
