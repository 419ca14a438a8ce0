import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import LienFichier from '@mui/material/Link';
import { type Export, FORMATS_EXPORT } from '@sciat/contrats';
import { Link, ListContextProvider, useList } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { direNombre } from '../commun/nombre.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { versDossiers } from '../dossiers/adresses.js';
import { direFiltres, type Noms } from '../dossiers/liste/filtres.js';
import { useNoms } from '../dossiers/liste/useNoms.js';
import { direTaille } from '../dossiers/pieces/fichiers.js';
import { adresseFichierExport } from '../providers/verbes.js';
import { useExports } from './lectures.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;

const colonnes = (noms: Noms): Colonne<Export>[] => [
  {
    cle: 'creeLe',
    titre: 'Demandé',
    enTete: true,
    insecable: true,
    rendu: (e) => direInstant(e.creeLe),
  },
  {
    cle: 'filtres',
    titre: 'Dossiers',
    rendu: (e) => (
      <Link to={versDossiers(e.filtres)}>
        {direFiltres(e.filtres, noms)
          .map((f) => f.phrase)
          .join(', ') || 'Tous les dossiers ouverts'}
      </Link>
    ),
  },
  { cle: 'format', titre: 'Format', insecable: true, rendu: (e) => FORMATS_EXPORT[e.format] },
  { cle: 'total', titre: 'Lignes', align: 'right', rendu: (e) => direNombre(e.total) },
  { cle: 'etat', titre: 'Fichier', rendu: (e) => <Etat {...e} /> },
];

/** The lists taken out by a job: how far they are, then their files, for a day. */
export default function MesExports() {
  const { data, error, isPending, refetch } = useExports();
  const noms = useNoms();
  const liste = useList<Export>({ data: data?.donnees, isPending, sort: TRI, perPage: 50 });
  return (
    <ListContextProvider value={liste}>
      <TitrePage titre="Mes exports" complement={<Total un="export" plusieurs="exports" />} />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {!error && (
        <Tableau
          legende="Vos exports de dossiers, le dernier demandé d’abord"
          colonnes={colonnes(noms)}
          sansPages
          vide={
            <EtatVide titre="Aucun export préparé.">
              Le bouton « Exporter » d’une liste de dossiers donne aussitôt le fichier quand elle
              est courte ; longue, elle se prépare et son fichier vient ici.
            </EtatVide>
          }
        />
      )}
      <p>
        Un fichier est gardé un jour, et vous seul pouvez le télécharger. Chaque export est inscrit
        au journal du service.
      </p>
    </ListContextProvider>
  );
}

function Etat({ id, etat, faits, total, taille, jusqua, format }: Export) {
  if (etat === 'EN_COURS')
    return (
      <Box sx={{ minWidth: 180 }}>
        {`${direNombre(faits)} sur ${direNombre(total)}`}
        <LinearProgress
          variant="determinate"
          value={total > 0 ? Math.min(100, (100 * faits) / total) : 0}
          aria-label="Préparation de l’export"
        />
      </Box>
    );
  if (etat === 'PRET')
    return (
      <>
        <LienFichier href={adresseFichierExport(id)} download>
          {`Télécharger (${format.toUpperCase()}, ${direTaille(taille ?? 0)})`}
        </LienFichier>
        {jusqua && <Absent>{` jusqu’au ${direInstant(jusqua)}`}</Absent>}
      </>
    );
  if (etat === 'EXPIRE') return <Absent>effacé après un jour</Absent>;
  return 'n’a pas abouti\u00a0: refaites-le depuis la liste';
}
