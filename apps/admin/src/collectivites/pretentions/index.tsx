import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Collectivite, Pretentions } from '@sciat/contrats';
import { estDateLegale } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Chargement } from '../../commun/Chargement.js';
import { aujourdhui, dateLongue } from '../../commun/dates.js';
import { Fictif } from '../../commun/Fictif.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { parFamille } from '../../dispositifs/familles.js';
import { direCollectivite } from '../../dossiers/collectivite.js';
import { useParmiSuivis, useSession } from '../../providers/session.js';
import { useCollectivite, usePretentions } from '../lectures.js';
import { FichePretention } from './FichePretention.js';
import { Synthese } from './Synthese.js';

const TITRE = 'À quoi cette collectivité peut-elle prétendre ?';

/** Every scheme for one collectivité, with reasons: to read, or to print before a mayor's visit. */
export default function PagePretentions() {
  const { id = '' } = useParams();
  const collectivite = useCollectivite(id);
  if (collectivite.error) {
    return (
      <>
        <TitrePage titre={TITRE} />
        <AfficherErreur
          erreur={collectivite.error}
          surReessayer={() => void collectivite.refetch()}
        />
      </>
    );
  }
  if (collectivite.isPending) return <Chargement />;
  return <Contenu key={id} collectivite={collectivite.data} />;
}

function Contenu({ collectivite }: { collectivite: Collectivite }) {
  const { id, nom, fictive } = collectivite;
  const [parametres, setParametres] = useSearchParams();
  const demandee = parametres.get('date') ?? '';
  const date = estDateLegale(demandee) ? demandee : aujourdhui();
  const { data, error, refetch } = usePretentions(id, date);
  return (
    <>
      <TitrePage
        titre={`${nom} : à quoi peut-elle prétendre ?`}
        complement={fictive && <Fictif />}
        actions={
          <Button
            className="ecran-seul"
            variant="outlined"
            startIcon={<PrintOutlined aria-hidden />}
            disabled={!data}
            onClick={() => window.print()}
          >
            Imprimer
          </Button>
        }
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'start', mt: -1, mb: 2 }}>
        <Box sx={{ flex: '1 1 520px', display: 'grid', gap: 0.5 }}>
          <Identite collectivite={collectivite} />
          <EnTeteImprime date={date} />
          <Link to={`/collectivites/${id}`} className="ecran-seul" sx={{ justifySelf: 'start' }}>
            Fiche de la collectivité
          </Link>
        </Box>
        <TextField
          className="ecran-seul"
          type="date"
          label="À la date du"
          value={date}
          onChange={(e) =>
            setParametres(e.target.value ? { date: e.target.value } : {}, { replace: true })
          }
          helperText="Elle choisit les règles, les listes et les paramètres."
          sx={{ width: 320 }}
        />
      </Box>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {data && <Dispositifs collectivite={collectivite} lues={data} />}
      {!data && !error && <Skeleton variant="rectangular" height={420} />}
    </>
  );
}

function Identite({ collectivite }: { collectivite: Collectivite }) {
  const { populationNature, populationMillesime } = collectivite;
  return (
    <>
      <Typography component="p">{espacesInsecables(direCollectivite(collectivite))}</Typography>
      {populationNature && (
        <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
          {espacesInsecables(
            `Nombre d’habitants : ${populationNature}, ${populationMillesime ?? 'année inconnue'}.`,
          )}
        </Typography>
      )}
    </>
  );
}

/** What tells a sheet of paper from another. */
function EnTeteImprime({ date }: { date: string }) {
  const session = useSession();
  return (
    <Typography component="p" className="impression-seule">
      {espacesInsecables(
        `Règles au ${dateLongue(date)}. Document établi le ${dateLongue(aujourdhui())} par ${session?.service.nom ?? 'le service'}, d’après les seules informations connues de la collectivité : il ne vaut pas décision.`,
      )}
    </Typography>
  );
}

function Dispositifs({ collectivite, lues }: { collectivite: Collectivite; lues: Pretentions }) {
  const { date, pretentions } = lues;
  const parmiSuivis = useParmiSuivis();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 2,
        '@media print': { zoom: 0.85 },
      }}
    >
      {parmiSuivis && (
        <Typography component="p">Seuls sont examinés les dispositifs que vous suivez.</Typography>
      )}
      <Synthese nom={collectivite.nom} date={date} pretentions={pretentions} />
      {parFamille(pretentions).map(({ famille, elements }) => {
        // A family of one is that scheme: its own name says more.
        const [seule] = elements.length === 1 ? elements : [];
        const titre = espacesInsecables(seule?.libelle ?? famille);
        return (
          <Box
            key={famille}
            component="section"
            aria-label={titre}
            sx={{ display: 'grid', gap: 1 }}
          >
            <Typography variant="h2" sx={{ mt: 1, breakAfter: 'avoid' }}>
              {titre}
            </Typography>
            {elements.map((p) => (
              <FichePretention
                key={p.dispositif}
                pretention={p}
                collectivite={collectivite}
                date={date}
                seule={p === seule}
              />
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
