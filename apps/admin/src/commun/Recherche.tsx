import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { versDossiers } from '../dossiers/adresses.js';

/** One search field, from everywhere (Ctrl-K): it opens the list on what was typed, closed dossiers included. */
export function Recherche() {
  const [texte, setTexte] = useState('');
  const champ = useRef<HTMLInputElement>(null);
  const naviguer = useNavigate();
  const etroit = useMediaQuery(useTheme().breakpoints.down('md'));
  useEffect(() => {
    const surTouche = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'k') return;
      e.preventDefault();
      champ.current?.focus();
      champ.current?.select();
    };
    document.addEventListener('keydown', surTouche);
    return () => document.removeEventListener('keydown', surTouche);
  }, []);

  const chercher = (e: FormEvent) => {
    e.preventDefault();
    const q = texte.trim();
    if (!q) return;
    naviguer(versDossiers({ q, etat: 'tous' }));
    setTexte('');
    champ.current?.blur();
  };
  return (
    <Box component="form" role="search" onSubmit={chercher} sx={{ width: { xs: 150, md: 300 } }}>
      <OutlinedInput
        inputRef={champ}
        fullWidth
        size="small"
        value={texte}
        onChange={(e) => setTexte(e.target.value)}
        placeholder={etroit ? 'Chercher…' : 'Référence, collectivité…'}
        inputProps={{
          'aria-label': 'Chercher un dossier',
          'aria-keyshortcuts': 'Control+K',
          maxLength: 200,
          type: 'search',
        }}
        startAdornment={
          <InputAdornment position="start">
            <SearchOutlined aria-hidden fontSize="small" />
          </InputAdornment>
        }
        endAdornment={
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
        }
      />
    </Box>
  );
}
