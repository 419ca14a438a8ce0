import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LienDepot } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { useRelireDossier } from '../../providers/cache-dossiers.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from '../page/contexte.js';
import { Section } from '../page/Section.js';
import { CreerLien } from './CreerLien.js';
import { direLien, direUsage } from './phrases.js';

/** The links by which the collectivité sees its dossier and deposits what is missing, without an account. */
export function SectionLiens() {
  const { dossier } = useDossierCourant();
  const relireDossier = useRelireDossier();
  // A link sent with a request for pieces comes with a new version of the dossier.
  const lecture = useQuery({
    queryKey: ['liens', dossier.id, dossier.version],
    queryFn: () => verbes.liens(dossier.id),
    placeholderData: (avant) => avant,
  });
  const [aRevoquer, setARevoquer] = useState<LienDepot | null>(null);
  const liens = lecture.data?.donnees ?? [];
  const ouvert = dossier.closLe === null;
  return (
    <Section
      titre="Lien de dépôt"
      ancre="liens"
      ecranSeul
      complement={
        ouvert &&
        lecture.data && (
          <Box sx={{ ml: 'auto' }}>
            <CreerLien
              dossierId={dossier.id}
              validite={lecture.data.validite}
              surCree={() => void relireDossier(dossier.id)}
            />
          </Box>
        )
      }
    >
      <AfficherErreur erreur={lecture.error} surReessayer={() => void lecture.refetch()} />
      {lecture.data && liens.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Aucun lien. Avec un lien, la collectivité voit sans compte où en est son dossier et dépose
          les pièces qui manquent ; rien d’autre.
        </Typography>
      )}
      {liens.length > 0 && (
        <Box component="ul" aria-label="Liens de dépôt" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {liens.map((lien) => (
            <Box
              component="li"
              key={lien.id}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1.5,
                py: 0.75,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box sx={{ flex: 1 }}>
                <Box component="span" sx={{ fontWeight: lien.etat === 'ouvert' ? 600 : 400 }}>
                  {direLien(lien)}
                </Box>
                <Box
                  component="span"
                  sx={{ display: 'block', fontSize: 14, color: 'text.secondary' }}
                >
                  {direUsage(lien)}
                </Box>
              </Box>
              {lien.etat === 'ouvert' && (
                <Button
                  size="small"
                  aria-label={`Révoquer le lien ${direLien(lien).toLowerCase()}`}
                  onClick={() => setARevoquer(lien)}
                >
                  Révoquer
                </Button>
              )}
            </Box>
          ))}
        </Box>
      )}
      {aRevoquer && (
        <Revocation
          lien={aRevoquer}
          dossierId={dossier.id}
          surFermer={() => setARevoquer(null)}
          surFait={() => {
            setARevoquer(null);
            void relireDossier(dossier.id);
          }}
        />
      )}
    </Section>
  );
}

interface PropsRevocation {
  lien: LienDepot;
  dossierId: string;
  surFermer: () => void;
  surFait: () => void;
}

function Revocation({ lien, dossierId, surFermer, surFait }: PropsRevocation) {
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<unknown>(null);
  const revoquer = async () => {
    setEnCours(true);
    setErreur(null);
    try {
      await verbes.revoquerLien(dossierId, lien.id);
      surFait();
    } catch (refus) {
      setErreur(refus);
      setEnCours(false);
    }
  };
  return (
    <DialogueConfirmation
      ouvert
      titre="Révoquer ce lien de dépôt"
      confirmer="Révoquer le lien"
      enCours={enCours}
      erreur={erreur}
      surFermer={surFermer}
      surConfirmer={() => void revoquer()}
    >
      <Typography>
        Il cesse aussitôt de s’ouvrir. Les pièces déjà déposées restent dans le dossier.
      </Typography>
    </DialogueConfirmation>
  );
}
