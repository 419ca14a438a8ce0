import Paper from '@mui/material/Paper';
import type { ModifierUtilisateur, Utilisateur, UtilisateurModifie } from '@sciat/contrats';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BooleanInput, SimpleForm, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useDonnees } from '../providers/data-provider.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { useSession } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';
import { BarreEnregistrer, ChampMotDePasse, ChampsIdentite } from './champs.js';
import { useUtilisateur } from './lectures.js';

/** What react-admin's form gives: the record with what was typed over it. */
type SubmitHandler = (saisie: object) => Promise<Record<string, string> | undefined>;
type CompteModifie = ModifierUtilisateur & Pick<Utilisateur, 'role' | 'actif' | 'dispositifs'>;
type Saisie = Utilisateur & { motDePasse?: string | null };

/** Only what may be changed is sent; an empty password means the one in place. */
function aEnvoyer({ nom, prenom, role, dispositifs, actif, motDePasse }: Saisie): CompteModifie {
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
  const { enregistrer, question } = useEnregistrement(utilisateur.id);
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
      {question && (
        <DialogueConfirmation
          ouvert
          titre={`Modifier le compte de ${prenom} ${nom}`}
          confirmer="Enregistrer et laisser sans agent"
          surFermer={() => question.repondre(false)}
          surConfirmer={() => question.repondre(true)}
        >
          {direAReprendre(question.dossiers)}
        </DialogueConfirmation>
      )}
    </>
  );
}

function direAReprendre(dossiers: number): string {
  const lesquels =
    dossiers === 1
      ? '1 dossier ouvert que ce compte ne pourra plus instruire n’aura plus d’agent.'
      : `${dossiers} dossiers ouverts que ce compte ne pourra plus instruire n’auront plus d’agent.`;
  return `${lesquels} Les rendre plus tard à ce compte demandera de les affecter de nouveau\u00a0; un superviseur peut d’abord les transmettre à quelqu’un d’autre.`;
}

function direRepris(dossiers: number): string {
  if (dossiers === 0) return '';
  return dossiers === 1
    ? ' 1 dossier ouvert n’a plus d’agent.'
    : ` ${dossiers} dossiers ouverts n’ont plus d’agent.`;
}

interface Question {
  dossiers: number;
  repondre: (oui: boolean) => void;
}

/**
 * Saves, once the loss of dossiers is accepted where there is one. Resolves to the reasons by field when
 * the API refuses: the form shows each under its own.
 */
function useEnregistrement(id: string) {
  const donnees = useDonnees();
  const client = useQueryClient();
  const notifier = useNotify();
  const naviguer = useNavigate();
  const [question, setQuestion] = useState<Question | null>(null);
  const accepter = async (data: CompteModifie) => {
    const { dossiers } = await verbes.repriseUtilisateur(id, data);
    if (dossiers === 0) return true;
    const accepte = await new Promise<boolean>((repondre) => setQuestion({ dossiers, repondre }));
    setQuestion(null);
    return accepte;
  };
  const enregistrer = async (saisie: Saisie): Promise<Record<string, string> | undefined> => {
    const data = aEnvoyer(saisie);
    let repris = 0;
    try {
      if (!(await accepter(data))) return {};
      const modifie = await donnees.update('utilisateurs', { id, data, previousData: saisie });
      repris = (modifie.data as UtilisateurModifie).dossiersRepris;
    } catch (erreur) {
      const message = erreur instanceof Error ? erreur.message : 'La modification n’a pas abouti.';
      notifier(message, { type: 'error' });
      return erreur instanceof ErreurApi ? erreur.body.errors : {};
    }
    await client.invalidateQueries({ queryKey: ['utilisateurs'] });
    notifier(`Modification enregistrée.${direRepris(repris)}`, { type: 'success' });
    naviguer('/utilisateurs');
  };
  return { enregistrer, question };
}
