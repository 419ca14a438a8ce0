import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Dispositif } from '@sciat/contrats';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link as LienInterne, useParams, useSearchParams } from 'react-router';
import { SourceDite } from '../commun/AConfirmer.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { Definitions } from '../commun/Definitions.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositif, useDispositifs } from './lectures.js';
import { direAvis, direPeriode, direRole } from './phrases.js';
import {
  TableActes,
  TableCourriers,
  TableCriteres,
  TableDonnees,
  TableEngagements,
  TableEtapes,
  TableHorloges,
  TableParametres,
  TablePieces,
  TableVagues,
} from './tables.js';

// Mermaid is heavier than the rest of the product: it loads here and nowhere else.
const Diagramme = lazy(() => import('./Diagramme.js'));

type Partie = [id: string, titre: string, presente: boolean];
const sections = (d: Dispositif): Partie[] => [
  ['diagramme', 'Diagramme', true],
  ['etapes', 'Étapes', true],
  ['actes', 'Actes', true],
  ['delais', 'Délais', d.horloges.length > 0],
  ['vagues', 'Vagues', d.vagues.length > 0],
  ['criteres', 'Critères', true],
  ['pieces', 'Pièces', true],
  ['courriers', 'Courriers', d.courriers.length > 0],
  ['engagements', 'Engagements', d.engagements.length > 0],
  ['donnees', 'Données', true],
  ['parametres', 'Paramètres', true],
];

/**
 * A procedure as its definition states it: nothing here is written by hand. `?version=` names one that is
 * not in force; `?etape=` is the step of the dossier one comes from.
 */
export default function PageDispositif() {
  const { code = '' } = useParams();
  const [adresse] = useSearchParams();
  const version = adresse.get('version') ?? undefined;
  const { data, error, isPending, refetch } = useDispositif(code, version);
  if (error) {
    return (
      <>
        <TitrePage titre="Dispositif" />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      </>
    );
  }
  if (isPending) return <Chargement />;
  const demandee = adresse.get('etape');
  const courante = data.etapes.some((e) => e.id === demandee) ? demandee : null;
  const presentes = sections(data).filter(([, , presente]) => presente);
  const a = (id: string) => presentes.some(([presente]) => presente === id);
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
          {presentes.map(([id, titre]) => (
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
          <Diagramme key={`${data.version} ${courante}`} dispositif={data} courante={courante} />
        </Suspense>
      </Box>
      <TableEtapes dispositif={data} courante={courante} />
      <TableActes dispositif={data} />
      {a('delais') && <TableHorloges dispositif={data} />}
      {a('vagues') && <TableVagues dispositif={data} />}
      <TableCriteres dispositif={data} />
      <TablePieces dispositif={data} />
      {a('courriers') && <TableCourriers dispositif={data} />}
      {a('engagements') && <TableEngagements dispositif={data} />}
      <TableDonnees dispositif={data} />
      <TableParametres dispositif={data} />
    </>
  );
}

function Identite({ dispositif: d }: { dispositif: Dispositif }) {
  const autres = useDispositifs().data?.donnees.filter(
    ({ code, version }) => code === d.code && version !== d.version,
  );
  const lignes: [string, ReactNode][] = [
    ['Famille', d.famille],
    ['Version', `${d.version}, ${direPeriode(d.enVigueur)}`],
  ];
  if (autres && autres.length > 0)
    lignes.push([
      'Autres versions',
      autres.map((v) => (
        <div key={v.version}>
          <Link component={LienInterne} to={`/dispositifs/${v.code}?version=${v.version}`}>
            {v.version}
          </Link>
          {`, ${direPeriode(v.enVigueur)}`}
        </div>
      )),
    ]);
  lignes.push(['Rôle du service', espacesInsecables(direRole(d))]);
  if (d.avis) lignes.push(['Avis du service', direAvis(d, d.avis)]);
  if (d.enveloppe) lignes.push(['Enveloppe', espacesInsecables(d.enveloppe.libelle)]);
  lignes.push(['Référence', <SourceDite key="source" source={d.reference} sansMot />]);
  if (d.contacts.length > 0)
    lignes.push([
      'Contacts',
      <Liens
        key="contacts"
        liens={d.contacts.map((c) => ({
          libelle: c.libelle,
          texte: c.courriel,
          href: `mailto:${c.courriel}`,
        }))}
      />,
    ]);
  if (d.portails.length > 0)
    lignes.push([
      'Portails',
      <Liens
        key="portails"
        liens={d.portails.map((p) => ({ libelle: p.libelle, texte: p.url, href: p.url }))}
      />,
    ]);
  return <Definitions lignes={lignes} />;
}

function Liens({ liens }: { liens: { libelle: string; texte: string; href: string }[] }) {
  return liens.map(({ libelle, texte, href }) => (
    <div key={href}>
      {libelle}&nbsp;: <Link href={href}>{texte}</Link>
    </div>
  ));
}
