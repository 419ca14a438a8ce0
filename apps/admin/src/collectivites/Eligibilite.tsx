import Box from '@mui/material/Box';
import { Link } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { Section } from '../dossiers/page/Section.js';
import { motConclusion, Verdict } from '../eligibilite/index.js';
import { usePretentions } from './lectures.js';
import { compter } from './pretentions/resumer.js';

/** What it may ask for today, in a word for each open scheme; the page that explains is a link away. */
export function Eligibilite({ id }: { id: string }) {
  const { data, error, refetch } = usePretentions(id, aujourdhui());
  const toutes = data?.pretentions ?? [];
  return (
    <Section
      titre="Éligibilité aujourd’hui"
      complement={
        <>
          <span role="status">{data && compter(toutes)}</span>
          <Link to={`/collectivites/${id}/pretentions`} className="ecran-seul">
            Pourquoi, dispositif par dispositif
          </Link>
        </>
      }
    >
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columnWidth: 420, columnGap: 4 }}>
        {toutes
          .filter((p) => p.ouvert)
          .map((p) => (
            <Box
              component="li"
              key={p.dispositif}
              sx={{
                display: 'flex',
                justifyContent: 'space-between',
                gap: 2,
                breakInside: 'avoid',
              }}
            >
              <span>{espacesInsecables(p.libelle)}</span>
              <Verdict mot={motConclusion(p.eligibilite)} />
            </Box>
          ))}
      </Box>
    </Section>
  );
}
