import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { ChampLignes } from './ChampLignes.js';
import type { PropsChamp } from './ChampSaisie.js';
import { ecrireTarifs, lireTarifs, TARIF_VIDE } from './lignes.js';

/** A grid of prices: up to which family quotient, how much. */
export function ChampTarifs({ champ, valeur, surSaisie, erreur, requis, aide }: PropsChamp) {
  return (
    <ChampLignes
      libelle={champ.libelle}
      aide={aide}
      erreur={Boolean(erreur)}
      requis={requis}
      valeur={valeur}
      surSaisie={surSaisie}
      lire={lireTarifs}
      ecrire={ecrireTarifs}
      vide={TARIF_VIDE}
      quoi="tarif"
      ligne={(tarif, rang, changer) => (
        <>
          <TextField
            name={champ.nom}
            label={`Quotient jusqu’à, tarif ${rang + 1}`}
            value={tarif.sansLimite ? '' : tarif.quotient}
            disabled={tarif.sansLimite}
            onChange={(e) => changer({ ...tarif, quotient: e.target.value })}
            error={Boolean(erreur)}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            autoComplete="off"
            sx={{ flex: '2 1 150px' }}
          />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={tarif.sansLimite}
                slotProps={{
                  input: { 'aria-label': `Sans limite de quotient, tarif ${rang + 1}` },
                }}
                onChange={(_, sansLimite) => changer({ ...tarif, sansLimite })}
              />
            }
            label="sans limite"
            sx={{ mr: 0, whiteSpace: 'nowrap' }}
          />
          <TextField
            label={`Prix, tarif ${rang + 1}`}
            value={tarif.prix}
            onChange={(e) => changer({ ...tarif, prix: e.target.value })}
            error={Boolean(erreur)}
            slotProps={{
              htmlInput: { inputMode: 'decimal' },
              input: { endAdornment: <InputAdornment position="end">€</InputAdornment> },
            }}
            autoComplete="off"
            sx={{ flex: '1 1 110px' }}
          />
        </>
      )}
    />
  );
}
