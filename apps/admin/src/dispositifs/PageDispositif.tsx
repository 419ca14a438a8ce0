import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Dispositif } from '@sciat/contrats';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { SourceDite } from '../commun/AConfirmer.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { Definitions } from '../commun/Definitions.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositif } from './lectures.js';
import { direPeriode } from './phrases.js';
import {
  TableActes,
  TableCriteres,
  TableDonnees,
  TableEtapes,
  TableParametres,
  TablePieces,
} from './tables.js';

// Mermaid is heavier than the rest of the product: it loads here and nowhere else.
const Diagramme = lazy(() => import('./Diagramme.js'));

const SECTIONS = [
  ['diagramme', 'Diagramme'],
  ['etapes', 'Étapes'],
  ['actes', 'Actes'],
  ['criteres', 'Critères'],
  ['pieces', 'Pièces'],
  ['donnees', 'Données'],
  ['parametres', 'Paramètres'],
] as const;

/** A procedure as its definition states it: nothing here is written by hand. */
export default function PageDispositif() {
  const { code = '' } = useParams();
  const { data, error, isPending, refetch } = useDispositif(code);
  if (error) {
    return (
      <>
        <TitrePage titre="Dispositif" />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      </>
    );
  }
  if (isPending) return <Chargement />;
  return (
    <>
      <TitrePage titre={data.libelle} document={`${data.code} ${data.libelle}`} />
      <Typography sx={{ maxWidth: '75ch', mb: 2 }}>
        {espacesInsecables(data.description)}
      </Typography>
      <Identite dispositif={data} />
      <Box component="nav" aria-label="Dans cette page" sx={{ my: 2.5 }}>
        <Box
          component="ul"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2.5,
            rowGap: 0.5,
            p: 0,
            m: 0,
            listStyle: 'none',
          }}
        >
          {SECTIONS.map(([id, titre]) => (
            <li key={id}>
              <Link href={`#${id}`} sx={{ display: 'inline-block', py: 0.75 }}>
                {titre}
              </Link>
            </li>
          ))}
        </Box>
      </Box>
      <Box
        component="section"
        id="diagramme"
        aria-labelledby="titre-diagramme"
        sx={{ mb: 3, scrollMarginTop: 64 }}
      >
        <Typography variant="h2" id="titre-diagramme" sx={{ mb: 0.5 }}>
          Diagramme
        </Typography>
        <Typography variant="body2" sx={{ mb: 1, color: 'text.secondary' }}>
          Les mêmes étapes et les mêmes actes sont dans les tableaux ci-dessous. Les actes possibles
          à presque toutes les étapes n’y figurent pas.
        </Typography>
        <Suspense fallback={<Chargement />}>
          <Diagramme dispositif={data} />
        </Suspense>
      </Box>
      <TableEtapes dispositif={data} />
      <TableActes dispositif={data} />
      <TableCriteres dispositif={data} />
      <TablePieces dispositif={data} />
      <TableDonnees dispositif={data} />
      <TableParametres dispositif={data} />
    </>
  );
}

function Identite({ dispositif: d }: { dispositif: Dispositif }) {
  return (
    <Definitions
      lignes={[
        ['Version', `${d.version}, ${direPeriode(d.enVigueur)}`],
        ['Rôle du service', `le service ${d.roleService}`],
        ['Référence', <SourceDite key="source" source={d.reference} sansMot />],
        [
          'Contacts',
          <Liens
            key="contacts"
            liens={d.contacts.map((c) => ({
              libelle: c.libelle,
              texte: c.courriel,
              href: `mailto:${c.courriel}`,
            }))}
          />,
        ],
        [
          'Portails',
          <Liens
            key="portails"
            liens={d.portails.map((p) => ({ libelle: p.libelle, texte: p.url, href: p.url }))}
          />,
        ],
      ]}
    />
  );
}

function Liens({ liens }: { liens: { libelle: string; texte: string; href: string }[] }) {
  return liens.map(({ libelle, texte, href }) => (
    <div key={href}>
      {libelle}&nbsp;: <Link href={href}>{texte}</Link>
    </div>
  ));
}
