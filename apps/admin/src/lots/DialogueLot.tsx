import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ActionLot, Lot, Selection } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../commun/typographie.js';
import { erreursDesChamps } from '../dossiers/saisie/valeurs.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { ChoixAction, enAction, SAISIE_VIDE } from './ChoixAction.js';
import { CLE_LOTS } from './lectures.js';
import { direApercu, direDossiers } from './phrases.js';
import { Raisons } from './Raisons.js';

const TITRES: Record<ActionLot['genre'], string> = {
  affecter: 'Affecter',
  etiqueter: 'Étiqueter',
  franchir: 'Faire un acte',
  courrier: 'Rédiger un courrier',
};

interface Props {
  genre: ActionLot['genre'];
  selection: Selection;
  nombre: number;
  surFermer: () => void;
}

/** What is to be done, then what would change and what would not; nothing is written before the second step. */
export function DialogueLot({ genre, selection, nombre, surFermer }: Props) {
  const naviguer = useNavigate();
  const client = useQueryClient();
  const { onUnselectItems } = useListContext();
  const [saisie, setSaisie] = useState(SAISIE_VIDE);
  const apercu = useMutation<Lot, ErreurApi, ActionLot>({
    mutationFn: (action) => verbes.apercevoirLot({ selection, action }),
  });
  const lancement = useMutation<Lot, ErreurApi, string>({
    mutationFn: (id) => verbes.lancerLot(id),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: CLE_LOTS });
      onUnselectItems();
      void naviguer(`/lots/${id}`);
    },
  });
  const action = enAction(genre, saisie);
  const lot = apercu.data;
  if (!lot)
    return (
      <DialogueConfirmation
        ouvert
        titre={`${TITRES[genre]} : ${direDossiers(nombre)}`}
        confirmer="Voir ce qui changera"
        enCours={apercu.isPending}
        erreur={apercu.error}
        champsMontres={['dateLegale', 'motif', 'action.dateLegale', 'action.motif']}
        bloque={!action}
        surFermer={surFermer}
        surConfirmer={() => action && apercu.mutate(action)}
      >
        <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
          <ChoixAction
            genre={genre}
            selection={selection}
            saisie={saisie}
            erreurs={erreursDe(apercu.error)}
            surSaisie={setSaisie}
          />
        </Box>
      </DialogueConfirmation>
    );
  return (
    <DialogueConfirmation
      ouvert
      titre={lot.libelle}
      confirmer={lot.aFaire === 0 ? 'Rien à faire' : `Confirmer pour ${direDossiers(lot.aFaire)}`}
      enCours={lancement.isPending}
      erreur={lancement.error}
      bloque={lot.aFaire === 0}
      surFermer={surFermer}
      surConfirmer={() => lancement.mutate(lot.id)}
    >
      <Apercu lot={lot} />
      <Button size="small" sx={{ mt: 1.5 }} onClick={() => apercu.reset()}>
        Revenir au choix
      </Button>
    </DialogueConfirmation>
  );
}

function erreursDe(erreur: ErreurApi | null): Record<string, string> {
  const lues = erreursDesChamps(erreur?.body.errors);
  return Object.fromEntries(
    Object.entries(lues).map(([champ, message]) => [
      champ.replace(/^action\./, ''),
      String(message),
    ]),
  );
}

/** It takes the focus: the fields that had it are gone. */
function Apercu({ lot }: { lot: Lot }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <Box ref={ref} tabIndex={-1} sx={{ outline: 'none' }}>
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{direApercu(lot)}</Typography>
      <Typography sx={{ mb: 1.5 }}>{espacesInsecables(lot.consequence)}</Typography>
      {lot.effetJuridique && lot.aFaire > 0 && (
        <Alert
          severity="info"
          role="note"
          icon={<GavelOutlined fontSize="inherit" />}
          sx={{ mb: 1.5 }}
        >
          {lot.aFaire > 1
            ? `Cet acte a un effet juridique sur chacun des ${direDossiers(lot.aFaire)}. Il est inscrit à leur journal, d’où rien ne s’efface.`
            : 'Cet acte a un effet juridique. Il est inscrit au journal, d’où rien ne s’efface.'}
        </Alert>
      )}
      {lot.avertissements.map((avertissement) => (
        <Alert key={avertissement} severity="warning" role="note" sx={{ mb: 1.5 }}>
          {espacesInsecables(avertissement)}
        </Alert>
      ))}
      {lot.raisons.length > 0 && (
        <>
          <Typography variant="h3" component="h3" sx={{ mt: 1 }}>
            Ce qui restera tel quel, et pourquoi
          </Typography>
          <Raisons raisons={lot.raisons} />
        </>
      )}
    </Box>
  );
}
