import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ListeEligibilite } from '@sciat/contrats';
import { Link as LienRa, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { aujourdhui, dateCourte, instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useSigle } from '../dispositifs/lectures.js';
import { useListesPossibles } from './lectures.js';
import { compterLignes, direEtat } from './phrases.js';

const TRI = { field: 'effetLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const COLONNES: Colonne<ListeEligibilite>[] = [
  {
    cle: 'code',
    titre: 'Liste',
    triable: true,
    enTete: true,
    rendu: (l) => (
      <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'baseline' }}>
        <LienRa to={`/listes/${l.id}`} sx={{ fontWeight: 600 }}>
          {l.libelle}
        </LienRa>
        {l.fictive && <Fictif texte="fictive" />}
      </Box>
    ),
  },
  { cle: 'effetLe', titre: 'Effet', triable: true, rendu: (l) => dateCourte(l.effetLe) },
  {
    cle: 'enVigueur',
    titre: 'État',
    rendu: (l) => direEtat(l, aujourdhui()).replace('en vigueur', 'en\u00a0vigueur'),
  },
  {
    cle: 'nombre',
    titre: 'Contenu',
    insecable: true,
    rendu: (l) => compterLignes(l.nature, l.nombre),
  },
  { cle: 'source', titre: 'Source', rendu: (l) => espacesInsecables(l.source) },
  {
    cle: 'importeeLe',
    titre: 'Importée',
    triable: true,
    rendu: (l) => `${instantCourt(l.importeeLe)}, ${l.importeePar}`,
  },
];

export default function Listes() {
  return (
    <ListBase<ListeEligibilite>
      resource="listes"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Listes et cartes d’éligibilité"
        complement={<Total un="liste" plusieurs="listes" />}
        actions={
          <Button
            component={Link}
            to="/listes/import"
            variant="contained"
            startIcon={<UploadFileOutlined aria-hidden />}
          >
            Importer une liste
          </Button>
        }
      />
      <ListesManquantes />
      <Tableau
        legende="Listes et cartes d’éligibilité importées"
        colonnes={COLONNES}
        vide={
          <EtatVide titre="Aucune liste importée.">
            Sans liste, on ne peut pas dire quelles collectivités peuvent demander l’aide.
          </EtatVide>
        }
      />
    </ListBase>
  );
}

/** What the rules would read and cannot: it leaves their criteria open. */
function ListesManquantes() {
  const sigle = useSigle();
  const { data } = useListesPossibles();
  const manquantes = data?.donnees.filter((l) => !l.enVigueur) ?? [];
  if (manquantes.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {espacesInsecables(
        'Rien n’est en vigueur à ce jour pour ce qui suit, et les critères qui le lisent restent à apprécier :',
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {manquantes.map(({ code, libelle, dispositifs }) => (
          <li key={code}>
            <LienRa to={`/listes/import?code=${encodeURIComponent(code)}`}>{libelle}</LienRa>
            {`, pour ${dispositifs.map(sigle).join(', ')}`}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
