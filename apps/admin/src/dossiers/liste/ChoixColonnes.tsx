import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { COLONNES_DOSSIERS, type ColonneDossiers } from '@sciat/contrats';
import { useState } from 'react';
import { basculer, deplacer } from './colonnes-choisies.js';

interface Props {
  choisies: ColonneDossiers[];
  surChoix: (choisies: ColonneDossiers[]) => void;
  surRetablir: () => void;
}

const TOUTES = Object.keys(COLONNES_DOSSIERS) as ColonneDossiers[];

/** Which columns, and in which order: those that are shown come first, as the table has them. */
export function ChoixColonnes({ choisies, surChoix, surRetablir }: Props) {
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ViewColumnOutlined aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={ancre !== null}
        onClick={(e) => setAncre(e.currentTarget)}
      >
        Colonnes
      </Button>
      <Popover
        open={ancre !== null}
        anchorEl={ancre}
        onClose={() => setAncre(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': 'Colonnes affichées',
            sx: { p: 1.5, border: 1, borderColor: 'divider' },
          },
        }}
      >
        <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, display: 'grid' }}>
          <Box component="legend" sx={{ fontSize: 14, fontWeight: 600, p: 0, pb: 0.5 }}>
            Colonnes affichées
          </Box>
          {[...choisies, ...TOUTES.filter((c) => !choisies.includes(c))].map((cle) => {
            const titre = COLONNES_DOSSIERS[cle];
            const rang = choisies.indexOf(cle);
            return (
              <Box key={cle} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
                <FormControlLabel
                  control={
                    <Checkbox
                      checked={rang >= 0}
                      disabled={cle === 'reference'}
                      onChange={() => surChoix(basculer(choisies, cle))}
                      sx={{ py: 0.5 }}
                    />
                  }
                  label={titre}
                  slotProps={{ typography: { variant: 'body2' } }}
                />
                {rang >= 0 && (
                  <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                    <IconButton
                      size="small"
                      aria-label={`Avancer la colonne ${titre}`}
                      disabled={rang === 0}
                      onClick={() => surChoix(deplacer(choisies, cle, -1))}
                    >
                      <ArrowUpwardOutlined fontSize="small" />
                    </IconButton>
                    <IconButton
                      size="small"
                      aria-label={`Reculer la colonne ${titre}`}
                      disabled={rang === choisies.length - 1}
                      onClick={() => surChoix(deplacer(choisies, cle, 1))}
                    >
                      <ArrowDownwardOutlined fontSize="small" />
                    </IconButton>
                  </Box>
                )}
              </Box>
            );
          })}
        </Box>
        <Button onClick={surRetablir}>Rétablir</Button>
      </Popover>
    </>
  );
}
