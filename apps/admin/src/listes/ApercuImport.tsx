import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ApercuListe, LigneListe } from '@sciat/contrats';
import { dateLongue } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { compter } from './phrases.js';

interface Props {
  apercu: ApercuListe;
  effetLe: string;
}

/** What publishing would change, before anything is. */
export function ApercuImport({ apercu, effetLe }: Props) {
  const { lignes, remplacee, suivante, ajoutees, retirees, nomsDifferents, dossiersOuverts } =
    apercu;
  return (
    <>
      <Typography>
        {espacesInsecables(
          `${compter(lignes, 'ligne lue, aucune refusée', 'lignes lues, aucune refusée')}. ${
            remplacee
              ? `À partir du ${dateLongue(effetLe)}, cette liste remplacera celle du ${dateLongue(remplacee.effetLe)} (${compter(remplacee.nombre, 'collectivité')}).`
              : `Aucune liste n’est en vigueur au ${dateLongue(effetLe)} : celle-ci sera la première.`
          }`,
        )}
      </Typography>
      {suivante && (
        <Alert severity="info">
          {espacesInsecables(
            `Une liste déjà publiée prend effet le ${dateLongue(suivante.effetLe)} : elle remplacera celle-ci à cette date.`,
          )}
        </Alert>
      )}
      {remplacee && ajoutees.length === 0 && retirees.length === 0 && (
        <Typography>Les collectivités sont les mêmes que dans la liste remplacée.</Typography>
      )}
      <Collectivites
        titre={compter(ajoutees.length, 'collectivité ajoutée', 'collectivités ajoutées')}
        lignes={ajoutees}
      />
      <Collectivites
        titre={compter(retirees.length, 'collectivité retirée', 'collectivités retirées')}
        lignes={retirees}
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
      <Typography>
        {dossiersOuverts === 0
          ? 'Aucun dossier ouvert n’est concerné à ce jour.'
          : espacesInsecables(
              `${compter(dossiersOuverts, 'dossier ouvert, reçu', 'dossiers ouverts, reçus')} depuis cette date, ${dossiersOuverts > 1 ? 'seront examinés' : 'sera examiné'} avec cette liste.`,
            )}
      </Typography>
    </>
  );
}

function Collectivites({ titre, lignes }: { titre: string; lignes: LigneListe[] }) {
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
        {lignes.map(({ id, code, nom }) => (
          <li key={id}>{`${nom}, ${code}`}</li>
        ))}
      </Box>
    </Box>
  );
}
