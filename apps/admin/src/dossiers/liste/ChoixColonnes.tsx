import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Popover from '@mui/material/Popover';
import { useState } from 'react';

interface Props {
  colonnes: { cle: string; titre: string }[];
  cachees: string[];
  surChoix: (cachees: string[]) => void;
  surRetablir: () => void;
}

export function ChoixColonnes({ colonnes, cachees, surChoix, surRetablir }: Props) {
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  const basculer = (cle: string) =>
    surChoix(cachees.includes(cle) ? cachees.filter((c) => c !== cle) : [...cachees, cle]);
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
          {colonnes.map(({ cle, titre }) => (
            <FormControlLabel
              key={cle}
              control={
                <Checkbox
                  checked={!cachees.includes(cle)}
                  onChange={() => basculer(cle)}
                  sx={{ py: 0.5 }}
                />
              }
              label={titre}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </Box>
        <Button onClick={surRetablir}>Rétablir</Button>
      </Popover>
    </>
  );
}
