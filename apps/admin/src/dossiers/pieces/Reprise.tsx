import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import type { Piece } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { dateLongue, jourDe } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant, useEcriture } from '../page/contexte.js';
import { direTaille } from './fichiers.js';

/** Takes the piece over from another dossier of the same applicant, rather than asking for it again. */
export function Reprise({ piece }: { piece: Piece }) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={espacesInsecables(`Reprendre d’un autre dossier : ${piece.libelle}`)}
        onClick={() => setOuvert(true)}
      >
        Reprendre…
      </Button>
      {ouvert && <Dialogue piece={piece} surFermer={() => setOuvert(false)} />}
    </>
  );
}

function Dialogue({ piece, surFermer }: { piece: Piece; surFermer: () => void }) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const lecture = useQuery({
    queryKey: ['reprises', dossier.id, piece.code],
    queryFn: () => verbes.reprisesDePiece(dossier.id, piece.code),
    staleTime: 0,
  });
  const reprises = lecture.data?.donnees ?? [];
  const [voulue, setVoulue] = useState<string | null>(null);
  const choisie = voulue ?? reprises[0]?.dossierId;
  const reprendre = async () => {
    if (!choisie) return;
    if (await ecrire(() => verbes.reprendrePiece(dossier.id, piece.code, choisie))) surFermer();
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={`Reprendre « ${piece.libelle} »`}
      confirmer="Reprendre la pièce"
      enCours={enCours}
      erreur={erreur}
      bloque={!choisie}
      surFermer={surFermer}
      surConfirmer={() => void reprendre()}
    >
      <AfficherErreur erreur={lecture.error} surReessayer={() => void lecture.refetch()} />
      {lecture.isPending && <Typography role="status">Recherche en cours…</Typography>}
      {lecture.data && reprises.length === 0 && (
        <Typography role="status">
          Aucun autre dossier de ce demandeur ne porte cette pièce, acceptée et assez récente.
        </Typography>
      )}
      {reprises.length > 0 && (
        <>
          <Typography sx={{ mb: 1 }}>
            Une copie du fichier est versée à ce dossier, où elle reste à vérifier.
          </Typography>
          <RadioGroup
            aria-label="Dossier d’où la reprendre"
            value={choisie ?? ''}
            onChange={(_, id) => setVoulue(id)}
          >
            {reprises.map((r) => (
              <FormControlLabel
                key={r.dossierId}
                value={r.dossierId}
                control={<Radio size="small" />}
                label={espacesInsecables(
                  `${r.reference} : ${r.nom}, ${direTaille(r.taille)}, déposée le ${dateLongue(jourDe(r.deposeeLe))}, acceptée le ${dateLongue(jourDe(r.verifieeLe))}`,
                )}
              />
            ))}
          </RadioGroup>
        </>
      )}
    </DialogueConfirmation>
  );
}
