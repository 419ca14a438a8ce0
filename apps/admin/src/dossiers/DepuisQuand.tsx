import NotificationsActiveOutlined from '@mui/icons-material/NotificationsActiveOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { DossierResume } from '@sciat/contrats';
import { joursEntre } from '@sciat/dispositifs';
import { aujourdhui, dateLongue } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direRelances, direRelancesEnBref, estARelancer } from './relances.js';

type Obligation = NonNullable<DossierResume['obligation']>;

/** How long the holder has had it and, for an outsider, whether it was reminded. */
export function DepuisQuand({ obligation }: { obligation: Obligation }) {
  const jour = aujourdhui();
  const jours = joursEntre(obligation.depuisLe, jour);
  const bref = direRelancesEnBref(obligation, jour);
  const due = estARelancer(obligation, jour);
  const detail = [`Depuis le ${dateLongue(obligation.depuisLe)}.`, direRelances(obligation, jour)]
    .filter(Boolean)
    .join(' ');
  return (
    // What the tooltip says is also in the text for readers.
    <Tooltip
      title={espacesInsecables(detail)}
      describeChild
      slotProps={{ popper: { 'aria-hidden': true } }}
    >
      <span>
        {jours <= 0 ? 'aujourd’hui' : `${jours} j`}
        {bref && (
          <Box
            component="span"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 0.5,
              fontSize: 13,
              color: due ? 'warning.main' : 'text.secondary',
            }}
          >
            {due && <NotificationsActiveOutlined aria-hidden sx={{ fontSize: '1.15em' }} />}
            {bref}
          </Box>
        )}
        <span style={INVISIBLE}>{espacesInsecables(`. ${detail}`)}</span>
      </span>
    </Tooltip>
  );
}
