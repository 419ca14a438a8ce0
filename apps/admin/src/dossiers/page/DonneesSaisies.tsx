import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Champ } from '@sciat/contrats';
import { estVide } from '@sciat/dispositifs';
import { useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { direValeurChamp, parGroupe } from '../saisie/valeurs.js';
import { CorrigerDate } from './CorrigerDate.js';
import { estEngagement } from './champs-etape.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

/** What was entered at the other steps. The current step's fields are in its form, and here on paper. */
export function DonneesSaisies({ formulaire }: { formulaire: boolean }) {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const [aCorriger, setACorriger] = useState<Champ | null>(null);
  // At its own step a date is simply entered anew.
  const corrigeable = ({ nom, type }: Champ) =>
    type === 'date' &&
    autorise('dossier:corriger-date') &&
    !dossier.champsSaisissables.includes(nom);
  const dansLeFormulaire = ({ nom }: Champ) =>
    formulaire && dossier.champsSaisissables.includes(nom);
  const renseignes = Object.keys(dossier.donnees).filter(
    (nom) => !estVide(dossier.donnees[nom]) && !estEngagement(nom, definition),
  );
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
                    {corrigeable(champ) && (
                      <Button
                        size="small"
                        className="ecran-seul"
                        aria-label={espacesInsecables(`Corriger la date : ${champ.libelle}`)}
                        onClick={() => setACorriger(champ)}
                        sx={{ ml: 1 }}
                      >
                        Corriger
                      </Button>
                    )}
                  </Box>
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </Section>
      {aCorriger && (
        <CorrigerDate
          libelle={aCorriger.libelle}
          actuelle={String(dossier.donnees[aCorriger.nom])}
          cible={{ champ: aCorriger.nom }}
          surFermer={() => setACorriger(null)}
        />
      )}
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
