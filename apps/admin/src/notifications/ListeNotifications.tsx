import Button from '@mui/material/Button';
import type { NotificationLue } from '@sciat/contrats';
import { Link, ListBase } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { versDossiers } from '../dossiers/adresses.js';
import { useMarquerLues, useNonLues } from './lectures.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const OPTIONS = { non: 'non lues', oui: 'lues' };

/** What one was told of; opening the dossier, or those of a batch, marks it read. */
export default function ListeNotifications() {
  const marquer = useMarquerLues();
  const nonLues = useNonLues();
  const colonnes: Colonne<NotificationLue>[] = [
    {
      cle: 'phrase',
      titre: 'Notification',
      enTete: true,
      rendu: ({ id, phrase, dossier, lotId, lueLe }) => (
        <Link
          to={lotId ? versDossiers({ lot: lotId, etat: 'tous' }) : `/dossiers/${dossier.id}`}
          onClick={() => lueLe ?? marquer.mutate([id])}
          style={{ fontWeight: lueLe ? 400 : 600 }}
        >
          {espacesInsecables(phrase)}
        </Link>
      ),
    },
    {
      cle: 'dossier',
      titre: 'Dossier',
      insecable: true,
      rendu: ({ dossier, lotId }) => (lotId ? <Absent>plusieurs</Absent> : dossier.reference),
    },
    {
      cle: 'collectivite',
      titre: 'Demandeur',
      rendu: ({ dossier, lotId }) => (lotId ? null : dossier.collectivite),
    },
    {
      cle: 'creeLe',
      titre: 'Reçue le',
      triable: true,
      insecable: true,
      rendu: ({ creeLe }) => instantCourt(creeLe),
    },
    {
      cle: 'lueLe',
      titre: 'État',
      insecable: true,
      rendu: ({ id, phrase, dossier, lotId, lueLe }) =>
        lueLe ? (
          <Absent>lue</Absent>
        ) : (
          <Button
            size="small"
            onClick={() => marquer.mutate([id])}
            aria-label={`Marquer comme lue\u00a0: ${lotId ? '' : `${dossier.reference}, `}${phrase}`}
            sx={{ my: -0.5, ml: -0.5 }}
          >
            Marquer comme lue
          </Button>
        ),
    },
  ];
  return (
    <ListBase<NotificationLue>
      resource="notifications"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Notifications"
        complement={<Total un="notification" plusieurs="notifications" />}
        actions={
          <>
            <Button component={Link} to="/mon-compte#notifications">
              Choisir ce dont je suis averti
            </Button>
            <Button
              variant="outlined"
              disabled={nonLues === 0}
              loading={marquer.isPending}
              onClick={() => marquer.mutate(undefined)}
            >
              Tout marquer comme lu
            </Button>
          </>
        }
      />
      <BarreFiltres>
        <ChoixFiltre cle="lues" libelle="État" tous="toutes" options={OPTIONS} />
      </BarreFiltres>
      <AfficherErreur erreur={marquer.error} />
      <Tableau
        legende="Vos notifications, la dernière d’abord"
        colonnes={colonnes}
        vide={
          <EtatVide titre="Aucune notification.">
            Ce qui arrive sur vos dossiers par d’autres que vous paraîtra ici.
          </EtatVide>
        }
      />
    </ListBase>
  );
}
