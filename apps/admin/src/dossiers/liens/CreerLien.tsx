import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type LienCree, VALIDITE_LIEN_MAX } from '@sciat/contrats';
import { useState } from 'react';
import { DialogueAdresse } from '../../commun/DialogueAdresse.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { dateLongue, jourDe } from '../../commun/dates.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';

interface Props {
  dossierId: string;
  /** Days proposed. */
  validite: number;
  surCree: () => void;
}

/** Gives a link: for how many days, then its address, shown this once. */
export function CreerLien({ dossierId, validite, surCree }: Props) {
  const [ouvert, setOuvert] = useState(false);
  const [jours, setJours] = useState(String(validite));
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<unknown>(null);
  const [cree, setCree] = useState<LienCree | null>(null);
  const erreurJours = erreur instanceof ErreurApi ? erreur.body.errors.jours : undefined;
  const creer = async () => {
    setEnCours(true);
    setErreur(null);
    try {
      setCree(await verbes.creerLien(dossierId, { jours: Number(jours) }));
      setOuvert(false);
      surCree();
    } catch (refus) {
      setErreur(refus);
    } finally {
      setEnCours(false);
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOuvert(true)}>
        Créer un lien
      </Button>
      {ouvert && (
        <DialogueConfirmation
          ouvert
          titre="Créer un lien de dépôt"
          confirmer="Créer le lien"
          enCours={enCours}
          erreur={erreur}
          champsMontres={['jours']}
          surFermer={() => setOuvert(false)}
          surConfirmer={() => void creer()}
        >
          <Typography sx={{ mb: 2 }}>
            Qui tient ce lien voit l’étape, qui a la main et les pièces qui manquent, et peut les
            déposer sans compte. Il s’ouvre pour ce seul dossier.
          </Typography>
          <TextField
            label="Valable, en jours"
            value={jours}
            onChange={(e) => setJours(e.target.value)}
            error={Boolean(erreurJours)}
            helperText={erreurJours ?? `De 1 à ${VALIDITE_LIEN_MAX} jours.`}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            autoComplete="off"
            autoFocus
            required
          />
        </DialogueConfirmation>
      )}
      {cree && (
        <DialogueAdresse
          titre="Lien de dépôt créé"
          adresse={cree.adresse}
          libelle="Adresse à transmettre"
          surFermer={() => setCree(null)}
        >
          {`Copiez-le maintenant : il ne sera plus montré. Il s’ouvre jusqu’au ${dateLongue(jourDe(cree.lien.expireLe))}.`}
        </DialogueAdresse>
      )}
    </>
  );
}
