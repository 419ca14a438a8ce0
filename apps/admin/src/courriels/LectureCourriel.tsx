import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { CourrielLu } from '@sciat/contrats';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Definitions } from '../commun/Definitions.js';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { direInstant } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direTaille } from '../dossiers/pieces/fichiers.js';
import { useAutorise } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';
import {
  adresseActuelle,
  direEtat,
  direRetour,
  etatsCourriel,
  expliquer,
  SANS_ADRESSE,
} from './etats.js';
import { RenvoiCourriel } from './RenvoiCourriel.js';

interface Props {
  courriel: CourrielLu | null;
  surFermer: () => void;
}

const direJointes = (jointes: CourrielLu['piecesJointes']) =>
  jointes.map(({ nom, taille }) => `${nom} (${direTaille(taille)})`).join(', ');

/** A mail as its recipient reads it, and what became of it. */
export function LectureCourriel({ courriel, surFermer }: Props) {
  const [aConfirmer, setAConfirmer] = useState(false);
  const [aRenvoyer, setARenvoyer] = useState(false);
  const autorise = useAutorise();
  const { refetch } = useListContext();
  const notifier = useNotify();
  const relance = useMutation({
    mutationFn: (id: string) => verbes.relancerCourriel(id),
    onSuccess: () => {
      notifier('Le courriel sera renvoyé dans un instant.', { type: 'success' });
      void refetch();
      fermer();
    },
  });
  const fermer = () => {
    setAConfirmer(false);
    setARenvoyer(false);
    relance.reset();
    surFermer();
  };
  if (!courriel) return null;
  const etat = etatsCourriel[courriel.etat];
  const retour = direRetour(courriel);
  const adresse = adresseActuelle(courriel, courriel.dossier?.contact ?? null);
  return (
    <>
      <Dialog open onClose={fermer} aria-labelledby="objet-courriel" maxWidth="md" fullWidth>
        <DialogTitle id="objet-courriel">{espacesInsecables(courriel.objet)}</DialogTitle>
        <DialogContent>
          <Definitions
            lignes={[
              ['Destinataire', courriel.destinataire || SANS_ADRESSE],
              ...(courriel.dossier
                ? [['Dossier', courriel.dossier.reference] as [string, string]]
                : []),
              ['Préparé le', direInstant(courriel.creeLe)],
              ['État', `${direEtat(courriel)}. ${expliquer(courriel)}`],
              ...(courriel.envoyeLe
                ? [['Envoyé le', direInstant(courriel.envoyeLe)] as [string, string]]
                : []),
              // Without an address the error says nothing more than the state.
              ...(courriel.erreur && courriel.destinataire
                ? [['Erreur', courriel.erreur] as [string, string]]
                : []),
              ...(retour ? [['Avis de remise', retour] as [string, string]] : []),
              ...(courriel.messageId
                ? [['Identifiant', courriel.messageId] as [string, string]]
                : []),
              ...(courriel.piecesJointes.length > 0
                ? [['Pièces jointes', direJointes(courriel.piecesJointes)] as [string, string]]
                : []),
            ]}
          />
          <Box
            component="pre"
            tabIndex={0}
            aria-label="Texte du courriel"
            sx={{
              mt: 2,
              mb: 0,
              p: 2,
              border: 1,
              borderColor: 'divider',
              fontFamily: 'inherit',
              fontSize: 15,
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
            }}
          >
            {courriel.texte}
          </Box>
          <AfficherErreur erreur={aConfirmer ? null : relance.error} />
        </DialogContent>
        <DialogActions>
          {etat.relancable && autorise('courriel:relancer') && (
            <Button onClick={() => setAConfirmer(true)} variant="outlined">
              Renvoyer
            </Button>
          )}
          {courriel.etat === 'REVENU' && !courriel.renvoye && autorise('courriel:renvoyer') && (
            <Button onClick={() => setARenvoyer(true)} variant="outlined">
              Renvoyer
            </Button>
          )}
          <Button onClick={fermer} autoFocus>
            Fermer
          </Button>
        </DialogActions>
      </Dialog>
      {aRenvoyer && (
        <RenvoiCourriel
          courriel={courriel}
          contact={courriel.dossier?.contact ?? null}
          surFermer={() => setARenvoyer(false)}
          surFait={() => {
            void refetch();
            fermer();
          }}
        />
      )}
      <DialogueConfirmation
        ouvert={aConfirmer}
        titre="Renvoyer ce courriel ?"
        confirmer="Renvoyer"
        enCours={relance.isPending}
        erreur={relance.error}
        surFermer={() => setAConfirmer(false)}
        surConfirmer={() => relance.mutate(courriel.id)}
      >
        <p style={{ margin: 0 }}>
          Le courriel «&nbsp;{courriel.objet}&nbsp;» sera envoyé{' '}
          {adresse === courriel.destinataire
            ? `de nouveau à ${adresse}`
            : `à ${adresse}, contact du dossier (la première fois : ${courriel.destinataire || SANS_ADRESSE})`}
          .
        </p>
      </DialogueConfirmation>
    </>
  );
}
