import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  GENRES_NOTIFICATION,
  type GenreNotification,
  MODES_NOTIFICATION,
  type ModeNotification,
  type PreferencesNotification,
} from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { verbes } from '../providers/verbes.js';

const CLE = ['preferences-notification'] as const;

/** How one is told of each kind of thing, and whether one gets the digest of the day. */
export function Preferences() {
  const { data, error, refetch } = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => verbes.preferencesNotification({ signal }),
  });
  return (
    <Paper
      variant="outlined"
      component="section"
      id="notifications"
      aria-labelledby="titre-notifications"
      sx={{ p: 2.5, gridColumn: { md: '1 / -1' } }}
    >
      <Typography variant="h2" id="titre-notifications" sx={{ mb: 1.5 }}>
        Mes notifications
      </Typography>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {data && <Formulaire key={JSON.stringify(data)} connues={data} />}
    </Paper>
  );
}

function Formulaire({ connues }: { connues: PreferencesNotification }) {
  const [{ modes, resumeQuotidien }, setSaisie] = useState(connues);
  const client = useQueryClient();
  const notifier = useNotify();
  const choix = useMutation({
    mutationFn: () => verbes.choisirNotifications({ modes, resumeQuotidien }),
    onSuccess: (choisies) => {
      client.setQueryData(CLE, choisies);
      notifier('Vos préférences sont enregistrées.', { type: 'success' });
    },
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        choix.mutate();
      }}
    >
      <Box
        sx={{ display: 'grid', columnGap: 3, rowGap: 2, gridTemplateColumns: { md: '1fr 1fr' } }}
      >
        {(Object.keys(modes) as GenreNotification[]).map((genre) => (
          <TextField
            key={genre}
            select
            label={GENRES_NOTIFICATION[genre]}
            value={modes[genre]}
            onChange={(e) =>
              setSaisie({
                modes: { ...modes, [genre]: e.target.value as ModeNotification },
                resumeQuotidien,
              })
            }
            fullWidth
          >
            {Object.entries(MODES_NOTIFICATION).map(([mode, libelle]) => (
              <MenuItem key={mode} value={mode}>
                {libelle}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
      <FormControlLabel
        sx={{ mt: 2, display: 'flex' }}
        control={
          <Checkbox
            checked={resumeQuotidien}
            onChange={(e) => setSaisie({ modes, resumeQuotidien: e.target.checked })}
          />
        }
        label="Recevoir le résumé du jour par courriel"
      />
      <Typography variant="body2" sx={{ mb: 2, color: 'text.secondary' }}>
        Il vient les jours ouvrés, quand vous avez un retard, une échéance sous sept jours ou une
        pièce à vérifier. Sans rien à dire, il ne part pas.
      </Typography>
      <AfficherErreur erreur={choix.error} />
      <Button type="submit" variant="contained" loading={choix.isPending}>
        Enregistrer
      </Button>
    </form>
  );
}
