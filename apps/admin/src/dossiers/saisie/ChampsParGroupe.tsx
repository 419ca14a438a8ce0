import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Champ, Dispositif } from '@sciat/contrats';
import { estVide } from '@sciat/dispositifs';
import { useId } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { type Brouillon, changeEntreTemps } from './brouillon.js';
import { ChampSaisie } from './ChampSaisie.js';
import { direValeurChamp, parGroupe } from './valeurs.js';

/** Fields that take the whole width. */
const LARGES: Champ['type'][] = ['texte_long', 'pieces', 'noms', 'tarifs'];

interface Props {
  noms: readonly string[];
  definition: Dispositif;
  /** What is saved. */
  donnees: Record<string, unknown>;
  brouillon: Brouillon;
  saisir: (champ: string, valeur: unknown, enregistree: unknown) => void;
  erreurs: Record<string, string>;
  /** Without them the step cannot be left by its main way. */
  attendus?: readonly string[];
  /** They come first, with an asterisk explained above the form, rather than a word under each. */
  marque?: boolean;
  /** Level of the groups' headings. */
  niveau?: 'h2' | 'h3';
}

/** The fields to enter, drawn from the definition under the headings of their groups. */
export function ChampsParGroupe(props: Props) {
  const {
    noms,
    definition,
    donnees,
    brouillon,
    saisir,
    erreurs,
    attendus = [],
    marque = false,
    niveau = 'h3',
  } = props;
  const id = useId();
  const note = (nom: string, valeur: unknown) => {
    const champ = definition.champs.find((c) => c.nom === nom);
    if (champ && changeEntreTemps(brouillon[nom], donnees[nom])) {
      return `Enregistré entre-temps : « ${direValeurChamp(champ, donnees[nom], definition)} ».`;
    }
    return !marque && attendus.includes(nom) && estVide(valeur) ? 'Attendu à cette étape.' : null;
  };
  const groupes = parGroupe(noms, definition, marque ? attendus : []);
  return groupes.map(({ groupe, libelle, champs }) => (
    <Box key={groupe} role="group" aria-labelledby={`${id}-${groupe}`} sx={{ '& + &': { mt: 2 } }}>
      <Typography variant="h3" component={niveau} id={`${id}-${groupe}`} sx={{ mb: 1 }}>
        {espacesInsecables(libelle)}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
        }}
      >
        {champs.map((champ) => {
          const saisie = brouillon[champ.nom];
          const valeur = saisie ? saisie.valeur : donnees[champ.nom];
          const large = LARGES.includes(champ.type);
          return (
            <Box key={champ.nom} sx={large ? { gridColumn: '1 / -1' } : undefined}>
              <ChampSaisie
                champ={champ}
                valeur={valeur}
                surSaisie={(v) => saisir(champ.nom, v, donnees[champ.nom])}
                erreur={erreurs[champ.nom]}
                note={note(champ.nom, valeur)}
                requis={marque && attendus.includes(champ.nom)}
                pieces={definition.pieces}
              />
            </Box>
          );
        })}
      </Box>
    </Box>
  ));
}
