import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { Dispositif, Dossier, Probleme } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Conflit } from '../../commun/Conflit.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { SectionCourriers } from '../../courriers/SectionCourriers.js';
import { useDossier, useRelireDossier } from '../../providers/cache-dossiers.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { SectionAvis } from '../avis/SectionAvis.js';
import { SectionLiens } from '../liens/SectionLiens.js';
import { SectionNotes } from '../notes/SectionNotes.js';
import { SectionPieces } from '../pieces/SectionPieces.js';
import { useBrouillon } from '../saisie/brouillon.js';
import { AvisDuService } from './AvisDuService.js';
import { Chemin } from './Chemin.js';
import { Courriels } from './Courriels.js';
import { ContexteDossier } from './contexte.js';
import { DonneesSaisies } from './DonneesSaisies.js';
import { Echeances } from './Echeances.js';
import { Eligibilite } from './Eligibilite.js';
import { EnTete } from './EnTete.js';
import { Instruction } from './Instruction.js';
import { Journal } from './Journal.js';
import { Paiement, paiementDAbord } from './Paiement.js';
import { Sommaire } from './Sommaire.js';

/** The question of this page: what must be done now, by whom, until when? */
export default function PageDossier() {
  const { id = '' } = useParams();
  const lecture = useDossier(id);
  const dossier = lecture.data;
  const definition = useQuery({
    queryKey: ['dispositif', dossier?.dispositif, dossier?.dispositifVersion],
    queryFn: () => verbes.dispositif(dossier?.dispositif ?? '', dossier?.dispositifVersion),
    enabled: dossier !== undefined,
    // A version in force is never edited.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const erreur = lecture.data ? definition.error : lecture.error;
  if (erreur) {
    return (
      <>
        <TitrePage titre="Dossier" />
        <AfficherErreur
          erreur={erreur}
          surReessayer={() => void (lecture.data ? definition : lecture).refetch()}
        />
      </>
    );
  }
  if (!dossier || !definition.data) return <Attente />;
  // One dossier, one page: nothing of the previous one (dialogs, messages) may stay.
  return <Contenu key={dossier.id} dossier={dossier} definition={definition.data} />;
}

function Contenu({ dossier, definition }: { dossier: Dossier; definition: Dispositif }) {
  const autorise = useAutorise();
  const relireDossier = useRelireDossier();
  const [conflit, setConflit] = useState<Probleme | null>(null);
  const { brouillon, saisir, oublier, retirer, relire } = useBrouillon(dossier.id);
  const contexte = useMemo(
    () => ({
      dossier,
      definition,
      brouillon,
      saisir,
      oublier,
      retirer,
      relire,
      annoncerConflit: setConflit,
    }),
    [dossier, definition, brouillon, saisir, oublier, retirer, relire],
  );
  // What is promised to the applicant is the payment: from the award on, it is what the page is about.
  const colonne = { display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 };
  return (
    <ContexteDossier value={contexte}>
      <EnTete />
      <Sommaire />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 320px' },
        }}
      >
        <Box sx={colonne}>
          <Instruction />
          <AvisDuService />
          {paiementDAbord(dossier, definition) && <Paiement />}
          <SectionPieces />
          {autorise('lien:administrer') && <SectionLiens />}
          <SectionAvis />
          <Eligibilite />
          <DonneesSaisies formulaire={autorise('dossier:modifier')} />
          <Echeances />
          {!paiementDAbord(dossier, definition) && <Paiement />}
          <SectionCourriers />
          <Courriels />
          {autorise('donnees-personnelles:lire') && <SectionNotes />}
        </Box>
        <Box component="aside" aria-label="Étapes et journal" sx={colonne}>
          <Chemin />
          <Journal />
        </Box>
      </Box>
      {conflit && (
        <Conflit
          quoi="dossier"
          probleme={conflit}
          relire={() => relireDossier(dossier.id)}
          surFermer={() => setConflit(null)}
        />
      )}
    </ContexteDossier>
  );
}

/** Same places as the page, so that nothing jumps when it comes. */
function Attente() {
  return (
    <>
      <TitrePage titre="Dossier" />
      <Box role="status" aria-label="Chargement du dossier" sx={{ display: 'grid', gap: 2 }}>
        <Skeleton variant="rectangular" height={24} width="60%" />
        <Skeleton variant="rectangular" height={96} />
        <Skeleton variant="rectangular" height={240} />
      </Box>
    </>
  );
}
