import Paper from '@mui/material/Paper';
import { CreateBase, email, required, SimpleForm, TextInput } from 'react-admin';
import { TitrePage } from '../commun/TitrePage.js';
import { BarreEnregistrer, CHAMP, ChampMotDePasse, ChampsIdentite } from './champs.js';

export default function NouvelUtilisateur() {
  return (
    <CreateBase resource="utilisateurs" redirect="list">
      <TitrePage titre="Nouvel utilisateur" />
      <Paper variant="outlined" sx={{ maxWidth: 620 }}>
        <SimpleForm toolbar={<BarreEnregistrer libelle="Créer le compte" />} warnWhenUnsavedChanges>
          <ChampsIdentite />
          <TextInput
            source="courriel"
            label="Courriel"
            type="email"
            validate={[required(), email('Adresse de courriel invalide.')]}
            {...CHAMP}
            helperText="Sert d’identifiant de connexion."
          />
          <ChampMotDePasse nouveau />
        </SimpleForm>
      </Paper>
    </CreateBase>
  );
}
