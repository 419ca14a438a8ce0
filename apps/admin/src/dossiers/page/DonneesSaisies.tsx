import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Champ } from '@sciat/contrats';
import { estVide } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';
import { direValeurChamp, parGroupe } from '../saisie/valeurs.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

/** What was entered at the other steps. The current step's fields are in its form, and here on paper. */
export function DonneesSaisies({ formulaire }: { formulaire: boolean }) {
  const { dossier, definition } = useDossierCourant();
  const dansLeFormulaire = ({ nom }: Champ) =>
    formulaire && dossier.champsSaisissables.includes(nom);
  const renseignes = Object.keys(dossier.donnees).filter((nom) => !estVide(dossier.donnees[nom]));
  const groupes = parGroupe(renseignes, definition);
  if (groupes.length === 0) return null;
  const papier = (champs: Champ[]) =>
    champs.every(dansLeFormulaire) ? 'impression-seule' : undefined;
  return (
    <Box className={papier(groupes.flatMap((g) => g.champs))}>
      <Section titre="Données du dossier">
        {groupes.map(({ groupe, libelle, champs }) => (
          <Box key={groupe} className={papier(champs)} sx={{ '& + &': { mt: 1.5 } }}>
            <Typography variant="h3">{espacesInsecables(libelle)}</Typography>
            <Box component="dl" sx={LISTE}>
              {champs.map((champ) => (
                <Box key={champ.nom} className={papier([champ])} sx={{ display: 'contents' }}>
                  <Box component="dt" sx={{ color: 'text.secondary', pt: 0.5 }}>
                    {espacesInsecables(champ.libelle)}
                  </Box>
                  <Box component="dd" sx={VALEUR}>
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
    </Box>
  );
}

const LISTE = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: { sm: 'minmax(180px, 35%) 1fr' },
  columnGap: 1.5,
};
const VALEUR = { m: 0, pt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' };
