import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Piece } from '@sciat/contrats';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant, useEcriture } from '../page/contexte.js';
import { erreursDesChamps } from '../saisie/valeurs.js';

/** Accepts or refuses the file that was looked at: a newer one sent meanwhile is a conflict. */
export function Verification({ piece, surFait }: { piece: Piece; surFait?: () => void }) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur, effacerErreur } = useEcriture();
  const [refus, setRefus] = useState(false);
  const [motif, setMotif] = useState('');
  const numero = piece.versions[0]?.numero;
  if (numero === undefined) return null;

  const verifier = async (etat: 'ACCEPTEE' | 'REFUSEE') => {
    const corps = { numero, etat, ...(etat === 'REFUSEE' ? { motif } : {}) };
    if (!(await ecrire(() => verbes.verifierPiece(dossier.id, piece.code, corps)))) return;
    setRefus(false);
    setMotif('');
    surFait?.();
  };
  const nom = espacesInsecables(`« ${piece.libelle} »`);
  return (
    <>
      {piece.etat !== 'ACCEPTEE' && (
        <Button
          size="small"
          variant="outlined"
          loading={enCours && !refus}
          aria-label={`Accepter ${nom}`}
          onClick={() => void verifier('ACCEPTEE')}
        >
          Accepter
        </Button>
      )}
      {piece.etat !== 'REFUSEE' && (
        <Button
          size="small"
          aria-label={`Refuser ${nom}`}
          onClick={() => {
            effacerErreur();
            setRefus(true);
          }}
        >
          Refuser
        </Button>
      )}
      {!refus && <AfficherErreur erreur={erreur} />}
      <DialogueConfirmation
        ouvert={refus}
        titre={`Refuser la pièce « ${piece.libelle} »`}
        confirmer="Refuser la pièce"
        enCours={enCours}
        erreur={erreur}
        champsMontres={['motif']}
        surFermer={() => setRefus(false)}
        surConfirmer={() => void verifier('REFUSEE')}
      >
        <Typography sx={{ mb: 2 }}>
          La pièce compte de nouveau comme manquante. Le motif reste dans le dossier et sert à la
          redemander.
        </Typography>
        <TextField
          label="Motif du refus"
          value={motif}
          onChange={(e) => setMotif(e.target.value)}
          error={Boolean(erreursDesChamps(erreur?.body.errors).motif)}
          helperText={erreursDesChamps(erreur?.body.errors).motif}
          autoFocus
          required
          multiline
          minRows={3}
          fullWidth
        />
      </DialogueConfirmation>
    </>
  );
}
