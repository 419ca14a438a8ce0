import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { INVISIBLE } from '../commun/styles.js';
import { verbes } from '../providers/verbes.js';
import { OptionRecherche } from './OptionRecherche.js';
import {
  direCorrections,
  direResultats,
  direVoisines,
  type Option,
  optionsDe,
  ouvrirDirectement,
  versTous,
} from './options.js';

const PAUSE_MS = 200;
const LONGUEUR_MIN = 2;
const resultatsDe = (q: string) => ({
  queryKey: ['recherche', q],
  queryFn: ({ signal }: { signal: AbortSignal }) => verbes.rechercher(q, { signal }),
  staleTime: 10_000,
  retry: false,
});

/** One search field, from everywhere (Ctrl-K): the best answers as one types, and the list of all of them. */
export function Recherche() {
  const [texte, setTexte] = useState('');
  const [ouvert, setOuvert] = useState(false);
  const surligne = useRef<Option | null>(null);
  const champ = useRef<HTMLInputElement>(null);
  const naviguer = useNavigate();
  const client = useQueryClient();
  const etroit = useMediaQuery(useTheme().breakpoints.down('md'));
  const q = useApresPause(texte.trim());
  const cherche = q.length >= LONGUEUR_MIN;
  const { data, error, isFetching } = useQuery({
    ...resultatsDe(q),
    enabled: cherche,
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    const surTouche = (e: globalThis.KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'k') return;
      e.preventDefault();
      champ.current?.focus();
      champ.current?.select();
    };
    document.addEventListener('keydown', surTouche);
    return () => document.removeEventListener('keydown', surTouche);
  }, []);

  const aller = (adresse: string) => {
    void naviguer(adresse);
    setTexte('');
    setOuvert(false);
    surligne.current = null;
    champ.current?.blur();
  };
  const surTouche = (e: KeyboardEvent) => {
    const tape = texte.trim();
    // An answer under the arrows is opened by the list itself.
    if (e.key !== 'Enter' || (ouvert && surligne.current) || !tape) return;
    e.preventDefault();
    // Typed and entered at once: the answers are waited for.
    void client.fetchQuery(resultatsDe(tape)).then(
      (resultats) => aller(ouvrirDirectement(resultats, tape)),
      () => aller(versTous(tape)),
    );
  };
  const montre = cherche && data !== undefined && !error ? data : null;
  const corrections = montre && direCorrections(montre);
  const voisines = montre && direVoisines(montre, q);
  return (
    <Box role="search" sx={{ width: { xs: 150, md: 300 } }}>
      <Autocomplete<Option>
        options={montre ? optionsDe(montre, q) : []}
        value={null}
        inputValue={texte}
        open={ouvert && texte.trim().length >= LONGUEUR_MIN}
        onOpen={() => setOuvert(true)}
        onClose={() => setOuvert(false)}
        onInputChange={(_, saisie, cause) => {
          if (cause === 'input' || cause === 'clear') setTexte(saisie);
        }}
        onChange={(_, option) => option && aller(option.adresse)}
        onHighlightChange={(_, option) => {
          surligne.current = option;
        }}
        // The server has searched, and ranked.
        filterOptions={(options) => options}
        getOptionLabel={() => texte}
        getOptionKey={(o) => o.id}
        groupBy={(o) => o.groupe}
        clearOnBlur={false}
        forcePopupIcon={false}
        clearText="Effacer la recherche"
        loading={isFetching && !montre}
        loadingText="Recherche en cours"
        noOptionsText={
          error
            ? 'La recherche n’a pas abouti. Entrée ouvre la liste des dossiers.'
            : `Rien ne répond à «\u00a0${q}\u00a0».`
        }
        renderGroup={({ key, group, children }) => (
          <li key={key} role="presentation">
            <Box aria-hidden sx={{ px: 2, pt: 1, fontSize: 13, color: 'text.secondary' }}>
              {group !== 'Tout voir' && group}
              {group === 'Dossiers' && corrections && <div>{corrections}</div>}
              {group === 'Collectivités' && voisines && <div>{voisines}</div>}
            </Box>
            <Box component="ul" role="group" aria-label={group} sx={{ p: 0 }}>
              {children}
            </Box>
          </li>
        )}
        renderOption={({ key, ...props }, option) => (
          <OptionRecherche
            key={key}
            {...(props as unknown as Omit<Parameters<typeof OptionRecherche>[0], 'option'>)}
            option={option}
          />
        )}
        slotProps={{
          popper: { placement: 'bottom-end', style: { width: etroit ? '94vw' : 560 } },
          listbox: { 'aria-label': 'Résultats', sx: { maxHeight: '70vh' } },
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            inputRef={champ}
            placeholder={etroit ? 'Chercher…' : 'Référence, collectivité, contact…'}
            onKeyDown={surTouche}
            slotProps={{
              ...params.slotProps,
              input: {
                ...params.slotProps.input,
                startAdornment: (
                  <InputAdornment position="start">
                    <SearchOutlined aria-hidden fontSize="small" />
                  </InputAdornment>
                ),
                endAdornment: texte ? params.slotProps.input.endAdornment : <Touches />,
              },
              htmlInput: {
                ...params.slotProps.htmlInput,
                'aria-label': 'Chercher un dossier',
                'aria-keyshortcuts': 'Control+K',
                maxLength: 200,
              },
            }}
          />
        )}
      />
      <span role="status" style={INVISIBLE}>
        {ouvert &&
          montre &&
          !isFetching &&
          [direResultats(montre), corrections, voisines].filter(Boolean).join(' ')}
      </span>
    </Box>
  );
}

function Touches() {
  return (
    <InputAdornment position="end">
      <Box
        component="kbd"
        aria-hidden
        sx={{
          fontSize: 13,
          fontFamily: 'inherit',
          color: 'text.secondary',
          display: { xs: 'none', md: 'inline' },
        }}
      >
        Ctrl K
      </Box>
    </InputAdornment>
  );
}

function useApresPause(valeur: string): string {
  const [posee, setPosee] = useState(valeur);
  useEffect(() => {
    const pause = setTimeout(() => setPosee(valeur), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [valeur]);
  return posee;
}
