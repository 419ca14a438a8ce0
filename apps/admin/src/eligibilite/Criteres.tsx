import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { AConfirmer, SourceDite } from '../commun/AConfirmer.js';
import { espacesInsecables } from '../commun/typographie.js';
import { type CritereLu, direAppreciation, motDe } from './conclusion.js';
import { Verdict } from './Verdict.js';

interface Montrer {
  criteres: CritereLu[];
  /** The source of each rule in full, rather than folded: for a page that is printed and handed over. */
  sources?: boolean;
  /** What can be done with a criterion: an agent's own verdict. */
  action?: (critere: CritereLu) => ReactNode;
}

export function PointsDeVigilance(props: Montrer) {
  if (props.criteres.length === 0) return null;
  return (
    <>
      <Typography variant="subtitle2" component="p" sx={{ mt: 2 }}>
        Points de vigilance, qui n’empêchent rien
      </Typography>
      <Criteres {...props} libelle="Points de vigilance" />
    </>
  );
}

export function Criteres({
  criteres,
  libelle,
  sources = false,
  action,
}: Montrer & { libelle: string }) {
  if (criteres.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={libelle}
      sx={{ listStyle: 'none', m: 0, p: 0, containerType: 'inline-size' }}
    >
      {criteres.map((critere) => (
        <Critere key={critere.id} critere={critere} source={sources} action={action?.(critere)} />
      ))}
    </Box>
  );
}

interface PropsCritere {
  critere: CritereLu;
  source: boolean;
  action?: ReactNode;
}

function Critere({ critere, source: enClair, action }: PropsCritere) {
  const { libelle, explication, valeur, origine, vigilance, source, appreciation } = critere;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        // By the room of the list, which may be in a side column.
        '@container (min-width: 520px)': { gridTemplateColumns: '180px 1fr' },
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        breakInside: 'avoid',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Verdict mot={motDe(critere)} />
      <Box>
        <Typography component="p" sx={{ fontWeight: 600 }}>
          {espacesInsecables(libelle)}
        </Typography>
        {appreciation && (
          <Typography component="p" sx={{ overflowWrap: 'anywhere' }}>
            {espacesInsecables(direAppreciation(appreciation))}
          </Typography>
        )}
        <Typography component="p" sx={appreciation && { color: 'text.secondary' }}>
          {espacesInsecables(
            appreciation ? `Calculé : ${appreciation.calcule}. ${explication}` : explication,
          )}
        </Typography>
        {valeur && (
          <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
            {espacesInsecables(`Valeur retenue : ${valeur}`)}
            {origine && espacesInsecables(` ; origine : ${origine}`)}
          </Typography>
        )}
        {vigilance && (
          <Typography component="p" variant="body2" sx={{ color: 'warning.main' }}>
            {espacesInsecables(`À surveiller : ${vigilance}`)}
          </Typography>
        )}
        <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          {enClair ? <SourceDite source={source} /> : <SourcePliee source={source} />}
          {action}
        </Box>
      </Box>
    </Box>
  );
}

function SourcePliee({ source }: Pick<CritereLu, 'source'>) {
  return (
    <Box component="details" sx={{ fontSize: 13, flex: '1 1 200px' }}>
      <Box
        component="summary"
        sx={{
          cursor: 'pointer',
          color: 'text.secondary',
          minHeight: 32,
          alignContent: 'center',
        }}
      >
        Source de la règle <AConfirmer source={source} />
      </Box>
      <SourceDite source={source} sansMot />
    </Box>
  );
}
