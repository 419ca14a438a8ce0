import Button from '@mui/material/Button';
import type { TravailEchoue } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, ListBase, useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { INVISIBLE } from '../commun/styles.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { verbes } from '../providers/verbes.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const NOMS: Record<string, string> = {
  quotidien: 'Tour quotidien',
  'passation.executer': 'Passation de dossiers',
  'courriel.envoyer': 'Envoi d’un courriel',
  'echeances.recalculer': 'Recalcul des échéances',
};

/** Jobs that failed for good: nothing else retries them. */
export default function ListeTravaux() {
  const client = useQueryClient();
  const notifier = useNotify();
  const relance = useMutation({
    mutationFn: (travail: TravailEchoue) => verbes.relancerTravail(travail.id),
    onSuccess: () => {
      notifier('Travail relancé.', { type: 'success' });
      void client.invalidateQueries({ queryKey: ['travaux'] });
    },
  });
  const colonnes: Colonne<TravailEchoue>[] = [
    {
      cle: 'nom',
      titre: 'Travail',
      triable: true,
      enTete: true,
      rendu: (t) => NOMS[t.nom] ?? t.nom,
    },
    {
      cle: 'dossier',
      titre: 'Dossier',
      rendu: (t) =>
        t.dossier ? <Link to={`/dossiers/${t.dossier.id}`}>{t.dossier.reference}</Link> : '',
    },
    { cle: 'erreur', titre: 'Erreur', rendu: (t) => t.erreur ?? '' },
    { cle: 'essais', titre: 'Essais', align: 'right', rendu: (t) => t.essais },
    { cle: 'creeLe', titre: 'Demandé le', triable: true, rendu: (t) => instantCourt(t.creeLe) },
    {
      cle: 'echoueLe',
      titre: 'Échoué le',
      rendu: (t) => (t.echoueLe ? instantCourt(t.echoueLe) : ''),
    },
    {
      cle: 'relance',
      titre: 'Action',
      rendu: (t) => (
        <Button
          variant="outlined"
          loading={relance.isPending && relance.variables?.id === t.id}
          onClick={() => relance.mutate(t)}
        >
          Relancer
          <span style={INVISIBLE}>
            {' '}
            {NOMS[t.nom] ?? t.nom} {t.dossier?.reference}
          </span>
        </Button>
      ),
    },
  ];
  return (
    <ListBase<TravailEchoue>
      resource="travaux"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage titre="Travaux en échec" complement={<Total un="travail" plusieurs="travaux" />} />
      <AfficherErreur erreur={relance.error} />
      <Tableau
        legende="Travaux de fond qui ont échoué après tous leurs essais"
        colonnes={colonnes}
        vide={
          <EtatVide titre="Aucun travail en échec.">
            Un travail qui échoue est repris plusieurs fois avant de paraître ici.
          </EtatVide>
        }
      />
    </ListBase>
  );
}
