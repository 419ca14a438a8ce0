import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { DialogueAdresse } from '../commun/DialogueAdresse.js';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { direInstant } from '../commun/dates.js';
import { verbes } from '../providers/verbes.js';

const CLE = ['agenda'] as const;

/** The link by which a calendar program reads one's deadlines: given, changed, closed. */
export function MonAgenda() {
  const [acte, setActe] = useState<'remplacer' | 'fermer' | null>(null);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => verbes.agenda({ signal }),
  });
  const relire = () => {
    setActe(null);
    return client.invalidateQueries({ queryKey: CLE });
  };
  const creation = useMutation({ mutationFn: verbes.creerAgenda, onSuccess: relire });
  const fermeture = useMutation({ mutationFn: verbes.fermerAgenda, onSuccess: relire });
  const ouvert = data?.creeLe;
  const enCours = acte === 'fermer' ? fermeture : creation;
  return (
    <Paper variant="outlined" component="section" aria-labelledby="agenda" sx={{ p: 2.5 }}>
      <Typography variant="h2" id="agenda" sx={{ mb: 1.5 }}>
        Mes échéances dans un agenda
      </Typography>
      <p style={{ marginTop: 0 }}>
        Un logiciel d’agenda peut suivre vos échéances par une adresse qui vous est propre. Elle
        donne la référence du dossier, ce qui est attendu et la date, rien d’autre.
      </p>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {data && (
        <>
          <p>{ouvert ? `Adresse ouverte depuis le ${direInstant(ouvert)}.` : 'Aucune adresse.'}</p>
          {!acte && <AfficherErreur erreur={creation.error} />}
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button
              variant="outlined"
              loading={creation.isPending}
              onClick={() => (ouvert ? setActe('remplacer') : creation.mutate())}
            >
              {ouvert ? 'Changer d’adresse' : 'Créer l’adresse'}
            </Button>
            {ouvert && <Button onClick={() => setActe('fermer')}>Fermer l’adresse</Button>}
          </Box>
        </>
      )}
      {acte && (
        <DialogueConfirmation
          ouvert
          titre={acte === 'fermer' ? 'Fermer l’adresse ?' : 'Changer d’adresse ?'}
          confirmer={acte === 'fermer' ? 'Fermer l’adresse' : 'Changer d’adresse'}
          enCours={enCours.isPending}
          erreur={enCours.error}
          surFermer={() => setActe(null)}
          surConfirmer={() => enCours.mutate()}
        >
          <p style={{ margin: 0 }}>
            Les agendas qui suivent l’adresse actuelle ne recevront plus rien.
          </p>
        </DialogueConfirmation>
      )}
      {creation.data && (
        <DialogueAdresse
          titre="Adresse de votre agenda"
          adresse={creation.data.adresse}
          libelle="Adresse à donner à votre logiciel d’agenda"
          surFermer={() => creation.reset()}
        >
          Copiez-la maintenant : elle ne sera plus montrée. Gardez-la pour vous : qui la tient voit
          vos échéances.
        </DialogueAdresse>
      )}
    </Paper>
  );
}
