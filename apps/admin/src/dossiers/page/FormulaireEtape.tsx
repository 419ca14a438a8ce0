import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FormEvent } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { ChampsParGroupe } from '../saisie/ChampsParGroupe.js';
import { ErreurSaisie } from '../saisie/ErreurSaisie.js';
import { direValeurChamp, erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant } from './contexte.js';
import type { useEnregistrement } from './enregistrement.js';
import { Section } from './Section.js';

export const ID_FORMULAIRE = 'formulaire-etape';

/** The fields of the current step. What is typed is kept in the tab until it is saved or given up. */
export function FormulaireEtape({
  enregistrement,
}: {
  enregistrement: ReturnType<typeof useEnregistrement>;
}) {
  const { dossier, definition, brouillon, saisir, oublier } = useDossierCourant();
  const { enregistrer, enCours, erreur } = enregistrement;
  const attendus = definition.etapes.find((e) => e.id === dossier.etape.id)?.champsAttendus ?? [];
  const nombre = Object.keys(brouillon).length;
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    void enregistrer();
  };
  return (
    <Section titre="Saisie de l’étape" ecranSeul>
      <SaisieHorsEtape />
      <form id={ID_FORMULAIRE} onSubmit={soumettre} noValidate aria-label="Saisie de l’étape">
        <ChampsParGroupe
          noms={dossier.champsSaisissables}
          definition={definition}
          donnees={dossier.donnees}
          brouillon={brouillon}
          saisir={saisir}
          erreurs={erreursDesChamps(erreur?.body.errors)}
          attendus={attendus}
        />
        <ErreurSaisie erreur={erreur} champs={dossier.champsSaisissables} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 2, flexWrap: 'wrap' }}>
          <Button type="submit" variant="outlined" loading={enCours} disabled={nombre === 0}>
            Enregistrer la saisie
          </Button>
          {nombre > 0 && (
            <>
              <Button onClick={() => oublier()} disabled={enCours}>
                Annuler ma saisie
              </Button>
              <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
                {nombre === 1
                  ? '1 champ modifié, non enregistré.'
                  : `${nombre} champs modifiés, non enregistrés.`}
              </Typography>
            </>
          )}
        </Box>
      </form>
    </Section>
  );
}

/** Typed at a step the dossier has since left: shown so that it can be copied, since it cannot be saved. */
function SaisieHorsEtape() {
  const { dossier, definition, brouillon, oublier } = useDossierCourant();
  const perdus = Object.keys(brouillon).filter((nom) => !dossier.champsSaisissables.includes(nom));
  if (perdus.length === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={<Button onClick={() => oublier(perdus)}>Abandonner</Button>}
    >
      Le dossier a changé d’étape&nbsp;: cette saisie ne peut plus être enregistrée.
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {perdus.map((nom) => {
          const champ = definition.champs.find((c) => c.nom === nom);
          const valeur = champ
            ? direValeurChamp(champ, brouillon[nom]?.valeur, definition)
            : String(brouillon[nom]?.valeur);
          return <li key={nom}>{espacesInsecables(`${champ?.libelle ?? nom} : ${valeur}`)}</li>;
        })}
      </ul>
    </Alert>
  );
}
