import Paper from '@mui/material/Paper';
import type { ModifierUtilisateur, Utilisateur } from '@sciat/contrats';
import { BooleanInput, EditBase, SimpleForm, useEditContext } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { direInstant } from '../commun/dates.js';
import { Fictif } from '../commun/Fictif.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useSession } from '../providers/session.js';
import { BarreEnregistrer, ChampMotDePasse, ChampsIdentite } from './champs.js';

type Saisie = Utilisateur & { motDePasse?: string | null };

/** Only what may be changed is sent; an empty password means the one in place. */
function aEnvoyer({ nom, prenom, role, actif, motDePasse }: Saisie): ModifierUtilisateur {
  return { nom, prenom, role, actif, ...(motDePasse && { motDePasse }) };
}

export default function PageUtilisateur() {
  return (
    <EditBase<Utilisateur>
      resource="utilisateurs"
      mutationMode="pessimistic"
      redirect="list"
      transform={aEnvoyer as (saisie: Utilisateur) => Partial<Utilisateur>}
      queryOptions={{ onError: () => {} }}
    >
      <Fiche />
    </EditBase>
  );
}

function Fiche() {
  const { record, error, isPending } = useEditContext<Utilisateur>();
  const moi = useSession()?.utilisateur.id;
  if (error) {
    return (
      <>
        <TitrePage titre="Utilisateur" />
        <AfficherErreur erreur={error} />
      </>
    );
  }
  if (isPending || !record) return <Chargement />;
  return (
    <>
      <TitrePage
        titre={`${record.prenom} ${record.nom}`}
        complement={record.fictif && <Fictif />}
      />
      <Paper variant="outlined" sx={{ maxWidth: 620 }}>
        <SimpleForm toolbar={<BarreEnregistrer libelle="Enregistrer" />} warnWhenUnsavedChanges>
          <p style={{ margin: '0 0 12px' }}>
            {record.courriel}
            <br />
            {record.derniereConnexionLe
              ? `Dernière connexion le ${direInstant(record.derniereConnexionLe)}`
              : 'Ne s’est jamais connecté'}
          </p>
          <ChampsIdentite />
          <BooleanInput
            source="actif"
            label="Compte actif"
            // One does not lock oneself out.
            disabled={record.id === moi}
            helperText="Désactivé, le compte ne peut plus se connecter ; ses sessions sont fermées."
          />
          <ChampMotDePasse nouveau={false} />
        </SimpleForm>
      </Paper>
    </>
  );
}
