import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { espacesInsecables } from '../../commun/typographie.js';
import type { Chaine } from './chaine-paiement.js';

/** Commitment, service done, request, paid: what is known of each, in its order. */
export function ChainePaiement({ titre, maillons }: Chaine) {
  return (
    <Box sx={{ mt: 1.5 }}>
      {titre && <Typography sx={{ fontWeight: 600 }}>{espacesInsecables(titre)}</Typography>}
      <Box
        component="ol"
        aria-label={titre ?? 'Chaîne du paiement'}
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', rowGap: 0.5 }}
      >
        {maillons.map(({ libelle, fait }, rang) => {
          const Icone = fait ? CheckCircleOutlined : RadioButtonUnchecked;
          return (
            <Box
              component="li"
              key={libelle}
              sx={{
                display: 'flex',
                gap: 0.75,
                pr: 2,
                mr: 2,
                borderRight: rang < maillons.length - 1 ? 1 : 0,
                borderColor: 'divider',
                color: fait ? 'text.primary' : 'text.secondary',
              }}
            >
              <Icone
                aria-hidden
                fontSize="small"
                sx={{ color: fait ? 'success.main' : 'text.secondary', mt: 0.25 }}
              />
              <div>
                <div>{libelle}</div>
                <Box sx={{ fontSize: 13 }}>{fait ? espacesInsecables(fait) : 'à venir'}</Box>
              </div>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
