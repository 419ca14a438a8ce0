import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Piece } from '@sciat/contrats';
import { useId } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { adressePiece } from '../../providers/verbes.js';
import { Verification } from './Verification.js';

interface Props {
  dossierId: string;
  piece: Piece;
  version: Piece['versions'][number];
  verifiable: boolean;
  surFermer: () => void;
}

/** The file as the browser shows it, with the verdict at hand when it is the latest. */
export function Apercu({ dossierId, piece, version, verifiable, surFermer }: Props) {
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
      <DialogActions>
        <Button component="a" href={adressePiece(dossierId, piece.code, version.numero)} download>
          Télécharger
        </Button>
        {verifiable && derniere && <Verification piece={piece} surFait={surFermer} />}
        <Button onClick={surFermer}>Fermer</Button>
      </DialogActions>
    </Dialog>
  );
}
