import TextField from '@mui/material/TextField';
import { espacesInsecables } from '../../commun/typographie.js';
import { ChampLignes } from './ChampLignes.js';
import type { PropsChamp } from './ChampSaisie.js';
import { ecrireNoms, lireNoms } from './lignes.js';

/** Names, one a line. */
export function ChampNoms({ champ, valeur, surSaisie, erreur, requis, aide }: PropsChamp) {
  return (
    <ChampLignes
      libelle={champ.libelle}
      aide={aide}
      erreur={Boolean(erreur)}
      requis={requis}
      valeur={valeur}
      surSaisie={surSaisie}
      lire={lireNoms}
      ecrire={ecrireNoms}
      vide=""
      quoi="nom"
      ligne={(nom, rang, changer) => (
        <TextField
          name={champ.nom}
          value={nom}
          onChange={(e) => changer(e.target.value)}
          error={Boolean(erreur)}
          slotProps={{
            htmlInput: { 'aria-label': espacesInsecables(`${champ.libelle} : nom ${rang + 1}`) },
          }}
          autoComplete="off"
          fullWidth
        />
      )}
    />
  );
}
