import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Piece } from '@sciat/contrats';
import { useState } from 'react';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant, useEcriture } from '../page/contexte.js';
import { erreursDesChamps } from '../saisie/valeurs.js';

interface Props {
  piece: Piece;
  /** Shows by itself, where there is room for it, why the piece could not be accepted. */
  acceptation: ReturnType<typeof useEcriture>;
  /** Kept when the dialog is closed to look at the file again. */
  motif: string;
  surMotif: (motif: string) => void;
  surVerdict: () => void;
}

/** Accepts or refuses the file that was looked at: a newer one sent meanwhile is a conflict. */
export function Verification({ piece, acceptation, motif, surMotif, surVerdict }: Props) {
  const { dossier } = useDossierCourant();
  const [refus, setRefus] = useState(false);
  const numero = piece.versions[0]?.numero;
  if (numero === undefined) return null;

  const accepter = async () => {
    if (acceptation.enCours) return;
    const corps = { numero, etat: 'ACCEPTEE' as const };
    if (await acceptation.ecrire(() => verbes.verifierPiece(dossier.id, piece.code, corps)))
      surVerdict();
  };
  const nom = espacesInsecables(`« ${piece.libelle} »`);
  return (
    <>
      {piece.etat !== 'ACCEPTEE' && (
        <Button
          variant="outlined"
          aria-busy={acceptation.enCours}
          aria-label={`Accepter ${nom}`}
          onClick={() => void accepter()}
        >
          Accepter
        </Button>
      )}
      {piece.etat !== 'REFUSEE' && (
        <Button
          aria-label={`Refuser ${nom}`}
          onClick={() => {
            acceptation.effacerErreur();
            setRefus(true);
          }}
        >
          Refuser
        </Button>
      )}
      {refus && (
        <DialogueRefus
          piece={piece}
          numero={numero}
          motif={motif}
          surMotif={surMotif}
          surFermer={() => setRefus(false)}
          surFait={() => {
            setRefus(false);
            surMotif('');
            surVerdict();
          }}
        />
      )}
    </>
  );
}

interface PropsRefus extends Pick<Props, 'piece' | 'motif' | 'surMotif'> {
  numero: number;
  surFermer: () => void;
  surFait: () => void;
}

function DialogueRefus({ piece, numero, motif, surMotif, surFermer, surFait }: PropsRefus) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const erreurMotif = erreursDesChamps(erreur?.body.errors).motif;
  const refuser = async () => {
    const corps = { numero, etat: 'REFUSEE' as const, motif };
    if (await ecrire(() => verbes.verifierPiece(dossier.id, piece.code, corps))) surFait();
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={`Refuser la pièce « ${piece.libelle} »`}
      confirmer="Refuser la pièce"
      enCours={enCours}
      erreur={erreur}
      champsMontres={['motif']}
      surFermer={surFermer}
      surConfirmer={() => void refuser()}
    >
      <Typography sx={{ mb: 2 }}>
        La pièce compte de nouveau comme manquante. Le motif reste dans le dossier et sert à la
        redemander.
      </Typography>
      <TextField
        label="Motif du refus"
        value={motif}
        onChange={(e) => surMotif(e.target.value)}
        error={Boolean(erreurMotif)}
        helperText={erreurMotif}
        autoFocus
        required
        multiline
        minRows={3}
        fullWidth
      />
    </DialogueConfirmation>
  );
}
