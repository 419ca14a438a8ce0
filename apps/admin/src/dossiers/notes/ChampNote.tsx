import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { type AgentCite, LONGUEUR_NOTE } from '@sciat/contrats';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { INVISIBLE } from '../../commun/styles.js';
import { completer, mentionEnCours, proposer } from './mention.js';

interface Props {
  libelle: string;
  valeur: string;
  agents: AgentCite[];
  autoFocus?: boolean;
  surSaisie: (texte: string) => void;
  /** Ctrl-Enter. */
  surEnvoi: () => void;
}

/** Plain text; an at sign proposes the colleagues, chosen with the arrows and Enter or with a click. */
export function ChampNote({ libelle, valeur, agents, autoFocus, surSaisie, surEnvoi }: Props) {
  const id = useId();
  const champ = useRef<HTMLTextAreaElement>(null);
  const aPlacer = useRef<number | null>(null);
  const [position, setPosition] = useState(0);
  const [rang, setRang] = useState(0);
  const [ferme, setFerme] = useState(false);
  const mention = mentionEnCours(valeur, position);
  const proposes = mention && !ferme ? proposer(agents, mention.texte) : [];
  const ouvert = proposes.length > 0;
  const actif = Math.min(rang, proposes.length - 1);
  useLayoutEffect(() => {
    if (aPlacer.current === null) return;
    champ.current?.setSelectionRange(aPlacer.current, aPlacer.current);
    aPlacer.current = null;
  });
  const suivre = () => setPosition(champ.current?.selectionStart ?? 0);
  const choisir = (agent: AgentCite) => {
    if (!mention) return;
    const complet = completer(valeur, mention, agent);
    aPlacer.current = complet.position;
    setPosition(complet.position);
    setRang(0);
    surSaisie(complet.texte);
    champ.current?.focus();
  };
  const surTouche = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      surEnvoi();
      return;
    }
    if (!ouvert) return;
    const choisi = proposes[actif];
    if (e.key === 'ArrowDown') setRang((actif + 1) % proposes.length);
    else if (e.key === 'ArrowUp') setRang((actif + proposes.length - 1) % proposes.length);
    else if ((e.key === 'Enter' || e.key === 'Tab') && choisi) choisir(choisi);
    else if (e.key === 'Escape') setFerme(true);
    else return;
    e.preventDefault();
  };
  return (
    <Box sx={{ position: 'relative' }}>
      <TextField
        label={libelle}
        value={valeur}
        multiline
        minRows={2}
        maxRows={12}
        fullWidth
        autoFocus={autoFocus}
        inputRef={champ}
        onChange={(e) => {
          surSaisie(e.target.value);
          setFerme(false);
          setRang(0);
          suivre();
        }}
        onSelect={suivre}
        onKeyDown={surTouche}
        onBlur={() => setFerme(true)}
        helperText={
          '«\u00a0@\u00a0» pour appeler un collègue\u00a0; Ctrl + Entrée pour enregistrer.'
        }
        slotProps={{
          htmlInput: {
            maxLength: LONGUEUR_NOTE,
            'aria-autocomplete': 'list',
            'aria-controls': ouvert ? id : undefined,
            'aria-activedescendant': ouvert ? `${id}-${actif}` : undefined,
          },
        }}
      />
      <span role="status" style={INVISIBLE}>
        {ouvert && `${proposes.length} collègues proposés, flèches pour choisir`}
      </span>
      {ouvert && (
        <Paper
          variant="outlined"
          role="listbox"
          id={id}
          aria-label="Collègues"
          sx={{ position: 'absolute', zIndex: 2, top: '100%', left: 0, minWidth: 240 }}
        >
          {proposes.map((agent, i) => (
            <Box
              key={agent.id}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === actif}
              // The field keeps the focus.
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => choisir(agent)}
              sx={{
                px: 1.5,
                minHeight: 32,
                alignContent: 'center',
                cursor: 'pointer',
                bgcolor: i === actif ? 'action.selected' : undefined,
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              {`${agent.prenom} ${agent.nom}`}
            </Box>
          ))}
        </Paper>
      )}
    </Box>
  );
}
