import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { DepotVu } from '@sciat/contrats';
import { useState } from 'react';
import { direInstant } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { EtatPiece } from '../dossiers/pieces/EtatPiece.js';
import { direTaille, refusEvident } from '../dossiers/pieces/fichiers.js';
import { envoyerFichier } from '../dossiers/pieces/televerser.js';
import { ZoneDepot } from '../dossiers/pieces/ZoneDepot.js';
import { ErreurApi } from '../providers/erreur-api.js';

export interface Recu {
  libelle: string;
  nom: string;
  taille: string;
  le: string;
}

interface Props {
  jeton: string;
  piece: DepotVu['pieces'][number];
  surRecu: (vu: DepotVu, recu: Recu) => void;
}

/** A piece, why it was refused, and the button that sends a file for it. */
export function PieceADeposer({ jeton, piece, surRecu }: Props) {
  const [enCours, setEnCours] = useState(false);
  const [avance, setAvance] = useState(0);
  const [refus, setRefus] = useState<string | null>(null);
  const { code, libelle, aide, etat, motifRefus, attendue, recueLe } = piece;
  const deposer = async (fichier: File) => {
    const evident = refusEvident(fichier);
    setRefus(evident);
    if (evident) return;
    setAvance(0);
    setEnCours(true);
    try {
      const chemin = `/depot/${encodeURIComponent(jeton)}/pieces`;
      const vu = await envoyerFichier<DepotVu>(chemin, code, fichier, setAvance);
      const le = new Date().toISOString();
      surRecu(vu, { libelle, nom: fichier.name, taille: direTaille(fichier.size), le });
    } catch (erreur) {
      setRefus(erreur instanceof ErreurApi ? erreur.message : 'Le fichier n’a pas pu être envoyé.');
    } finally {
      setEnCours(false);
    }
  };
  const pourcent = Math.round(avance * 100);
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <ZoneDepot
        libelle={libelle}
        bouton="Choisir un fichier"
        surFichier={(fichier) => void deposer(fichier)}
        enCours={enCours}
        fermee={!attendue}
      >
        {(bouton) => (
          <>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
              <Box sx={{ flex: '1 1 220px' }}>
                <Typography component="h3" sx={{ fontWeight: 600 }}>
                  {espacesInsecables(libelle)}
                </Typography>
                {aide && (
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {espacesInsecables(aide)}
                  </Typography>
                )}
              </Box>
              <EtatPiece etat={etat} />
              {bouton}
            </Box>
            {recueLe && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {`Déposée avec ce lien le ${direInstant(recueLe)}.`}
              </Typography>
            )}
            {etat === 'REFUSEE' && motifRefus && (
              <Typography sx={{ color: 'error.main' }}>
                {espacesInsecables(`Motif du refus : ${motifRefus}`)}
              </Typography>
            )}
            {enCours && (
              <Box sx={{ mt: 1 }}>
                <LinearProgress
                  variant={avance < 1 ? 'determinate' : 'indeterminate'}
                  value={pourcent}
                  aria-label={espacesInsecables(`Envoi du fichier : ${libelle}`)}
                />
                <Typography variant="body2">
                  {avance < 1
                    ? espacesInsecables(`Envoi : ${pourcent} %`)
                    : 'Envoyé, en cours d’enregistrement…'}
                </Typography>
              </Box>
            )}
            {refus && (
              <Alert severity="error" role="alert" sx={{ mt: 1 }}>
                {espacesInsecables(refus)}
              </Alert>
            )}
          </>
        )}
      </ZoneDepot>
    </Box>
  );
}
