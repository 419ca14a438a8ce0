import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ApercuListe } from '@sciat/contrats';
import type { ReactNode } from 'react';
import { dateLongue } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { EffetsSurDossiers } from '../eligibilite/index.js';
import { compter, compterLignes, motsDe, type Nature } from './phrases.js';

interface Props {
  apercu: ApercuListe;
  effetLe: string;
  nature: Nature;
}

/** What publishing would change, before anything is. */
export function ApercuImport({ apercu, effetLe, nature }: Props) {
  const { remplacee, suivante, ajoutees, retirees, modifiees, nomsDifferents } = apercu;
  const { remarques, effets, calculs, dossiersOuverts } = apercu;
  const identique = ajoutees.length + retirees.length + modifiees.length === 0;
  return (
    <>
      <Typography>{espacesInsecables(direLecture(apercu, effetLe, nature))}</Typography>
      {remarques.map((remarque) => (
        <Alert key={remarque} severity="info">
          {espacesInsecables(remarque)}
        </Alert>
      ))}
      {suivante && (
        <Alert severity="info">
          {espacesInsecables(
            `Une liste déjà publiée prend effet le ${dateLongue(suivante.effetLe)} : elle remplacera celle-ci à cette date.`,
          )}
        </Alert>
      )}
      {remplacee && identique && (
        <Typography>
          {`Les ${motsDe(nature)[1]} sont les mêmes que dans la liste remplacée.`}
        </Typography>
      )}
      <Lignes
        titre={compterLignes(nature, ajoutees.length, 'ajoutée')}
        lignes={ajoutees.map((l) => ({ cle: l.id, texte: direLigne(l) }))}
      />
      <Lignes
        titre={compterLignes(nature, retirees.length, 'retirée')}
        lignes={retirees.map((l) => ({ cle: l.id, texte: direLigne(l) }))}
      />
      <Lignes
        titre={
          nature === 'carte'
            ? compter(modifiees.length, 'zone au contour changé', 'zones au contour changé')
            : compter(modifiees.length, 'valeur changée', 'valeurs changées')
        }
        lignes={modifiees.map(({ avant, ...l }) => ({
          cle: l.id,
          texte: `${l.nom}, ${l.code}${l.valeur === null ? '' : ` : ${avant ?? 'aucune'} devient ${l.valeur}`}`,
        }))}
      />
      {nomsDifferents.length > 0 && (
        <Alert severity="warning">
          {espacesInsecables(
            `${compter(nomsDifferents.length, 'nom du fichier diffère de celui', 'noms du fichier diffèrent de ceux')} que nous connaissons. Vérifiez les codes : ce sont eux qui comptent.`,
          )}
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 3, maxHeight: 240, overflowY: 'auto' }}>
            {nomsDifferents.map(({ ligne, code, nom, nomDuFichier }) => (
              <li key={ligne}>
                {espacesInsecables(`Ligne ${ligne}, ${code} : « ${nomDuFichier} », pour ${nom}.`)}
              </li>
            ))}
          </Box>
        </Alert>
      )}
      <EffetsSurDossiers
        effets={effets}
        calculs={calculs}
        effetLe={effetLe}
        nombre={dossiersOuverts}
      />
    </>
  );
}

function direLecture({ lignes, remplacee }: ApercuListe, effetLe: string, nature: Nature): string {
  const lues =
    nature === 'carte'
      ? compter(lignes, 'zone lue, aucune refusée', 'zones lues, aucune refusée')
      : compter(lignes, 'ligne lue, aucune refusée', 'lignes lues, aucune refusée');
  const jour = dateLongue(effetLe);
  const suite = remplacee
    ? `À partir du ${jour}, cette liste remplacera celle du ${dateLongue(remplacee.effetLe)} (${compterLignes(nature, remplacee.nombre)}), qui reste pour les dossiers reçus avant.`
    : `Aucune liste n’est en vigueur au ${jour} : celle-ci sera la première.`;
  return `${lues}. ${suite}`;
}

const direLigne = ({ nom, code, valeur }: ApercuListe['ajoutees'][number]) =>
  `${nom}, ${code}${valeur === null ? '' : ` : ${valeur}`}`;

function Lignes({
  titre,
  lignes,
}: {
  titre: string;
  lignes: { cle: string; texte: string }[];
}): ReactNode {
  if (lignes.length === 0) return null;
  return (
    <Box component="details" open={lignes.length <= 20}>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 0.5 }}>
        {titre}
      </Box>
      <Box
        component="ul"
        sx={{ m: 0, pl: 2.5, columns: '220px', maxHeight: 320, overflowY: 'auto' }}
      >
        {lignes.map(({ cle, texte }) => (
          <li key={cle}>{espacesInsecables(texte)}</li>
        ))}
      </Box>
    </Box>
  );
}
