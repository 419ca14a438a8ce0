import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type Consultation, canauxNotes, type NoterAvis, type RendreAvis } from '@sciat/contrats';
import { ChampsReponse, REPONSE_VIDE, type ReponseSaisie } from '../../avis/ChampsReponse.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { useBrouillon } from '../saisie/brouillon.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useActeAvis } from './useActeAvis.js';

interface Props {
  consultation: Consultation;
  /** Came by mail or by telephone, and is noted by an agent. */
  autrement: boolean;
  surFermer: () => void;
}

/** The opinion of the colleague who was asked, or one that came otherwise. */
export function RepondreAvis({ consultation: c, autrement, surFermer }: Props) {
  const forme = useBrouillon(`avis.${c.id}${autrement ? '.note' : ''}`);
  const { envoyer, enCours, erreur } = useActeAvis(() => {
    forme.oublier();
    surFermer();
  });
  const lire = <T,>(nom: string, defaut: T) => (forme.brouillon[nom]?.valeur as T) ?? defaut;
  const reponse = lire<ReponseSaisie>('reponse', REPONSE_VIDE);
  const canal = lire<NoterAvis['canal'] | ''>('canal', '');
  const reponduLe = lire('reponduLe', aujourdhui());
  const erreurs = erreursDesChamps(erreur instanceof ErreurApi ? erreur.body.errors : undefined);
  const confirmer = () =>
    autrement
      ? envoyer(
          (id) => verbes.noterAvis(id, c.id, { ...reponse, canal, reponduLe } as NoterAvis),
          'Avis noté.',
        )
      : envoyer((id) => verbes.rendreAvis(id, c.id, reponse as RendreAvis), 'Avis rendu.');
  return (
    <DialogueConfirmation
      ouvert
      titre={autrement ? `Noter l’avis de ${c.organisme}` : 'Rendre mon avis'}
      confirmer={autrement ? 'Noter cet avis' : 'Rendre cet avis'}
      enCours={enCours}
      erreur={erreur}
      champsMontres={['reponse', 'commentaire', 'canal', 'reponduLe']}
      surFermer={surFermer}
      surConfirmer={() => void confirmer()}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {autrement ? (
          <>
            <Typography>
              Un avis arrivé autrement que par le lien ou l’application. Il se note une fois ; le
              lien ne reçoit alors plus de réponse.
            </Typography>
            <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
              <TextField
                select
                label="Arrivé"
                value={canal}
                onChange={(e) => forme.saisir('canal', e.target.value, '')}
                error={Boolean(erreurs.canal)}
                helperText={erreurs.canal}
                sx={{ flex: '1 1 180px' }}
                required
              >
                {Object.entries(canauxNotes).map(([code, libelle]) => (
                  <MenuItem key={code} value={code}>
                    {libelle}
                  </MenuItem>
                ))}
              </TextField>
              <TextField
                type="date"
                label="Le"
                value={reponduLe}
                onChange={(e) => forme.saisir('reponduLe', e.target.value, aujourdhui())}
                error={Boolean(erreurs.reponduLe)}
                helperText={erreurs.reponduLe}
                slotProps={{
                  inputLabel: { shrink: true },
                  htmlInput: { min: c.demandeLe, max: aujourdhui() },
                }}
                sx={{ flex: '1 1 180px' }}
                required
              />
            </Box>
          </>
        ) : (
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {espacesInsecables(c.question ?? '')}
          </Typography>
        )}
        <ChampsReponse
          valeur={reponse}
          surChange={(valeur) => forme.saisir('reponse', valeur, REPONSE_VIDE)}
          erreurs={erreurs}
        />
        {!autrement && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            Un avis se rend une seule fois ; {c.demandePar} en est prévenu par courriel.
          </Typography>
        )}
      </Box>
    </DialogueConfirmation>
  );
}
