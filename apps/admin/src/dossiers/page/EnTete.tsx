import NavigateBeforeOutlined from '@mui/icons-material/NavigateBeforeOutlined';
import NavigateNextOutlined from '@mui/icons-material/NavigateNextOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { enToutesLettres, issues } from '@sciat/dispositifs';
import { useEffect, useState } from 'react';
import { Link as LienInterne, useNavigate } from 'react-router';
import { Fictif } from '../../commun/Fictif.js';
import { direNombre } from '../../commun/nombre.js';
import { useRaccourcis } from '../../commun/raccourcis.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { direRole } from '../../dispositifs/phrases.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { versNouvelleCandidature, versProcedure } from '../adresses.js';
import { listeCourante, prolonger, retenirListe, voisinsDe } from '../liste-courante.js';
import { AgentAffecte } from './AgentAffecte.js';
import { useDossierCourant } from './contexte.js';
import { EtiquettesDuDossier } from './EtiquettesDuDossier.js';
import { direIssue, peutRecommencer } from './phrases.js';

/** A link among words, as easy to hit as a button. */
const CIBLE = { minHeight: 32, alignContent: 'center' };

export function EnTete() {
  const { dossier, definition } = useDossierCourant();
  const { reference, collectivite, etape, issue, titre, fictif, recuLe } = dossier;
  return (
    <Box component="header">
      <TitrePage
        titre={`${reference} ${collectivite.nom}`}
        complement={fictif && <Fictif />}
        actions={<Voisinage />}
      />
      <Box
        sx={{
          display: 'flex',
          columnGap: 2.5,
          flexWrap: 'wrap',
          alignItems: 'center',
          mt: -1.5,
        }}
      >
        <Link component={LienInterne} to={`/collectivites/${collectivite.id}`} sx={CIBLE}>
          {collectivite.type === 'COMMUNE' || collectivite.type === 'EPCI'
            ? 'Fiche de la collectivité'
            : 'Fiche du demandeur'}
        </Link>
        <Link component={LienInterne} to={versProcedure(definition, etape.id)} sx={CIBLE}>
          {espacesInsecables(definition.libelle)}
        </Link>
        <span>{`Reçu le ${enToutesLettres(recuLe)}`}</span>
        <span>
          {espacesInsecables(
            issue === 'ISSUE_EXTERNE'
              ? direIssue(dossier)
              : issue
                ? `Clos : ${issues[issue].toLowerCase()}`
                : `Étape : ${etape.libelle}`,
          )}
        </span>
      </Box>
      <Box sx={{ display: 'flex', columnGap: 2.5, flexWrap: 'wrap', alignItems: 'center' }}>
        {titre && (
          <Typography component="p" sx={{ fontWeight: 600 }}>
            {espacesInsecables(titre)}
          </Typography>
        )}
        <span>{espacesInsecables(direRole(dossier))}</span>
        <AgentAffecte />
        <Suites />
      </Box>
      <EtiquettesDuDossier />
      <Depot />
    </Box>
  );
}

/** Among the waves of a scheme that has some: a deposit out of time must be seen. */
function Depot() {
  const { depot } = useDossierCourant().dossier;
  if (!depot) return null;
  return depot.recevable ? (
    <Box component="p" sx={{ m: 0 }}>
      {espacesInsecables(`Dépôt : ${depot.phrase}`)}
    </Box>
  ) : (
    <Alert severity="warning" role="note" sx={{ my: 1 }}>
      {espacesInsecables(`Dépôt non recevable. ${depot.phrase}.`)}
    </Alert>
  );
}

/** The dossier this one takes up again, those that take it up, and the way to a new one. */
function Suites() {
  const { dossier } = useDossierCourant();
  const autorise = useAutorise();
  const { suiteDe, suites } = dossier;
  return (
    <>
      {suiteDe && <LienDossier mot="Fait suite à" {...suiteDe} />}
      {suites.map((suite) => (
        <LienDossier key={suite.id} mot="Repris par" {...suite} />
      ))}
      {peutRecommencer(dossier) && autorise('dossier:creer') && (
        <Link
          component={LienInterne}
          to={versNouvelleCandidature(dossier)}
          className="ecran-seul"
          sx={CIBLE}
        >
          Nouvelle candidature
        </Link>
      )}
    </>
  );
}

function LienDossier({ mot, id, reference }: { mot: string; id: string; reference: string }) {
  return (
    <span>
      {`${mot} `}
      <Link
        component={LienInterne}
        to={`/dossiers/${id}`}
        sx={{ ...CIBLE, display: 'inline-block' }}
      >
        {reference}
      </Link>
    </span>
  );
}

/** The list one came from, read on when the dossier is the last one kept, or the first. */
function useListeCourante(id: string) {
  const [liste, setListe] = useState(listeCourante);
  useEffect(() => {
    const connue = listeCourante();
    if (!connue) return;
    let parti = false;
    prolonger(connue, id, verbes.pageDossiers).then(
      (prolongee) => {
        if (parti || prolongee === connue) return;
        retenirListe(prolongee);
        setListe(prolongee);
      },
      // Without an answer there is no neighbour on that side: the way back stays.
      () => {},
    );
    return () => {
      parti = true;
    };
  }, [id]);
  return liste;
}

/** Previous and next dossiers of the list one came from, and the way back to it. */
function Voisinage() {
  const { dossier } = useDossierCourant();
  const naviguer = useNavigate();
  const liste = useListeCourante(dossier.id);
  const voisins = voisinsDe(dossier.id, liste);
  const aller = (cible: { id: string } | null | undefined) => {
    if (cible) void naviguer(`/dossiers/${cible.id}`);
  };
  useRaccourcis({ j: () => aller(voisins?.suivant), k: () => aller(voisins?.precedent) });
  if (!liste || !voisins) return null;
  const { precedent, suivant, rang, total, auDela } = voisins;
  return (
    <Box
      component="nav"
      aria-label="Dossiers de la liste"
      className="ecran-seul"
      sx={{ display: 'flex', alignItems: 'center', gap: 1 }}
    >
      <Link component={LienInterne} to={liste.retour} sx={CIBLE}>
        {liste.libelle}
      </Link>
      <span>{`${rang} sur ${direNombre(total, auDela)}`}</span>
      <Button
        size="small"
        disabled={!precedent}
        aria-label={
          precedent ? `Dossier précédent\u00a0: ${precedent.reference}` : 'Pas de dossier précédent'
        }
        startIcon={<NavigateBeforeOutlined />}
        onClick={() => aller(precedent)}
      >
        Précédent
      </Button>
      <Button
        size="small"
        disabled={!suivant}
        aria-label={
          suivant ? `Dossier suivant\u00a0: ${suivant.reference}` : 'Pas de dossier suivant'
        }
        endIcon={<NavigateNextOutlined />}
        onClick={() => aller(suivant)}
      >
        Suivant
      </Button>
    </Box>
  );
}
