import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { type EvenementLu, PAR_PAGE_MAX } from '@sciat/contrats';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { dateLongue, direInstant, jourDe } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { cleJournal } from '../../providers/cache-dossiers.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';
import { viser } from './viser.js';

/** As many as the API gives at once: nearly every journal, for paper. */
const PAR_PAGE = PAR_PAGE_MAX;
const DABORD = 10;

export function Journal() {
  const { dossier } = useDossierCourant();
  const [page, setPage] = useState(1);
  const [deplie, setDeplie] = useState(false);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [...cleJournal(dossier.id), page],
    queryFn: () => verbes.journal(dossier.id, { page, parPage: PAR_PAGE, ordre: 'desc' }),
    placeholderData: keepPreviousData,
  });
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAR_PAGE));
  const caches = deplie ? 0 : Math.max(0, (data?.donnees.length ?? 0) - DABORD);
  return (
    <Section
      titre="Journal"
      ancre="journal"
      complement={data && <span>{data.total === 1 ? '1 entrée' : `${data.total} entrées`}</span>}
    >
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {!data && !error && <Skeleton variant="rectangular" height={240} />}
      <Box
        component="ol"
        aria-label="Journal"
        aria-busy={isFetching}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {data?.donnees.map((evenement, i) => (
          <LigneJournal
            key={evenement.rang}
            evenement={evenement}
            papierSeul={caches > 0 && i >= DABORD}
          />
        ))}
      </Box>
      {caches > 0 && (
        <Button
          className="ecran-seul"
          onClick={(e) => {
            // The button goes: on to the first of the entries it brings.
            const liste = e.currentTarget.previousElementSibling;
            flushSync(() => setDeplie(true));
            viser(liste?.children[DABORD] as HTMLElement | undefined, 'nearest');
          }}
        >
          {caches === 1 ? 'Voir 1 entrée antérieure' : `Voir ${caches} entrées antérieures`}
        </Button>
      )}
      {pages > 1 && caches === 0 && (
        <Box
          className="ecran-seul"
          sx={{
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'space-between',
            mt: 1,
            whiteSpace: 'nowrap',
            fontSize: 14,
          }}
        >
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            Plus récent
          </Button>
          <span>{`Page ${page} sur ${pages}`}</span>
          <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
            Plus ancien
          </Button>
        </Box>
      )}
    </Section>
  );
}

function LigneJournal({ evenement, papierSeul }: { evenement: EvenementLu; papierSeul: boolean }) {
  const { phrase, detail, dateLegale, enregistreLe, auteur, empreinte } = evenement;
  const plusTard = jourDe(enregistreLe) !== dateLegale;
  return (
    <Box
      component="li"
      tabIndex={-1}
      className={papierSeul ? 'impression-seule' : undefined}
      sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
    >
      {espacesInsecables(phrase)}
      {detail && (
        <Box sx={{ fontSize: 14, whiteSpace: 'pre-line' }}>{espacesInsecables(detail)}</Box>
      )}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {plusTard && `Daté du ${dateLongue(dateLegale)}, saisi le `}
        {`${direInstant(enregistreLe)}, ${auteur}, `}
        <span title="Début de l’empreinte qui lie cette entrée à la précédente">{empreinte}</span>
      </Box>
    </Box>
  );
}
