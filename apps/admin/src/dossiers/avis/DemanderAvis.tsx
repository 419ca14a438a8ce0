import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import type { PropositionConsultation } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { CLE_CONSULTATIONS } from '../../providers/cache-dossiers.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from '../page/contexte.js';
import { useBrouillon } from '../saisie/brouillon.js';
import { Destinataire, type DestinataireSaisi, enDestinataire } from './Destinataire.js';
import { PiecesAPartager } from './PiecesAPartager.js';
import { useActeAvis } from './useActeAvis.js';

/** Asks an outside body or a colleague; what is usual is proposed, and all of it can be changed. */
export function DemanderAvis({ surFermer }: { surFermer: () => void }) {
  const { dossier } = useDossierCourant();
  const proposition = useQuery({
    queryKey: [...CLE_CONSULTATIONS, 'proposition', dossier.id, dossier.version],
    queryFn: () => verbes.proposerConsultation(dossier.id),
  });
  const forme = useBrouillon(`${dossier.id}.avis`);
  const { envoyer, enCours, erreur } = useActeAvis(() => {
    forme.oublier();
    surFermer();
  });
  const lu = proposition.data;
  const initial = premierDestinataire(lu);
  const lire = <T,>(nom: string, defaut: T) => (forme.brouillon[nom]?.valeur as T) ?? defaut;
  const destinataire = lire<DestinataireSaisi>('destinataire', initial);
  const question = lire('question', '');
  const echeanceLe = lire('echeanceLe', lu?.echeanceLe ?? '');
  const pieces = lire<string[]>('pieces', []);
  const confidentiel = lire('confidentiel', false);
  const erreurs = sansPrefixe(erreur instanceof ErreurApi ? erreur.body.errors : {});
  const demander = () =>
    envoyer(
      (id) =>
        verbes.demanderAvis(id, {
          destinataire: enDestinataire(destinataire),
          question,
          pieces: destinataire.type === 'organisme' ? pieces : [],
          echeanceLe,
          confidentiel,
        }),
      'Avis demandé : le courriel part dans un instant.',
    );
  return (
    <DialogueConfirmation
      ouvert
      titre="Demander un avis"
      confirmer="Demander l’avis"
      enCours={enCours}
      erreur={erreur}
      champsMontres={['utilisateurId', 'organisme', 'courriel', 'question', 'echeanceLe', 'pieces']}
      bloque={!lu}
      surFermer={surFermer}
      surConfirmer={() => void demander()}
    >
      <AfficherErreur erreur={proposition.error} surReessayer={() => void proposition.refetch()} />
      {lu && (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Destinataire
            valeur={destinataire}
            surChange={(valeur) => forme.saisir('destinataire', valeur, initial)}
            proposition={lu}
            erreurs={erreurs}
          />
          <TextField
            label="Question"
            value={question}
            onChange={(e) => forme.saisir('question', e.target.value, '')}
            error={Boolean(erreurs.question)}
            helperText={erreurs.question}
            multiline
            minRows={3}
            maxRows={8}
            // With someone proposed, the question is what is left to write.
            autoFocus={initial.organisme !== ''}
            required
          />
          {destinataire.type === 'organisme' && (
            <PiecesAPartager
              pieces={lu.pieces}
              choisies={pieces}
              surChange={(valeur) => forme.saisir('pieces', valeur, [])}
              erreur={erreurs.pieces}
            />
          )}
          <TextField
            type="date"
            label="Réponse attendue au plus tard le"
            value={echeanceLe}
            onChange={(e) => forme.saisir('echeanceLe', e.target.value, lu.echeanceLe)}
            error={Boolean(erreurs.echeanceLe)}
            helperText={
              erreurs.echeanceLe ??
              (lu.aConfirmer
                ? 'Délai proposé à confirmer par le service (Paramètres). Des rappels partent seuls 5 jours avant, puis 3 et 15 jours après.'
                : 'Des rappels partent seuls 5 jours avant, puis 3 et 15 jours après.')
            }
            slotProps={{
              inputLabel: { shrink: true },
              htmlInput: { min: ajouterJours(aujourdhui(), 1) },
            }}
            required
          />
          <Box>
            <FormControlLabel
              control={
                <Checkbox
                  checked={confidentiel}
                  onChange={(e) => forme.saisir('confidentiel', e.target.checked, false)}
                />
              }
              label="Confidentiel"
            />
            <FormHelperText sx={{ mt: 0 }}>
              La question et la réponse ne sont lues que par les agents qui instruisent ; elles
              restent hors du courriel, de l’archive ZIP et du journal affiché. Cela ne dispense pas
              de communiquer l’avis au demandeur si la loi le prévoit (CRPA L114-7, à confirmer par
              le service).
            </FormHelperText>
          </Box>
        </Box>
      )}
    </DialogueConfirmation>
  );
}

/** The usual expert of the scheme, if there is one. */
function premierDestinataire(proposition?: PropositionConsultation): DestinataireSaisi {
  const { organisme = '', courriel = '' } = proposition?.experts[0] ?? {};
  return { type: 'organisme', organisme, courriel, utilisateurId: '' };
}

const sansPrefixe = (erreurs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(erreurs).map(([champ, message]) => [
      champ.replace(/^destinataire\./, ''),
      message,
    ]),
  );
