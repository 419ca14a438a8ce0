import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { Courrier, Probleme } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link as LienRa } from 'react-admin';
import { useParams } from 'react-router';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Conflit } from '../../commun/Conflit.js';
import { Fictif } from '../../commun/Fictif.js';
import { GardeSortie } from '../../commun/GardeSortie.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { lectureDispositif } from '../../dispositifs/lectures.js';
import { useDossier } from '../../providers/cache-dossiers.js';
import { useEcritureDe } from '../../providers/ecriture.js';
import { useAutorise } from '../../providers/session.js';
import { useCourrier, useRangerCourrier, useRelireCourrier } from '../lectures.js';
import { Avancer } from './Avancer.js';
import type { VersEtat } from './actes.js';
import { ChampsFusionnes } from './ChampsFusionnes.js';
import { EtatsCourrier } from './EtatsCourrier.js';
import { Lettre } from './Lettre.js';
import { PageSignee } from './PageSignee.js';
import { ActeDuDossier, ResumeDossier } from './ResumeDossier.js';
import { Suite } from './Suite.js';
import { useSaisieCourrier } from './useSaisieCourrier.js';

/** A letter beside its dossier. */
export default function PageCourrier() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCourrier(id);
  if (data) return <Contenu key={data.id} courrier={data} />;
  return (
    <>
      <TitrePage titre="Courrier" />
      {error ? (
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      ) : (
        <Box role="status" aria-label="Chargement du courrier" sx={{ display: 'grid', gap: 2 }}>
          <Skeleton variant="rectangular" height={72} />
          <Skeleton variant="rectangular" height={320} />
        </Box>
      )}
    </>
  );
}

function Contenu({ courrier }: { courrier: Courrier }) {
  const { id, libelle, chrono, dossierReference, collectivite, etat, fictif } = courrier;
  const autorise = useAutorise();
  const dossier = useDossier(courrier.dossierId).data;
  const definition = useQuery({
    ...lectureDispositif(courrier.dispositif, dossier?.dispositifVersion),
    enabled: dossier !== undefined,
  }).data;
  const [conflit, setConflit] = useState<Probleme | null>(null);
  const [vers, setVers] = useState<VersEtat | null>(null);
  const suite = useRef<HTMLParagraphElement>(null);
  const ranger = useRangerCourrier();
  const relire = useRelireCourrier();
  const texte = useEcritureDe(ranger, setConflit);
  const acte = useEcritureDe(ranger, setConflit);
  const saisie = useSaisieCourrier(courrier, texte);
  const modifiable = etat === 'BROUILLON' && autorise('courrier:rediger');
  const ouvreRecours =
    definition?.courriers.some((m) => m.code === courrier.modele && m.ouvreRecours) ?? false;

  async function ouvrir(voulu: VersEtat) {
    // What goes to signature is what is on the screen.
    if (modifiable && saisie.nombre > 0 && voulu !== 'ANNULE' && !(await saisie.enregistrer()))
      return;
    acte.effacerErreur();
    setVers(voulu);
  }
  const colonne = { display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 };
  return (
    <>
      <TitrePage
        titre={[libelle, chrono && `n°\u00a0${chrono}`].filter(Boolean).join(', ')}
        document={`${libelle} ${dossierReference} ${collectivite}`}
        complement={fictif && <Fictif />}
        actions={
          <LienRa
            to="/courriers"
            className="ecran-seul"
            sx={{ minHeight: 32, alignContent: 'center' }}
          >
            Tous les courriers
          </LienRa>
        }
      />
      <Suite
        ref={suite}
        courrier={courrier}
        ouvrir={(voulu) => void ouvrir(voulu)}
        enCours={texte.enCours}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' },
        }}
      >
        <Box sx={colonne}>
          <Lettre
            // A draft is to be written, what is put to signature to be read: each opens on its own view.
            key={String(etat === 'BROUILLON')}
            courrier={courrier}
            modifiable={modifiable}
            saisie={saisie}
            enCours={texte.enCours}
            erreur={texte.erreur}
          />
          <ChampsFusionnes courrier={courrier} />
        </Box>
        <Box component="aside" aria-label="Dossier et états" sx={colonne}>
          <ResumeDossier courrier={courrier} dossier={dossier} definition={definition} />
          <EtatsCourrier courrier={courrier} />
          <PageSignee courrier={courrier} annoncerConflit={setConflit} />
          <ActeDuDossier courrier={courrier} />
        </Box>
      </Box>
      {vers && (
        <Avancer
          courrier={courrier}
          vers={vers}
          ouvreRecours={ouvreRecours}
          ecriture={acte}
          surFermer={() => setVers(null)}
          surFait={() => {
            setVers(null);
            suite.current?.focus();
          }}
        />
      )}
      {conflit && (
        <Conflit
          quoi="courrier"
          probleme={conflit}
          relire={() => relire(id)}
          surFermer={() => setConflit(null)}
        />
      )}
      <GardeSortie active={modifiable && saisie.nombre > 0} />
    </>
  );
}
