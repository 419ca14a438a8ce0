import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { estVide } from '@sciat/dispositifs';
import { type FormEvent, useState } from 'react';
import { PiedSaisie } from '../../commun/PiedSaisie.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { ChampsParGroupe } from '../saisie/ChampsParGroupe.js';
import { ErreurSaisie } from '../saisie/ErreurSaisie.js';
import { direValeurChamp, erreursDesChamps } from '../saisie/valeurs.js';
import { type ChampsDeLEtape, champsDeLEtape } from './champs-etape.js';
import { useDossierCourant } from './contexte.js';
import type { useEnregistrement } from './enregistrement.js';
import { Pli } from './Pli.js';
import { Section } from './Section.js';
import { viser } from './viser.js';

const ID_FORMULAIRE = 'formulaire-etape';

/** To the field the step waits for; to the first one when it waits for none. */
export function viserFormulaire(
  { attendus, nouveaux, connus }: ChampsDeLEtape,
  donnees: Record<string, unknown>,
): void {
  const nom = attendus.find((c) => estVide(donnees[c])) ?? [...attendus, ...nouveaux, ...connus][0];
  const formulaire = document.getElementById(ID_FORMULAIRE);
  if (nom) viser(formulaire?.querySelector<HTMLElement>(`[name="${CSS.escape(nom)}"]`));
}

/** The fields of the current step. What is typed is kept in the tab until it is saved or given up. */
export function FormulaireEtape({
  enregistrement,
}: {
  enregistrement: ReturnType<typeof useEnregistrement>;
}) {
  const { dossier, definition, brouillon, saisir, oublier } = useDossierCourant();
  const { enregistrer, enCours, erreur, aEnregistrer } = enregistrement;
  const [fait, setFait] = useState('');
  const { attendus, nouveaux, connus } = champsDeLEtape(dossier, definition);
  const visibles = [...attendus, ...nouveaux];
  const nombre = Object.keys(brouillon).length;
  const soumettre = async (e: FormEvent) => {
    e.preventDefault();
    if (enCours) return;
    if (!aEnregistrer) setFait('Rien de nouveau à enregistrer.');
    else setFait((await enregistrer()) ? 'Saisie enregistrée.' : '');
  };
  const commun = {
    definition,
    donnees: dossier.donnees,
    brouillon,
    saisir,
    erreurs: erreursDesChamps(erreur?.body.errors),
    attendus,
    marque: true,
  };
  const pli = {
    titre:
      connus.length === 1
        ? '1 champ des étapes précédentes'
        : `${connus.length} champs des étapes précédentes`,
    ouvert: connus.some((c) => c in brouillon),
  };
  const champsConnus = (
    <Box sx={{ pt: 1 }}>
      <ChampsParGroupe {...commun} noms={connus} />
    </Box>
  );
  const pied = (
    <>
      <ErreurSaisie erreur={erreur} champs={dossier.champsSaisissables} />
      <PiedSaisie
        enregistrer="Enregistrer la saisie"
        enCours={enCours}
        enAttente={nombre > 0 ? direNonEnregistres(nombre) : ''}
        fait={fait}
        surAnnuler={() => {
          oublier();
          setFait('Saisie annulée.');
        }}
      />
    </>
  );
  return (
    <Section titre="Saisie de l’étape" ecranSeul>
      <SaisieHorsEtape />
      {attendus.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          Les champs suivis d’un astérisque (*) sont attendus à cette étape.
        </Typography>
      )}
      <form
        id={ID_FORMULAIRE}
        onSubmit={(e) => void soumettre(e)}
        noValidate
        aria-label="Saisie de l’étape"
      >
        {visibles.length > 0 ? (
          <>
            <ChampsParGroupe {...commun} noms={visibles} />
            {connus.length > 0 && <Pli {...pli}>{champsConnus}</Pli>}
            {pied}
          </>
        ) : (
          <Pli {...pli}>
            {champsConnus}
            {pied}
          </Pli>
        )}
      </form>
    </Section>
  );
}

function direNonEnregistres(nombre: number): string {
  return nombre === 1
    ? '1 champ modifié, non enregistré.'
    : `${nombre} champs modifiés, non enregistrés.`;
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
