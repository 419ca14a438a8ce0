import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { Collectivite } from '@sciat/contrats';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { verbes } from '../../providers/verbes.js';
import { OptionCollectivite } from '../OptionCollectivite.js';

/** The one in the address is known by its name alone. */
type Option = Collectivite | Pick<Collectivite, 'id' | 'nom'>;

interface Props {
  valeur?: string;
  nom?: string;
  surChoix: (id: string | null) => void;
}

/** Looks collectivités up by name, INSEE or postal code, or SIREN. */
export function FiltreCollectivite({ valeur, nom, surChoix }: Props) {
  const [texte, setTexte] = useState('');
  const q = useDeferredValue(texte.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['collectivites', 'recherche', q],
    queryFn: ({ signal }) => verbes.collectivites({ q, parPage: 20 }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const choisie: Option | null = valeur ? { id: valeur, nom: nom ?? '…' } : null;
  return (
    <Autocomplete<Option>
      options={data?.donnees ?? []}
      value={choisie}
      onChange={(_, option) => surChoix(option?.id ?? null)}
      onInputChange={(_, saisie, cause) => setTexte(cause === 'input' ? saisie : '')}
      // The server has searched: it knows codes the names do not show.
      filterOptions={(options) => options}
      getOptionLabel={(o) => o.nom}
      getOptionKey={(o) => o.id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      loading={isFetching}
      loadingText="Recherche en cours"
      noOptionsText="Aucune collectivité ne correspond"
      renderOption={({ key, ...props }, option) =>
        'code' in option ? (
          <OptionCollectivite key={key} {...props} collectivite={option} />
        ) : (
          <li key={key} {...props}>
            {option.nom}
          </li>
        )
      }
      renderInput={(params) => (
        <TextField {...params} label="Collectivité" placeholder="Nom, code INSEE, SIREN…" />
      )}
    />
  );
}
