import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import type { EvenementLu } from '@sciat/contrats';
import { enToutesLettres } from '@sciat/dispositifs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { direInstant, jourDe } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { cleJournal } from '../../providers/cache-dossiers.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

const PAR_PAGE = 10;

export function Journal() {
  const { dossier } = useDossierCourant();
  const [page, setPage] = useState(1);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [...cleJournal(dossier.id), page],
    queryFn: () => verbes.journal(dossier.id, { page, parPage: PAR_PAGE, ordre: 'desc' }),
    placeholderData: keepPreviousData,
  });
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAR_PAGE));
  return (
    <Section
      titre="Journal"
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
        {data?.donnees.map((evenement) => (
          <LigneJournal key={evenement.rang} evenement={evenement} />
        ))}
      </Box>
      {pages > 1 && (
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
          <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
            Plus récent
          </Button>
          <span>{`Page ${page} sur ${pages}`}</span>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            Plus ancien
          </Button>
        </Box>
      )}
    </Section>
  );
}

function LigneJournal({ evenement }: { evenement: EvenementLu }) {
  const { phrase, detail, dateLegale, enregistreLe, auteur, empreinte } = evenement;
  const plusTard = jourDe(enregistreLe) !== dateLegale;
  return (
    <Box
      component="li"
      sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
    >
      {espacesInsecables(phrase)}
      {detail && <Box sx={{ fontSize: 14 }}>{espacesInsecables(detail)}</Box>}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {plusTard && `Daté du ${enToutesLettres(dateLegale)}, saisi le `}
        {`${direInstant(enregistreLe)}, ${auteur}, `}
        <span title="Début de l’empreinte qui lie cette entrée à la précédente">{empreinte}</span>
      </Box>
    </Box>
  );
}
