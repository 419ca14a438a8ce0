import Paper from '@mui/material/Paper';
import type { ModifierUtilisateur, Utilisateur, UtilisateurModifie } from '@sciat/contrats';
import { useQueryClient } from '@tanstack/react-query';
import { BooleanInput, SimpleForm, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useDonnees } from '../providers/data-provider.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { useSession } from '../providers/session.js';
import { BarreEnregistrer, ChampMotDePasse, ChampsIdentite } from './champs.js';
import { useUtilisateur } from './lectures.js';

/** What react-admin's form gives: the record with what was typed over it. */
type SubmitHandler = (saisie: object) => Promise<Record<string, string> | undefined>;
type Saisie = Utilisateur & { motDePasse?: string | null };

/** Only what may be changed is sent; an empty password means the one in place. */
function aEnvoyer({
  nom,
  prenom,
  role,
  dispositifs,
  actif,
  motDePasse,
}: Saisie): ModifierUtilisateur {
  const suivis = role === 'administrateur' ? [] : dispositifs;
  return { nom, prenom, role, dispositifs: suivis, actif, ...(motDePasse && { motDePasse }) };
}

export default function PageUtilisateur() {
  const { id = '' } = useParams();
  const { data: utilisateur, error, isPending } = useUtilisateur(id);
  if (isPending) return <Chargement />;
  if (utilisateur) return <Fiche key={id} utilisateur={utilisateur} />;
  return (
    <>
      <TitrePage titre="Utilisateur" />
      {error ? <AfficherErreur erreur={error} /> : <EtatVide titre="Ce compte n’existe pas." />}
    </>
  );
}

function Fiche({ utilisateur }: { utilisateur: Utilisateur }) {
  const moi = useSession()?.utilisateur.id;
  const enregistrer = useEnregistrement(utilisateur.id);
  const { prenom, nom, courriel, derniereConnexionLe } = utilisateur;
  return (
    <>
      <TitrePage titre={`${prenom} ${nom}`} complement={utilisateur.fictif && <Fictif />} />
      <Paper variant="outlined" sx={{ maxWidth: 620 }}>
        <SimpleForm
          record={utilisateur}
          onSubmit={enregistrer as SubmitHandler}
          toolbar={<BarreEnregistrer libelle="Enregistrer" />}
          warnWhenUnsavedChanges
        >
          <p style={{ margin: '0 0 12px' }}>
            {courriel}
            <br />
            {derniereConnexionLe
              ? `Dernière connexion le ${direInstant(derniereConnexionLe)}`
              : 'Ne s’est jamais connecté'}
          </p>
          <ChampsIdentite />
          <BooleanInput
            source="actif"
            label="Compte actif"
            // One does not lock oneself out.
            disabled={utilisateur.id === moi}
            helperText="Désactivé, le compte ne peut plus se connecter, ses sessions sont fermées et ses dossiers ouverts ne sont plus affectés."
          />
          <ChampMotDePasse nouveau={false} />
        </SimpleForm>
      </Paper>
    </>
  );
}

function direRepris(dossiers: number): string {
  if (dossiers === 0) return '';
  return dossiers === 1
    ? ' 1 dossier ouvert n’a plus d’agent.'
    : ` ${dossiers} dossiers ouverts n’ont plus d’agent.`;
}

/** Resolves to the reasons by field when the API refuses: the form shows each under its own. */
function useEnregistrement(id: string) {
  const donnees = useDonnees();
  const client = useQueryClient();
  const notifier = useNotify();
  const naviguer = useNavigate();
  return async (saisie: Saisie): Promise<Record<string, string> | undefined> => {
    let repris = 0;
    try {
      const demande = { id, data: aEnvoyer(saisie), previousData: saisie };
      const { data } = await donnees.update('utilisateurs', demande);
      repris = (data as UtilisateurModifie).dossiersRepris;
    } catch (erreur) {
      const message = erreur instanceof Error ? erreur.message : 'La modification n’a pas abouti.';
      notifier(message, { type: 'error' });
      return erreur instanceof ErreurApi ? erreur.body.errors : {};
    }
    await client.invalidateQueries({ queryKey: ['utilisateurs'] });
    notifier(`Modification enregistrée.${direRepris(repris)}`, { type: 'success' });
    naviguer('/utilisateurs');
  };
}
