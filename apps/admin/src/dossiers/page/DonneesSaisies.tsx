import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { estVide } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';
import { direValeurChamp, parGroupe } from '../saisie/valeurs.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

/** What was entered at the other steps; the current step's fields are in its form. */
export function DonneesSaisies({ formulaire }: { formulaire: boolean }) {
  const { dossier, definition } = useDossierCourant();
  const noms = Object.keys(dossier.donnees).filter(
    (nom) =>
      !estVide(dossier.donnees[nom]) && !(formulaire && dossier.champsSaisissables.includes(nom)),
  );
  const groupes = parGroupe(noms, definition);
  if (groupes.length === 0) return null;
  return (
    <Section titre="Données du dossier">
      {groupes.map(({ groupe, libelle, champs }) => (
        <Box key={groupe} sx={{ '& + &': { mt: 1.5 } }}>
          <Typography variant="h3">{espacesInsecables(libelle)}</Typography>
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gridTemplateColumns: { sm: 'minmax(180px, 35%) 1fr' },
              columnGap: 1.5,
            }}
          >
            {champs.map((champ) => (
              <Box key={champ.nom} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary', pt: 0.5 }}>
                  {espacesInsecables(champ.libelle)}
                </Box>
                <Box
                  component="dd"
                  sx={{ m: 0, pt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
                >
                  {espacesInsecables(
                    direValeurChamp(champ, dossier.donnees[champ.nom], definition),
                  )}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Section>
  );
}
