import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Piece } from '@sciat/contrats';
import { useId } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { ACTIONS_DIALOGUE } from '../../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { adressePiece } from '../../providers/verbes.js';
import { useEcriture } from '../page/contexte.js';
import { Verification } from './Verification.js';

interface Props {
  dossierId: string;
  piece: Piece;
  version: Piece['versions'][number];
  verifiable: boolean;
  motif: string;
  surMotif: (motif: string) => void;
  surVerdict: () => void;
  surFermer: () => void;
}

/** The file as the browser shows it, with the verdict at hand when it is the latest. */
export function Apercu(props: Props) {
  const { dossierId, piece, version, verifiable, motif, surMotif, surVerdict, surFermer } = props;
  const acceptation = useEcriture();
  const id = useId();
  const adresse = adressePiece(dossierId, piece.code, version.numero, true);
  const derniere = version.numero === piece.versions[0]?.numero;
  return (
    <Dialog open onClose={surFermer} aria-labelledby={id} maxWidth="lg" fullWidth>
      <DialogTitle id={id}>{espacesInsecables(`${piece.libelle} : ${version.nom}`)}</DialogTitle>
      <DialogContent
        sx={{
          height: '75vh',
          p: 0,
          display: 'flex',
          justifyContent: 'center',
          bgcolor: 'action.hover',
        }}
      >
        {version.type === 'application/pdf' ? (
          <Box
            component="iframe"
            src={adresse}
            title={version.nom}
            sx={{ width: 1, height: 1, border: 0 }}
          />
        ) : (
          <Box
            component="img"
            src={adresse}
            alt={version.nom}
            sx={{ maxWidth: 1, maxHeight: 1, objectFit: 'contain' }}
          />
        )}
      </DialogContent>
      <Box sx={{ px: 3 }}>
        <AfficherErreur erreur={acceptation.erreur} />
      </Box>
      <DialogActions sx={ACTIONS_DIALOGUE}>
        <Button component="a" href={adressePiece(dossierId, piece.code, version.numero)} download>
          Télécharger
        </Button>
        {verifiable && derniere && (
          <Verification
            piece={piece}
            acceptation={acceptation}
            motif={motif}
            surMotif={surMotif}
            surVerdict={surVerdict}
          />
        )}
        <Button onClick={surFermer}>Fermer</Button>
      </DialogActions>
    </Dialog>
  );
}
