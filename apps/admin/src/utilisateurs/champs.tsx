import { LONGUEUR_MOT_DE_PASSE } from '@sciat/contrats';
import { type Role, roles } from '@sciat/dispositifs';
import {
  FormDataConsumer,
  PasswordInput,
  required,
  SaveButton,
  SelectArrayInput,
  SelectInput,
  TextInput,
  Toolbar,
} from 'react-admin';
import { useNomsDispositifs } from '../dispositifs/lectures.js';

const EMPLOIS: Record<Role, string> = {
  instructeur: 'suit les dossiers',
  superviseur: 'suit les dossiers, revient sur une étape, corrige une date',
  administrateur: 'gère les comptes, les listes et les paramètres',
  lecture: 'consulte',
};
const CHOIX = Object.entries(EMPLOIS).map(([id, emploi]) => ({
  id,
  name: `${roles[id as Role]} – ${emploi}`,
}));

/** Full width, evenly spaced; no room kept for a help that is not there. */
export const CHAMP = {
  fullWidth: true,
  helperText: false,
  margin: 'dense',
  autoComplete: 'off',
} as const;

export function ChampsIdentite() {
  return (
    <>
      <TextInput source="prenom" label="Prénom" validate={required()} {...CHAMP} />
      <TextInput source="nom" label="Nom" validate={required()} {...CHAMP} />
      <SelectInput source="role" label="Rôle" choices={CHOIX} validate={required()} {...CHAMP} />
      <FormDataConsumer>
        {({ formData }) => formData.role !== 'administrateur' && <ChampDispositifs />}
      </FormDataConsumer>
    </>
  );
}

function ChampDispositifs() {
  const dispositifs = useNomsDispositifs().data?.donnees ?? [];
  return (
    <SelectArrayInput
      source="dispositifs"
      label="Dispositifs suivis"
      choices={dispositifs.map(({ code, libelle }) => ({ id: code, name: libelle }))}
      {...CHAMP}
      helperText="Aucun choisi : tous. Sinon, le compte ne voit que les dossiers de ceux-là."
    />
  );
}

/** Handed over by the administrator; the person then changes it in "Mon compte". */
export function ChampMotDePasse({ nouveau }: { nouveau: boolean }) {
  const longueur = `Au moins ${LONGUEUR_MOT_DE_PASSE} caractères.`;
  const aide = nouveau
    ? longueur
    : `${longueur} Vide : inchangé. Le changer ferme les sessions de ce compte.`;
  return (
    <PasswordInput
      source="motDePasse"
      label={nouveau ? 'Mot de passe provisoire' : 'Nouveau mot de passe'}
      validate={nouveau ? required() : undefined}
      {...CHAMP}
      helperText={aide}
      autoComplete="new-password"
    />
  );
}

export function BarreEnregistrer({ libelle }: { libelle: string }) {
  return (
    // On the edge of the fields above: the toolbar has a margin of its own.
    <Toolbar sx={{ px: 2, '&.MuiToolbar-root': { paddingInline: 2 } }}>
      <SaveButton label={libelle} alwaysEnable />
    </Toolbar>
  );
}
