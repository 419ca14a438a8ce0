import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { DepotVu } from '@sciat/contrats';
import { acteurs } from '@sciat/dispositifs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { Definitions } from '../commun/Definitions.js';
import { dateLongue, direInstant, jourDe } from '../commun/dates.js';
import { CadrePublic, PagePublique, RefusDeLien } from '../commun/PagePublique.js';
import { useTitreDocument } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { FORMATS_ADMIS } from '../dossiers/pieces/fichiers.js';
import { requete } from '../providers/requete.js';
import { PieceADeposer, type Recu } from './PieceADeposer.js';

/** For the collectivité, without an account: where its dossier stands, and what it has to send. */
export function PageDepot() {
  const { jeton = '' } = useParams();
  return (
    <PagePublique>
      <Depot jeton={jeton} />
    </PagePublique>
  );
}

function Depot({ jeton }: { jeton: string }) {
  const cle = ['depot', jeton];
  const client = useQueryClient();
  const { data, error, refetch, isPending } = useQuery<DepotVu, Error>({
    queryKey: cle,
    queryFn: ({ signal }) => requete('GET', `/depot/${encodeURIComponent(jeton)}`, { signal }),
    // Each reading counts as a visit.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [recus, setRecus] = useState<Recu[]>([]);
  useTitreDocument(data ? `Dossier ${data.reference}, dépôt de pièces` : 'Dépôt de pièces');
  if (isPending) return <Typography role="status">Ouverture du lien…</Typography>;
  if (!data) return <RefusDeLien erreur={error} surReessayer={() => void refetch()} />;
  const attendues = data.pieces.filter((p) => p.attendue);
  const autres = data.pieces.filter((p) => !p.attendue);
  const recevoir = (vu: DepotVu, recu: Recu) => {
    client.setQueryData(cle, vu);
    setRecus((avant) => [recu, ...avant]);
  };
  return (
    <>
      <Box component="header">
        <Typography variant="h1">{espacesInsecables(`Votre dossier ${data.reference}`)}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{data.service.nom}</Typography>
      </Box>
      <Paper variant="outlined" component="section" aria-label="Situation" sx={{ p: 2 }}>
        <Typography sx={{ fontSize: 18, fontWeight: 600, mb: 1.5 }}>
          {direSituation(data)}
        </Typography>
        <Definitions
          lignes={[
            ['Demandeur', data.demandeur],
            ['Dispositif', data.dispositif],
            ['Étape', data.etape],
          ]}
        />
      </Paper>
      <div role="status">
        {recus.map(({ libelle, nom, taille, le }) => (
          <Alert key={le + libelle} severity="success" sx={{ mb: 1 }}>
            {espacesInsecables(
              `Reçu le ${direInstant(le)} : « ${libelle} », fichier ${nom} (${taille}). Le service va le vérifier.`,
            )}
          </Alert>
        ))}
      </div>
      <Pieces titre="Pièces à déposer" vide={vide(data)} presentes={attendues.length > 0}>
        {attendues.length > 0 && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {`Un fichier par pièce. ${FORMATS_ADMIS}.`}
          </Typography>
        )}
        <Liste>
          {attendues.map((piece) => (
            <PieceADeposer key={piece.code} jeton={jeton} piece={piece} surRecu={recevoir} />
          ))}
        </Liste>
      </Pieces>
      {autres.length > 0 && (
        <Pieces titre="Pièces reçues" presentes>
          <Liste>
            {autres.map((piece) => (
              <PieceADeposer key={piece.code} jeton={jeton} piece={piece} surRecu={recevoir} />
            ))}
          </Liste>
        </Pieces>
      )}
      <Typography variant="body2" component="footer" sx={{ color: 'text.secondary' }}>
        {`Ce lien est réservé à ce dossier et s’ouvre jusqu’au ${dateLongue(jourDe(data.expireLe))}. Ne le transmettez qu’aux personnes qui préparent ce dossier. Une question\u00a0: `}
        <Link href={`mailto:${data.service.courriel}`}>{data.service.courriel}</Link>.
      </Typography>
    </>
  );
}

const vide = ({ pieces }: DepotVu) =>
  pieces.length > 0
    ? 'Vous n’avez rien d’autre à envoyer ici.'
    : 'Aucune pièce n’est attendue de vous pour le moment.';

function direSituation({ porteur, attendu, pieces }: DepotVu): string {
  if (attendu && pieces.length > 0 && !pieces.some((p) => p.attendue))
    return 'Tout ce qui vous était demandé a été reçu. Le service va le vérifier.';
  if (attendu) {
    const avant = attendu.limiteLe ? `, au plus tard le ${dateLongue(attendu.limiteLe)}` : '';
    return espacesInsecables(`À vous : ${attendu.libelle}${avant}.`);
  }
  return espacesInsecables(
    porteur ? `Le dossier est chez : ${acteurs[porteur]}.` : 'Le dossier suit son cours.',
  );
}

function Liste({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}

interface PropsPieces {
  titre: string;
  presentes: boolean;
  vide?: string;
  children: ReactNode;
}

function Pieces({ titre, presentes, vide: rien, children }: PropsPieces) {
  return (
    <CadrePublic titre={titre}>
      {presentes ? children : <Typography>{rien}</Typography>}
    </CadrePublic>
  );
}
