import Box from '@mui/material/Box';
import {
  type DossierResume,
  type MaFile as FileLue,
  GROUPES_MA_FILE,
  type GroupeMaFile,
} from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { Link, ListContextProvider, useList } from 'react-admin';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { EtatVide } from '../../commun/EtatVide.js';
import { direNombre } from '../../commun/nombre.js';
import { type Colonne, Tableau } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { CLE_MA_FILE } from '../../providers/cache-dossiers.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { useSession } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { versDossiers } from '../adresses.js';
import { BoutonNouveau } from '../BoutonNouveau.js';
import {
  attendu,
  collectivite,
  echeance,
  etape,
  NonAffecte,
  porteur,
  reference,
} from '../colonnes.js';
import { useColonnes } from '../useColonnes.js';
import { useRetenir } from '../useRetenirListe.js';
import { Compteurs } from './Compteurs.js';
import { GROUPES, TITRES, totalDe } from './groupes.js';

const TRI = { field: 'echeance', order: 'ASC' } as const;
/** Where j and k go on once the rows shown are all seen: the whole queue, by due date. */
const SUITE = { requete: '/dossiers?agent=moi_ou_aucun&tri=echeance&parPage=25', parPage: 25 };
const COLONNES = [reference, collectivite, etape, porteur, attendu, echeance];

/** My dossiers and those nobody has, by what is expected of whom, most at risk first. */
export default function MaFile() {
  const { data, error, isPending, isFetching, refetch } = useQuery<FileLue, ErreurApi>({
    queryKey: CLE_MA_FILE,
    queryFn: ({ signal }) => verbes.maFile({ signal }),
  });
  const total = data && totalDe(data);
  const lignes = data && GROUPES.flatMap((g) => data[g].donnees);
  useRetenir(
    lignes &&
      total && { libelle: 'Ma file', dossiers: lignes, avant: 0, page: 0, ...total, ...SUITE },
  );
  const liste = useList<DossierResume>({
    data: lignes,
    isPending,
    isFetching,
    sort: TRI,
    perPage: 25,
  });
  return (
    <ListContextProvider value={liste}>
      <TitrePage
        titre="Ma file"
        complement={
          <Box component="span" role="status" sx={{ color: 'text.secondary' }}>
            {total &&
              `${direNombre(total.total, total.auDela)} ${total.total > 1 ? 'dossiers ouverts' : 'dossier ouvert'}`}
          </Box>
        }
        actions={<BoutonNouveau />}
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {!error && (
        <>
          <Compteurs file={data} />
          <File file={data} />
        </>
      )}
    </ListContextProvider>
  );
}

function File({ file }: { file: FileLue | undefined }) {
  const moi = useSession()?.utilisateur.id;
  const affectation: Colonne<DossierResume> = {
    cle: 'agent',
    titre: 'Affecté',
    insecable: true,
    rendu: (d) => (d.agent?.id === moi ? 'à vous' : <NonAffecte />),
  };
  const colonnes = useColonnes([...COLONNES, affectation]);
  const groupes = GROUPES.map((cle) => ({
    cle,
    titre: file && <Titre cle={cle} {...file[cle]} />,
    lignes: file?.[cle].donnees ?? [],
  }));
  return (
    <Tableau
      legende="Dossiers qui vous sont affectés ou ne le sont à personne"
      colonnes={colonnes}
      sansPages
      groupes={file && totalDe(file).total === 0 ? [] : groupes}
      vide={
        <EtatVide titre="Rien ne vous attend.">
          Aucun dossier ouvert ne vous est affecté, et aucun n’est sans agent.
        </EtatVide>
      }
    />
  );
}

/** "En retard : 37", with the way to those that are not shown. */
function Titre({ cle, donnees, total, auDela }: FileLue[GroupeMaFile] & { cle: GroupeMaFile }) {
  const { titre, vide } = TITRES[cle];
  const nombre = direNombre(total, auDela);
  return (
    <Box component="span" sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
      {total === 0 ? (
        <span>
          {titre}
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            {`\u00a0: ${vide}`}
          </Box>
        </span>
      ) : (
        `${titre}\u00a0: ${nombre}`
      )}
      {total > donnees.length && (
        <Link
          to={versDossiers(GROUPES_MA_FILE[cle])}
          aria-label={`Voir les ${nombre} dossiers\u00a0: ${titre}`}
        >
          {`Voir les ${nombre}`}
        </Link>
      )}
    </Box>
  );
}
