import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { Acte } from '@sciat/contrats';
import type { Ref } from 'react';
import { aujourdhui, direEcheance, type Niveau } from '../../commun/dates.js';
import { COULEURS } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSession } from '../../providers/session.js';
import { AvisAttendus } from '../avis/AvisAttendus.js';
import { useDossierCourant } from './contexte.js';
import { LienPoint } from './LienPoint.js';
import { direCloture, direObligation, direRetour } from './phrases.js';
import { Relances } from './Relances.js';
import { direPoint, type Point } from './ranger-actes.js';
import { viserSection } from './viser.js';

/** Only what presses is marked; the sentence says the rest. */
const ICONES: Partial<Record<Niveau, typeof ErrorOutlined>> = {
  retard: ErrorOutlined,
  bientot: ScheduleOutlined,
};

interface Props {
  principal: Acte | null;
  /** What to begin with while there is no act to take. */
  premier: Point | null;
  ouvrir: (acte: Acte) => void;
  enCours: boolean;
  /** Takes the focus after an act, so that what it changed is read first. */
  ref: Ref<HTMLParagraphElement>;
}

/** What must be done now, by whom, until when, and why. */
export function Obligation({ principal, premier, ouvrir, enCours, ref }: Props) {
  const { dossier, definition } = useDossierCourant();
  const moi = useSession()?.utilisateur.id ?? '';
  const { obligation } = dossier;
  const niveau = direEcheance(obligation?.echeanceLe ?? null).niveau;
  const Icone = ICONES[niveau];
  const retour = obligation && direRetour(dossier, definition);
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Ce qui est attendu"
      sx={{ p: 2, borderLeftWidth: 4, borderLeftColor: obligation ? COULEURS[niveau] : 'divider' }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        {Icone && <Icone aria-hidden sx={{ fontSize: 28, color: COULEURS[niveau] }} />}
        <Box sx={{ flex: '1 1 420px' }}>
          <Typography
            ref={ref}
            tabIndex={-1}
            component="p"
            sx={{ fontSize: 20, lineHeight: 1.35, fontWeight: 600, outline: 'none' }}
          >
            {espacesInsecables(direObligation(dossier, moi, aujourdhui()))}
          </Typography>
          <Typography component="p" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {espacesInsecables(obligation ? obligation.raison : direCloture(dossier, definition))}
          </Typography>
          <Relances />
          <AvisAttendus />
          {retour && (
            <Typography component="p" sx={{ mt: 0.5 }}>
              {espacesInsecables(`${retour} Le motif est au `)}
              <Link
                href="#section-journal"
                onClick={(e) => {
                  e.preventDefault();
                  viserSection('journal');
                }}
              >
                journal
              </Link>
              .
            </Typography>
          )}
          {premier && (
            <Box className="ecran-seul">
              <LienPoint
                point={premier}
                libelle={`Commencer par : ${direPoint(premier, dossier)}`}
              />
            </Box>
          )}
        </Box>
        {principal && (
          <Button
            variant="contained"
            size="large"
            className="ecran-seul"
            aria-busy={enCours}
            onClick={() => ouvrir(principal)}
          >
            {espacesInsecables(principal.libelle)}
          </Button>
        )}
      </Box>
      {obligation && obligation.blocages.length > 0 && (
        <Alert severity="warning" role="note" sx={{ mt: 1.5 }}>
          <strong>Dossier bloqué.</strong>
          {obligation.blocages.map((cause) => (
            <div key={cause}>{espacesInsecables(cause)}</div>
          ))}
        </Alert>
      )}
    </Paper>
  );
}
