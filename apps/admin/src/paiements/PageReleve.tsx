import Typography from '@mui/material/Typography';
import type { DeciderLigne, LigneReleve } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { direInstant } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useAutorise } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';
import { LignesReleve } from './LignesReleve.js';
import { compter } from './phrases.js';

/** While the job notes the payments, the report is read again. */
const RELIRE_MS = 2000;

/** The report of an import, line by line; the near matches are settled here. */
export default function PageReleve() {
  const { id = '' } = useParams();
  const cle = ['rapprochements', 'un', id];
  const client = useQueryClient();
  const notifier = useNotify();
  const peutDecider = useAutorise()('dossier:franchir');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: cle,
    queryFn: () => verbes.rapprochement(id),
    refetchInterval: (q) => (q.state.data?.enCours ? RELIRE_MS : false),
  });
  const decision = useMutation({
    mutationFn: ({ ligne, ...corps }: { ligne: LigneReleve } & DeciderLigne) =>
      verbes.deciderLigne(id, ligne.rang, corps),
    onSuccess: (relu, { ligne, decision: prise }) => {
      client.setQueryData(cle, relu);
      notifier(`Ligne ${ligne.rang} ${prise === 'CONFIRMER' ? 'confirmée' : 'écartée'}.`, {
        type: 'success',
      });
    },
  });
  return (
    <>
      <TitrePage titre={data ? `Relevé ${data.fichier}` : 'Relevé de paiements'} />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      <AfficherErreur erreur={decision.error} />
      {isPending && <Chargement />}
      {data && (
        <>
          <Typography sx={{ mb: 2, color: 'text.secondary' }} role="status">
            Importé le {direInstant(data.importeLe)} par {data.auteur},{' '}
            {compter(data.nombre, 'ligne', 'lignes')}.
            {data.enCours > 0 &&
              ` ${compter(data.enCours, 'versement en cours d’enregistrement', 'versements en cours d’enregistrement')}.`}
          </Typography>
          <LignesReleve
            lignes={data.lignes}
            surDecision={
              peutDecider
                ? (ligne, prise) => decision.mutate({ ligne, decision: prise })
                : undefined
            }
          />
        </>
      )}
    </>
  );
}
