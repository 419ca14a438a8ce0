import NavigateBeforeOutlined from '@mui/icons-material/NavigateBeforeOutlined';
import NavigateNextOutlined from '@mui/icons-material/NavigateNextOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { enToutesLettres, issues } from '@sciat/dispositifs';
import { useMemo } from 'react';
import { Link as LienInterne, useNavigate } from 'react-router';
import { Fictif } from '../../commun/Fictif.js';
import { useRaccourcis } from '../../commun/raccourcis.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { versDossiers } from '../adresses.js';
import { listeCourante, voisinsDe } from '../liste-courante.js';
import { AgentAffecte } from './AgentAffecte.js';
import { useDossierCourant } from './contexte.js';

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
        <Link
          component={LienInterne}
          to={versDossiers({ collectiviteId: collectivite.id, etat: 'tous' })}
          sx={CIBLE}
        >
          Dossiers de la collectivité
        </Link>
        <Link
          component={LienInterne}
          to={`/dispositifs/${encodeURIComponent(definition.code)}`}
          sx={CIBLE}
        >
          {espacesInsecables(definition.libelle)}
        </Link>
        <span>{`Reçu le ${enToutesLettres(recuLe)}`}</span>
        <span>
          {espacesInsecables(
            issue ? `Clos : ${issues[issue].toLowerCase()}` : `Étape : ${etape.libelle}`,
          )}
        </span>
      </Box>
      <Box sx={{ display: 'flex', columnGap: 2.5, flexWrap: 'wrap', alignItems: 'center' }}>
        {titre && (
          <Typography component="p" sx={{ fontWeight: 600 }}>
            {espacesInsecables(titre)}
          </Typography>
        )}
        <AgentAffecte />
      </Box>
    </Box>
  );
}

/** Previous and next dossiers of the list one came from, and the way back to it. */
function Voisinage() {
  const { dossier } = useDossierCourant();
  const naviguer = useNavigate();
  const liste = useMemo(listeCourante, []);
  const voisins = voisinsDe(dossier.id, liste);
  const aller = (cible: { id: string } | null | undefined) => {
    if (cible) void naviguer(`/dossiers/${cible.id}`);
  };
  useRaccourcis({ j: () => aller(voisins?.suivant), k: () => aller(voisins?.precedent) });
  if (!liste || !voisins) return null;
  const { precedent, suivant, rang, total } = voisins;
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
      <span>{`${rang} sur ${total}`}</span>
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
