import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AConfirmer, SourceDite } from '../commun/AConfirmer.js';
import { espacesInsecables } from '../commun/typographie.js';
import { type CritereLu, motDe } from './conclusion.js';
import { Verdict } from './Verdict.js';

export function PointsDeVigilance({ criteres }: { criteres: CritereLu[] }) {
  if (criteres.length === 0) return null;
  return (
    <>
      <Typography variant="subtitle2" component="p" sx={{ mt: 2 }}>
        Points de vigilance, qui n’empêchent rien
      </Typography>
      <Criteres criteres={criteres} libelle="Points de vigilance" />
    </>
  );
}

export function Criteres({ criteres, libelle }: { criteres: CritereLu[]; libelle: string }) {
  if (criteres.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={libelle}
      sx={{ listStyle: 'none', m: 0, p: 0, containerType: 'inline-size' }}
    >
      {criteres.map((critere) => (
        <Critere key={critere.id} critere={critere} />
      ))}
    </Box>
  );
}

function Critere({ critere }: { critere: CritereLu }) {
  const { libelle, explication, valeur, origine, vigilance, source } = critere;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        // By the room of the list, which may be in a side column.
        '@container (min-width: 520px)': { gridTemplateColumns: '164px 1fr' },
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Verdict mot={motDe(critere)} />
      <Box>
        <Typography component="p" sx={{ fontWeight: 600 }}>
          {espacesInsecables(libelle)}
        </Typography>
        <Typography component="p">{espacesInsecables(explication)}</Typography>
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
        <Box component="details" sx={{ fontSize: 13 }}>
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
      </Box>
    </Box>
  );
}
