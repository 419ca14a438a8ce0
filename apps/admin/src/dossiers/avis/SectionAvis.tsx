import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Consultation } from '@sciat/contrats';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { aujourdhui, direEcheance } from '../../commun/dates.js';
import { COULEURS } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise, useSession } from '../../providers/session.js';
import { useDossierCourant } from '../page/contexte.js';
import { Pli } from '../page/Pli.js';
import { Section } from '../page/Section.js';
import { DemanderAvis } from './DemanderAvis.js';
import { direEtat, direHistoire } from './phrases.js';
import { RepondreAvis } from './RepondreAvis.js';
import { RevoquerAvis } from './RevoquerAvis.js';
import { useConsultations } from './useConsultations.js';

type Acte = { type: 'rendre' | 'noter' | 'revoquer'; consultation: Consultation };

/** The opinions asked of outside bodies and of colleagues; not the one that the service gives. */
export function SectionAvis() {
  const { dossier } = useDossierCourant();
  const autorise = useAutorise();
  const lecture = useConsultations();
  const [demande, setDemande] = useState(false);
  const [acte, setActe] = useState<Acte | null>(null);
  const consultations = lecture.data?.donnees ?? [];
  const peutDemander = autorise('avis:demander') && dossier.closLe === null;
  const fermer = () => setActe(null);
  return (
    <Section
      titre="Avis demandés"
      ancre="avis-demandes"
      complement={
        peutDemander && (
          <Box sx={{ ml: 'auto' }} className="ecran-seul">
            <Button size="small" variant="outlined" onClick={() => setDemande(true)}>
              Demander un avis
            </Button>
          </Box>
        )
      }
    >
      <AfficherErreur erreur={lecture.error} surReessayer={() => void lecture.refetch()} />
      {lecture.data && consultations.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Aucun avis demandé. Un organisme répond par un lien, sans compte ; un collègue répond ici.
        </Typography>
      )}
      {consultations.length > 0 && (
        <Box component="ul" aria-label="Avis demandés" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {consultations.map((c) => (
            <LigneAvis key={c.id} consultation={c} surActe={setActe} />
          ))}
        </Box>
      )}
      {demande && <DemanderAvis surFermer={() => setDemande(false)} />}
      {acte?.type === 'revoquer' && (
        <RevoquerAvis consultation={acte.consultation} surFermer={fermer} />
      )}
      {acte && acte.type !== 'revoquer' && (
        <RepondreAvis
          consultation={acte.consultation}
          autrement={acte.type === 'noter'}
          surFermer={fermer}
        />
      )}
    </Section>
  );
}

interface Props {
  consultation: Consultation;
  surActe: (acte: Acte) => void;
}

function LigneAvis({ consultation: c, surActe }: Props) {
  const autorise = useAutorise();
  const moi = useSession()?.utilisateur.id;
  const attendue = c.etat === 'ATTENDUE';
  const retard = attendue && direEcheance(c.echeanceLe).niveau === 'retard';
  const boutons = [
    { type: 'rendre', libelle: 'Rendre mon avis', present: c.utilisateurId === moi },
    { type: 'noter', libelle: 'Noter une réponse', present: autorise('avis:demander') },
    { type: 'revoquer', libelle: 'Révoquer', present: autorise('avis:demander') },
  ] as const;
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
      <Box sx={{ display: 'flex', columnGap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component="h3" sx={{ fontWeight: 600 }}>
          {c.organisme}
        </Typography>
        <Box component="span" sx={{ color: retard ? COULEURS.retard : 'text.primary' }}>
          {espacesInsecables(direEtat(c, aujourdhui()))}
        </Box>
        {c.confidentiel && (
          <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
            confidentiel
          </Box>
        )}
        {attendue && (
          <Box className="ecran-seul" sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap' }}>
            {boutons
              .filter((b) => b.present)
              .map(({ type, libelle }) => (
                <Button
                  key={type}
                  size="small"
                  variant={type === 'rendre' ? 'contained' : 'text'}
                  aria-label={`${libelle} : avis de ${c.organisme}`}
                  onClick={() => surActe({ type, consultation: c })}
                >
                  {libelle}
                </Button>
              ))}
          </Box>
        )}
      </Box>
      {c.commentaire && (
        <Typography component="p" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {espacesInsecables(c.commentaire)}
        </Typography>
      )}
      <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
        {direHistoire(c)}
      </Typography>
      {c.reserve ? (
        <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
          La question et la réponse sont réservées aux agents qui instruisent.
        </Typography>
      ) : (
        <Pli discret titre="Question et pièces partagées">
          <Typography component="p" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {espacesInsecables(c.question ?? '')}
          </Typography>
          <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
            {espacesInsecables(direPartage(c))}
          </Typography>
        </Pli>
      )}
    </Box>
  );
}

function direPartage({ pieces, courriel }: Consultation): string {
  const partagees = pieces.map((p) => `${p.libelle} (version ${p.numero})`).join(', ');
  const a = courriel ? ` Adresse : ${courriel}.` : '';
  return `${partagees ? `Pièces partagées : ${partagees}.` : 'Aucune pièce partagée.'}${a}`;
}
