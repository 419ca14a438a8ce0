import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PorteurLu } from '@sciat/contrats';
import { acteurs } from '@sciat/dispositifs';
import { Link, ListContextProvider, useList } from 'react-admin';
import { ListeAvis } from '../avis/ListeAvis.js';
import { Absent } from '../commun/Absent.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { usePorteurs } from '../commun/comptes.js';
import { dateCourte, direEcart } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { type FiltresDossiers, versDossiers } from '../dossiers/adresses.js';
import { useParmiSuivis } from '../providers/session.js';

type Ligne = PorteurLu & { id: string; nom: string };

/** The dossiers behind a figure, those held longest first. */
function versLesSiens({ acteur }: Ligne, filtres: FiltresDossiers = {}): string {
  return versDossiers({ chez: 'exterieur', acteur, ...filtres }, 'depuis');
}

function Chiffre({ nombre, vers, libelle }: { nombre: number; vers: string; libelle: string }) {
  if (nombre === 0) return <Absent>aucun</Absent>;
  return (
    <Link to={vers} aria-label={`${nombre} ${libelle}`}>
      {nombre}
    </Link>
  );
}

const COLONNES: Colonne<Ligne>[] = [
  {
    cle: 'nom',
    titre: 'Chez qui',
    triable: true,
    enTete: true,
    rendu: (l) => (
      <Link to={versLesSiens(l)} sx={{ fontWeight: 600 }}>
        {l.nom}
      </Link>
    ),
  },
  {
    cle: 'nombre',
    titre: 'Dossiers',
    triable: true,
    align: 'right',
    rendu: (l) => l.nombre,
  },
  {
    cle: 'depuisLe',
    titre: 'Le plus ancien',
    triable: true,
    rendu: (l) => `${dateCourte(l.depuisLe)}, ${direEcart(l.depuisLe)}`,
  },
  {
    cle: 'enRetard',
    titre: 'En retard',
    triable: true,
    align: 'right',
    rendu: (l) => (
      <Chiffre
        nombre={l.enRetard}
        vers={versLesSiens(l, { retard: 'en_retard' })}
        libelle={`en retard, ${l.nom}`}
      />
    ),
  },
  {
    cle: 'aRelancer',
    titre: 'À relancer',
    triable: true,
    align: 'right',
    rendu: (l) => (
      <Chiffre
        nombre={l.aRelancer}
        vers={versLesSiens(l, { relance: 'a_relancer' })}
        libelle={`à relancer, ${l.nom}`}
      />
    ),
  },
];
const TRI = { field: 'depuisLe', order: 'ASC' } as const;

/** Opinions hold up no dossier by themselves, but the decision often waits for them. */
function AvisAttendus() {
  const parmiSuivis = useParmiSuivis();
  return (
    <Box component="section" aria-labelledby="avis-attendus" sx={{ mt: 3 }}>
      <ListeAvis
        legende="Avis attendus, les plus en retard d’abord"
        entete={
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', mb: 1 }}>
            <Typography variant="h2" id="avis-attendus">
              Avis attendus
            </Typography>
            <Total un="avis" plusieurs="avis" />
          </Box>
        }
        vide={
          <EtatVide titre={`Aucun avis n’est attendu${parmiSuivis}.`}>
            Un avis se demande depuis la page d’un dossier, section « Avis demandés ».
          </EtatVide>
        }
      />
    </Box>
  );
}

/** What others hold: who, how many dossiers, since when, and whom to remind. */
export default function ChezLesAutres() {
  const parmiSuivis = useParmiSuivis();
  const { data, error, isPending, isFetching, refetch } = usePorteurs();
  const liste = useList<Ligne>({
    data: data?.donnees.map((p) => ({ ...p, id: p.acteur, nom: acteurs[p.acteur] })),
    isPending,
    isFetching,
    sort: TRI,
    perPage: Object.keys(acteurs).length,
  });
  return (
    <>
      <ListContextProvider value={liste}>
        <TitrePage
          titre="Chez les autres"
          complement={<Total un="interlocuteur" plusieurs="interlocuteurs" />}
        />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
        {!error && (
          <Tableau
            legende="Ce que tient chacun hors du service, le plus ancien d’abord"
            colonnes={COLONNES}
            vide={
              <EtatVide titre={`Personne d’autre n’a la main${parmiSuivis}.`}>
                Aucun dossier ouvert n’attend la collectivité, l’ANCT, le préfet ou un autre
                organisme : tous sont au service.
              </EtatVide>
            }
          />
        )}
      </ListContextProvider>
      <AvisAttendus />
    </>
  );
}
