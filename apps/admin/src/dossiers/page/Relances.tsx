import NotificationsActiveOutlined from '@mui/icons-material/NotificationsActiveOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { direRelances, estARelancer } from '../relances.js';
import { useDossierCourant } from './contexte.js';
import { DialogueRelance } from './DialogueRelance.js';

/** Whether the outsider who holds the dossier was reminded, and the means to do it. */
export function Relances() {
  const { obligation } = useDossierCourant().dossier;
  const autorise = useAutorise();
  const [ouvert, setOuvert] = useState(false);
  const phrase = obligation && direRelances(obligation, aujourdhui());
  if (!obligation || !phrase) return null;
  const due = estARelancer(obligation, aujourdhui());
  return (
    <Box sx={{ display: 'flex', columnGap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 0.5 }}>
      {due && (
        <NotificationsActiveOutlined aria-hidden sx={{ fontSize: 20, color: 'warning.main' }} />
      )}
      <Box component="span" sx={{ color: due ? 'warning.main' : 'text.secondary' }}>
        {espacesInsecables(phrase)}
      </Box>
      {autorise('dossier:relancer') && (
        <Button
          size="small"
          variant={due ? 'outlined' : 'text'}
          // Alone on its line, its words stand under the sentence.
          sx={{ ml: due ? 0 : -1.5 }}
          className="ecran-seul"
          onClick={() => setOuvert(true)}
        >
          Relancer
        </Button>
      )}
      {ouvert && <DialogueRelance surFermer={() => setOuvert(false)} />}
    </Box>
  );
}
