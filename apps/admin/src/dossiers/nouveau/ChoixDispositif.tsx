import TextField from '@mui/material/TextField';
import type { DispositifResume } from '@sciat/contrats';
import { espacesInsecables } from '../../commun/typographie.js';
import { parFamille } from '../../dispositifs/familles.js';
import { direPeriode } from '../../dispositifs/phrases.js';
import { type Choix, direChoix } from './choisir-dispositif.js';

interface Props {
  choix: Choix<DispositifResume>[];
  retenu: Choix<DispositifResume>;
  surChoix: (code: string) => void;
}

/** The schemes under their families; one that takes no more requests can still be entered late, with its date. */
export function ChoixDispositif({ choix, retenu, surChoix }: Props) {
  const { version, ouvert } = retenu;
  const groupes = parFamille(choix.map((c) => ({ ...c, famille: c.version.famille })));
  return (
    <TextField
      select
      label="Dispositif"
      value={version.code}
      onChange={(e) => surChoix(e.target.value)}
      error={!ouvert}
      helperText={espacesInsecables(
        ouvert
          ? version.description
          : `Aucune demande ne peut être reçue à cette date : ce dispositif est ${direPeriode(version.enVigueur)}.`,
      )}
      slotProps={{ select: { native: true } }}
    >
      {groupes.map(({ famille, elements }) =>
        elements.length === 1 ? (
          elements.map(optionDe)
        ) : (
          <optgroup key={famille} label={famille}>
            {elements.map(optionDe)}
          </optgroup>
        ),
      )}
    </TextField>
  );
}

function optionDe(choix: Choix) {
  const { code } = choix.version;
  return (
    <option key={code} value={code}>
      {direChoix(choix)}
    </option>
  );
}
