import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { AvancerCourrier, Courrier } from '@sciat/contrats';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import type { useEcritureDe } from '../../providers/ecriture.js';
import { verbes } from '../../providers/verbes.js';
import { canaux } from '../etats.js';
import {
  direConsequence,
  FAITS,
  libelleActe,
  libelleConfirmation,
  type VersEtat,
} from './actes.js';
import { ChoixSignataire } from './ChoixSignataire.js';

interface Props {
  courrier: Courrier;
  vers: VersEtat;
  ouvreRecours: boolean;
  ecriture: ReturnType<typeof useEcritureDe<Courrier>>;
  surFermer: () => void;
  surFait: () => void;
}

type Canal = keyof typeof canaux;
const DATES = {
  SIGNE: { champ: 'signeLe', libelle: 'Date de la signature' },
  ENVOYE: { champ: 'envoyeLe', libelle: 'Date de l’envoi' },
  RECU: { champ: 'recuLe', libelle: 'Date de la réception' },
} as const;

/** From a state to another: says what happens and asks for what it needs. */
export function Avancer({ courrier, vers, ouvreRecours, ecriture, surFermer, surFait }: Props) {
  const { id, version, dispositif } = courrier;
  const [le, setLe] = useState(aujourdhui());
  const [delegationId, setDelegation] = useState('');
  const [canal, setCanal] = useState<Canal>('POSTE');
  const [preuve, setPreuve] = useState('');
  const [destinataire, setDestinataire] = useState('');
  const [motif, setMotif] = useState('');
  const notifier = useNotify();
  const { ecrire, enCours, erreur } = ecriture;
  const erreurs = erreur?.body.errors ?? {};
  const dit = (champ: string, texte?: string) => ({
    error: erreurs[champ] !== undefined,
    helperText: espacesInsecables(erreurs[champ] ?? texte ?? '') || undefined,
    fullWidth: true,
    sx: { mt: 2 },
  });
  const demande = (): AvancerCourrier => {
    switch (vers) {
      case 'SIGNE':
        return { vers, version, signeLe: le, delegationId };
      case 'ENVOYE':
        return {
          vers,
          version,
          envoyeLe: le,
          canal,
          ...(preuve.trim() ? { preuve } : {}),
          ...(canal === 'COURRIEL' && destinataire.trim()
            ? { destinataire: destinataire.trim() }
            : {}),
        };
      case 'RECU':
        return { vers, version, recuLe: le };
      case 'BROUILLON':
      case 'ANNULE':
        return { vers, version, motif };
      default:
        return { vers, version };
    }
  };
  const confirmer = async () => {
    if (!(await ecrire(() => verbes.avancerCourrier(id, demande())))) return;
    notifier(FAITS[vers], { type: 'success' });
    surFait();
  };
  const date = vers in DATES ? DATES[vers as keyof typeof DATES] : null;
  return (
    <DialogueConfirmation
      ouvert
      titre={libelleActe(vers, courrier)}
      confirmer={libelleConfirmation(vers, courrier)}
      enCours={enCours}
      erreur={erreur}
      champsMontres={[
        'signeLe',
        'envoyeLe',
        'recuLe',
        'delegationId',
        'canal',
        'preuve',
        'destinataire',
        'motif',
      ]}
      bloque={vers === 'SIGNE' && delegationId === ''}
      surFermer={surFermer}
      surConfirmer={() => void confirmer()}
    >
      <Typography>{espacesInsecables(direConsequence(vers, courrier, ouvreRecours))}</Typography>
      {date && (
        <TextField
          type="date"
          label={date.libelle}
          value={le}
          onChange={(e) => setLe(e.target.value)}
          slotProps={{ htmlInput: { max: aujourdhui() } }}
          autoFocus
          required
          {...dit(date.champ)}
        />
      )}
      {vers === 'SIGNE' && (
        <ChoixSignataire
          le={le}
          dispositif={dispositif}
          valeur={delegationId}
          surChoix={setDelegation}
          erreur={erreurs.delegationId}
        />
      )}
      {vers === 'ENVOYE' && (
        <>
          <TextField
            select
            label="Envoyé par"
            value={canal}
            onChange={(e) => setCanal(e.target.value as Canal)}
            slotProps={{ select: { native: true } }}
            required
            {...dit('canal')}
          >
            {Object.entries(canaux).map(([code, mot]) => (
              <option key={code} value={code}>
                {mot.charAt(0).toUpperCase() + mot.slice(1)}
              </option>
            ))}
          </TextField>
          {canal === 'COURRIEL' && (
            <TextField
              type="email"
              label="Adresse (facultatif)"
              value={destinataire}
              onChange={(e) => setDestinataire(e.target.value)}
              autoComplete="off"
              {...dit(
                'destinataire',
                'Le courriel part de l’application, aujourd’hui, avec la page signée. Sans adresse ici, il va à celle du contact.',
              )}
            />
          )}
          <TextField
            label="Preuve de l’envoi (facultatif)"
            value={preuve}
            onChange={(e) => setPreuve(e.target.value)}
            {...dit('preuve', 'Numéro de recommandé, référence du dépôt ou du message.')}
          />
        </>
      )}
      {(vers === 'BROUILLON' || vers === 'ANNULE') && (
        <TextField
          label="Motif"
          value={motif}
          onChange={(e) => setMotif(e.target.value)}
          autoFocus
          required
          multiline
          minRows={2}
          {...dit('motif')}
        />
      )}
    </DialogueConfirmation>
  );
}
