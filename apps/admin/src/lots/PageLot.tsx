import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { LigneLot, Lot } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, ListBase } from 'react-admin';
import { useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { type Colonne, Tableau } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { adresseRapportDeLot, verbes } from '../providers/verbes.js';
import { cleLot, useLot } from './lectures.js';
import { direAvancement, direDossiers, ETATS_LIGNE, ETATS_LOT } from './phrases.js';
import { Raisons } from './Raisons.js';

const TRI = { field: 'rang', order: 'ASC' } as const;
const colonnes: Colonne<LigneLot>[] = [
  {
    cle: 'dossier',
    titre: 'Dossier',
    enTete: true,
    insecable: true,
    rendu: (l) => <Link to={`/dossiers/${l.dossier.id}`}>{l.dossier.reference}</Link>,
  },
  { cle: 'collectivite', titre: 'Collectivité', rendu: (l) => l.dossier.collectivite },
  { cle: 'etat', titre: 'Résultat', insecable: true, rendu: (l) => ETATS_LIGNE[l.etat] },
  { cle: 'raison', titre: 'Raison', rendu: (l) => espacesInsecables(l.raison ?? '') },
];

/** How far a batch is, then what it did and what it left, dossier by dossier. */
export default function PageLot() {
  const { id = '' } = useParams();
  const { data: lot, error, isPending, refetch } = useLot(id);
  return (
    <>
      <TitrePage
        titre={lot?.libelle ?? 'Traitement par lot'}
        actions={
          <Button component={Link} to="/lots">
            Mes traitements
          </Button>
        }
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {lot && <Rapport lot={lot} />}
    </>
  );
}

function Rapport({ lot }: { lot: Lot }) {
  const { id, etat, total, aFaire, creeLe, finLe, raisons } = lot;
  const client = useQueryClient();
  const ranger = { onSuccess: (relu: Lot) => client.setQueryData(cleLot(id), relu) };
  const arret = useMutation<Lot, ErreurApi>({ mutationFn: () => verbes.arreterLot(id), ...ranger });
  const reprise = useMutation<Lot, ErreurApi>({
    mutationFn: () => verbes.lancerLot(id),
    ...ranger,
  });
  const enCours = etat === 'EN_COURS';
  return (
    <>
      <Typography sx={{ mb: 1 }}>{espacesInsecables(lot.consequence)}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        {`${direDossiers(total)}, lancé le ${direInstant(creeLe)}${finLe ? `, ${ETATS_LOT[etat]} le ${direInstant(finLe)}` : ''}.`}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2 }}>
        <Box sx={{ flexGrow: 1, maxWidth: 560 }}>
          <Typography role="status" sx={{ fontWeight: 600 }}>
            {`${ETATS_LOT[etat][0]?.toUpperCase()}${ETATS_LOT[etat].slice(1)}\u00a0: ${direAvancement(lot)}`}
          </Typography>
          {enCours && (
            <LinearProgress
              variant="determinate"
              value={total > 0 ? (100 * (total - aFaire)) / total : 0}
              aria-label="Avancement du traitement"
            />
          )}
        </Box>
        {enCours && (
          <Button variant="outlined" loading={arret.isPending} onClick={() => arret.mutate()}>
            Arrêter
          </Button>
        )}
        {etat === 'ARRETE' && aFaire > 0 && (
          <Button variant="outlined" loading={reprise.isPending} onClick={() => reprise.mutate()}>
            Reprendre
          </Button>
        )}
        {!enCours && (
          <Button
            href={adresseRapportDeLot(id)}
            download
            startIcon={<FileDownloadOutlined aria-hidden />}
          >
            Télécharger le rapport (CSV)
          </Button>
        )}
      </Box>
      <AfficherErreur erreur={arret.error ?? reprise.error} />
      {etat === 'ARRETE' && (
        <Typography sx={{ mb: 2 }}>
          Ce qui est fait le reste. Repris, le traitement ne touche que les dossiers non traités, et
          laisse ceux qui ont changé depuis l’aperçu.
        </Typography>
      )}
      {raisons.length > 0 && (
        <Box component="section" aria-labelledby="raisons" sx={{ mb: 2 }}>
          <Typography variant="h2" id="raisons">
            Ce qui est resté tel quel, et pourquoi
          </Typography>
          <Raisons raisons={raisons} />
        </Box>
      )}
      {!enCours && (
        <ListBase<LigneLot>
          key={etat}
          resource={`lots/${id}/lignes`}
          sort={TRI}
          perPage={50}
          disableSyncWithLocation
          storeKey={false}
          queryOptions={{ meta: { etat } }}
        >
          <Tableau
            legende="Ce qu’il est advenu de chaque dossier"
            colonnes={colonnes}
            vide={<EtatVide titre="Aucun dossier de ce traitement ne vous est visible." />}
          />
        </ListBase>
      )}
    </>
  );
}
