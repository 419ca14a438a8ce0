import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Eligibilite } from '@sciat/contrats';
import { AConfirmer, SourceDite } from '../commun/AConfirmer.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direComptes } from './conclusion.js';
import { Verdict } from './Verdict.js';

type CritereLu = Eligibilite['criteres'][number];

/** The conclusion drawn from the blocking criteria, then each criterion with what it rests on. */
export function ListeCriteres({ eligibilite }: { eligibilite: Eligibilite }) {
  const bloquants = eligibilite.criteres.filter((c) => c.portee === 'bloquant');
  const avertissements = eligibilite.criteres.filter((c) => c.portee === 'avertissement');
  return (
    <>
      <Typography component="p" sx={{ mb: 1.5 }}>
        Conclusion&nbsp;: <Verdict mot={eligibilite.conclusion} /> ({direComptes(eligibilite)}).
      </Typography>
      <Liste criteres={bloquants} libelle="Critères" />
      {avertissements.length > 0 && (
        <>
          <Typography variant="subtitle2" component="p" sx={{ mt: 2 }}>
            Points de vigilance, qui n’empêchent rien
          </Typography>
          <Liste criteres={avertissements} libelle="Points de vigilance" />
        </>
      )}
    </>
  );
}

function Liste({ criteres, libelle }: { criteres: CritereLu[]; libelle: string }) {
  return (
    <Box component="ul" aria-label={libelle} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {criteres.map((critere) => (
        <Critere key={critere.id} critere={critere} />
      ))}
    </Box>
  );
}

function Critere({ critere }: { critere: CritereLu }) {
  const { libelle, verdict, explication, valeur, origine, vigilance, source } = critere;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '120px 1fr' },
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Verdict mot={verdict} />
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
          <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', py: 0.25 }}>
            Source de la règle <AConfirmer source={source} />
          </Box>
          <SourceDite source={source} />
        </Box>
      </Box>
    </Box>
  );
}
