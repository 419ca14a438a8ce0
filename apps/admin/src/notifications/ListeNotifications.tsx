import Button from '@mui/material/Button';
import type { FiltresDossiers, NotificationLue } from '@sciat/contrats';
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

/** The list of those that a batch or a hand-over gave, when it speaks of several dossiers. */
function plusieurs({ lotId, passationId }: NotificationLue): FiltresDossiers | null {
  if (lotId) return { lot: lotId, etat: 'tous' };
  return passationId ? { passation: passationId, etat: 'tous' } : null;
}
function adresseDe(notification: NotificationLue): string {
  const filtres = plusieurs(notification);
  return filtres ? versDossiers(filtres) : `/dossiers/${notification.dossier.id}`;
}

/** What one was told of; opening the dossier, or the list of several, marks it read. */
export default function ListeNotifications() {
  const marquer = useMarquerLues();
  const nonLues = useNonLues();
  const colonnes: Colonne<NotificationLue>[] = [
    {
      cle: 'phrase',
      titre: 'Notification',
      enTete: true,
      rendu: (n) => (
        <Link
          to={adresseDe(n)}
          onClick={() => n.lueLe ?? marquer.mutate([n.id])}
          style={{ fontWeight: n.lueLe ? 400 : 600 }}
        >
          {espacesInsecables(n.phrase)}
        </Link>
      ),
    },
    {
      cle: 'dossier',
      titre: 'Dossier',
      insecable: true,
      rendu: (n) => (plusieurs(n) ? <Absent>plusieurs</Absent> : n.dossier.reference),
    },
    {
      cle: 'collectivite',
      titre: 'Demandeur',
      rendu: (n) => (plusieurs(n) ? null : n.dossier.collectivite),
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
      rendu: (n) =>
        n.lueLe ? (
          <Absent>lue</Absent>
        ) : (
          <Button
            size="small"
            onClick={() => marquer.mutate([n.id])}
            aria-label={`Marquer comme lue\u00a0: ${plusieurs(n) ? '' : `${n.dossier.reference}, `}${n.phrase}`}
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
            Vous verrez ici ce que d’autres font sur vos dossiers.
          </EtatVide>
        }
      />
    </ListBase>
  );
}
