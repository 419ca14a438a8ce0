import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Courrier } from '@sciat/contrats';
import type { FormEvent } from 'react';
import { PiedSaisie } from '../../commun/PiedSaisie.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { changeEntreTemps } from '../../dossiers/saisie/brouillon.js';
import { ErreurSaisie } from '../../dossiers/saisie/ErreurSaisie.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { ParagrapheImpose, ParagrapheLibre } from './Paragraphes.js';
import { cleParagraphe, OBJET } from './saisie.js';
import type { SaisieCourrier } from './useSaisieCourrier.js';

interface Props {
  courrier: Courrier;
  modifiable: boolean;
  saisie: SaisieCourrier;
  enCours: boolean;
  erreur: ErreurApi | null;
}

/** The letter in order: what the agent may rewrite is a field, what the template imposes is text. */
export function Texte({ courrier, modifiable, saisie, enCours, erreur }: Props) {
  const { objet, destinataire, paragraphes } = courrier;
  const { brouillon, saisir, oublier, enregistrer, nombre, fait, setFait } = saisie;
  const valeurDe = (cle: string, enregistree: string) =>
    String(brouillon[cle]?.valeur ?? enregistree);
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    void enregistrer();
  };
  const entete = (
    <Typography sx={{ mb: 1.5 }}>{espacesInsecables(`Destinataire : ${destinataire}`)}</Typography>
  );
  if (!modifiable) {
    return (
      <>
        {entete}
        <Typography sx={{ mb: 1.5, fontWeight: 600 }}>
          {espacesInsecables(`Objet : ${objet}`)}
        </Typography>
        {nombre > 0 && <SaisieOrpheline saisie={saisie} />}
        {paragraphes
          .filter((p) => p.texte.trim() !== '')
          .map((p) => (
            <ParagrapheImpose key={p.id} paragraphe={p} />
          ))}
      </>
    );
  }
  return (
    <form onSubmit={soumettre} noValidate aria-label="Texte du courrier">
      {entete}
      <TextField
        name={OBJET}
        label="Objet"
        value={valeurDe(OBJET, objet)}
        onChange={(e) => saisir(OBJET, e.target.value, objet)}
        error={erreur?.body.errors[OBJET] !== undefined}
        helperText={
          erreur?.body.errors[OBJET] ??
          (changeEntreTemps(brouillon[OBJET], objet)
            ? espacesInsecables(`Changé entre-temps en : « ${objet} ».`)
            : undefined)
        }
        fullWidth
        sx={{ mb: 2 }}
      />
      {paragraphes.map((paragraphe, rang) => {
        const cle = cleParagraphe(paragraphe.id);
        if (!paragraphe.libre)
          return <ParagrapheImpose key={paragraphe.id} paragraphe={paragraphe} />;
        return (
          <ParagrapheLibre
            key={paragraphe.id}
            nom={cle}
            rang={rang + 1}
            paragraphe={paragraphe}
            saisie={brouillon[cle]}
            surSaisie={(texte) => saisir(cle, texte, paragraphe.texte)}
            surReprendre={() => void saisie.reprendreLeModele(paragraphe.id)}
            erreur={
              erreur?.body.errors[cle] ??
              courrier.raisons.find(
                (r) => r.code === 'PARAGRAPHE_VIDE' && r.champ === paragraphe.id,
              )?.message
            }
          />
        );
      })}
      <ErreurSaisie
        erreur={erreur}
        champs={[OBJET, ...paragraphes.map((p) => cleParagraphe(p.id))]}
      />
      <PiedSaisie
        enregistrer="Enregistrer le texte"
        enCours={enCours}
        enAttente={
          nombre === 0
            ? ''
            : `${nombre === 1 ? '1 passage modifié, non enregistré' : `${nombre} passages modifiés, non enregistrés`}.`
        }
        fait={fait}
        surAnnuler={() => {
          oublier();
          setFait('Saisie annulée.');
        }}
      />
    </form>
  );
}

/** What was typed in a letter that went on meanwhile: read, copied, then let go. */
function SaisieOrpheline({ saisie: { brouillon, oublier } }: { saisie: SaisieCourrier }) {
  return (
    <Alert
      severity="warning"
      role="note"
      sx={{ mb: 1.5 }}
      action={
        <Button color="inherit" onClick={() => oublier()}>
          Oublier
        </Button>
      }
    >
      Ce courrier n’est plus un brouillon&nbsp;: votre saisie n’a pas été enregistrée.
      {Object.entries(brouillon).map(([cle, { valeur }]) => (
        <Box key={cle} component="p" sx={{ m: 0, mt: 1, whiteSpace: 'pre-wrap' }}>
          {String(valeur)}
        </Box>
      ))}
    </Alert>
  );
}
