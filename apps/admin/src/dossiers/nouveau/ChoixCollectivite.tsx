import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { Collectivite } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { BoutonNouveauDemandeur } from '../../collectivites/NouveauDemandeur.js';
import { verbes } from '../../providers/verbes.js';
import { direCollectivite } from '../collectivite.js';
import { OptionCollectivite } from '../OptionCollectivite.js';

interface Props {
  valeur: Collectivite | null;
  surChoix: (collectivite: Collectivite | null) => void;
  erreur?: string;
}

/** Looks a collectivité up by name, INSEE or postal code, or SIREN; the server does the searching. */
export function ChoixCollectivite({ valeur, surChoix, erreur }: Props) {
  const [texte, setTexte] = useState('');
  const q = useDeferredValue(texte.trim());
  const { data } = useQuery({
    queryKey: ['collectivites', 'recherche', q],
    queryFn: ({ signal }) => verbes.collectivites({ q, parPage: 20 }, { signal }),
    staleTime: 60_000,
  });
  // Never the answer to what was typed before: a quick Enter would choose from it.
  const trouvees = q === texte.trim() ? data?.donnees : undefined;
  return (
    <Box>
      <Autocomplete<Collectivite>
        options={trouvees ?? []}
        value={valeur}
        onChange={(_, choisie) => surChoix(choisie)}
        onInputChange={(_, saisie, cause) => setTexte(cause === 'input' ? saisie : '')}
        // The server has searched: it knows codes the names do not show.
        filterOptions={(options) => options}
        getOptionLabel={(c) => c.nom}
        getOptionKey={(c) => c.id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        loading={trouvees === undefined}
        loadingText="Recherche en cours"
        noOptionsText="Aucun demandeur ne correspond"
        renderOption={({ key, ...props }, collectivite) => (
          <OptionCollectivite key={key} {...props} collectivite={collectivite} />
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label="Collectivité ou autre demandeur"
            placeholder="Nom, code INSEE, code postal ou SIREN"
            error={Boolean(erreur)}
            helperText={
              erreur ??
              (valeur
                ? direCollectivite(valeur)
                : 'Commune ou intercommunalité du département, ou demandeur ajouté par le service.')
            }
            required
          />
        )}
      />
      {!valeur && <BoutonNouveauDemandeur surDemandeur={surChoix} />}
    </Box>
  );
}
