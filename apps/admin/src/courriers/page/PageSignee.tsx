import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Courrier, Probleme } from '@sciat/contrats';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Section } from '../../dossiers/page/Section.js';
import { Analyse } from '../../dossiers/pieces/Analyse.js';
import { refusEvident } from '../../dossiers/pieces/fichiers.js';
import { ZoneDepot } from '../../dossiers/pieces/ZoneDepot.js';
import { useEcritureDe } from '../../providers/ecriture.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { useRangerCourrier } from '../lectures.js';

const ADMIS = ['A_SIGNER', 'SIGNE', 'ENVOYE', 'RECU'];

interface Props {
  courrier: Courrier;
  annoncerConflit: (probleme: Probleme) => void;
}

/** The signed page, scanned: dropped here or chosen, a new one taking the place of the former. */
export function PageSignee({ courrier, annoncerConflit }: Props) {
  const autorise = useAutorise();
  const { ecrire, enCours, erreur } = useEcritureDe<Courrier>(useRangerCourrier(), annoncerConflit);
  const [refuse, setRefuse] = useState<string | null>(null);
  if (!ADMIS.includes(courrier.etat)) return null;
  const deposer = async (fichier: File) => {
    const raison = refusEvident(fichier);
    setRefuse(raison);
    if (!raison) await ecrire(() => verbes.numeriserCourrier(courrier.id, fichier));
  };
  return (
    <Section titre="Page signée">
      <ZoneDepot
        libelle="page signée"
        bouton={courrier.scan ? 'Remplacer' : 'Déposer'}
        acceptes="application/pdf,image/jpeg,image/png"
        surFichier={(fichier) => void deposer(fichier)}
        enCours={enCours}
        fermee={!autorise('courrier:rediger')}
      >
        {(bouton) => (
          <>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <Typography sx={{ flex: 1 }}>
                {courrier.scan ? 'Numérisée et jointe au courrier.' : 'Pas encore numérisée.'}{' '}
                {courrier.scanAnalyse && <Analyse analyse={courrier.scanAnalyse} />}
              </Typography>
              {bouton}
            </Box>
            {bouton && (
              <Typography variant="body2" className="ecran-seul" sx={{ color: 'text.secondary' }}>
                Glissez ici le fichier numérisé (PDF, JPEG ou PNG), ou utilisez le bouton.
              </Typography>
            )}
          </>
        )}
      </ZoneDepot>
      {refuse && (
        <Alert severity="error" role="alert" sx={{ mt: 1 }}>
          {refuse}
        </Alert>
      )}
      <AfficherErreur erreur={erreur} />
    </Section>
  );
}
