import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { LireRapport, Rapport } from '@sciat/contrats';
import { estAuPerimetre } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui, dateLongue } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { anneesProposees } from '../enveloppes/phrases.js';
import { ChoixDispositif } from '../parametres/ChoixDispositif.js';
import { grouper } from '../parametres/choix-dispositif.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { useSession } from '../providers/session.js';
import { adresseRapport, verbes } from '../providers/verbes.js';
import { TableauChiffres } from './TableauChiffres.js';

/** What a scheme did in a year: the figures of the report for the prefect, then the report itself. */
export default function PageRapport() {
  const { data, error, isPending, refetch } = useDispositifs();
  const [adresse, setAdresse] = useSearchParams();
  const agent = useSession()?.utilisateur;
  const suivis = (data?.donnees ?? []).filter((d) => agent && estAuPerimetre(agent, d.code));
  const groupes = grouper(suivis);
  const tous = groupes.flatMap((g) => g.elements);
  const nomme = adresse.get('dispositif');
  const choisi = nomme === null ? tous[0] : tous.find((d) => d.code === nomme);
  // Another scheme's figures under the name asked for would be taken for its own.
  const inconnu = data && nomme !== null && !choisi ? direAbsent(nomme, data.donnees) : null;
  const courante = Number(aujourdhui().slice(0, 4));
  const annee = Number(adresse.get('annee')) || courante;
  const demande = choisi && { dispositif: choisi.code, annee };
  return (
    <>
      <TitrePage
        titre="Rapport annuel"
        document={choisi ? `Rapport ${annee}, ${choisi.libelle}` : undefined}
        actions={demande && <Telechargements demande={demande} />}
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {inconnu && (
        <EtatVide titre={inconnu}>
          <Link to="/rapports">Choisir un dispositif</Link>
        </EtatVide>
      )}
      {demande && (
        <>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
            <ChoixDispositif
              groupes={groupes}
              code={demande.dispositif}
              surChoix={(dispositif) =>
                setAdresse({ dispositif, annee: String(annee) }, { replace: true })
              }
            />
            <TextField
              select
              label="Année"
              value={annee}
              onChange={(e) => setAdresse({ ...demande, annee: e.target.value }, { replace: true })}
              sx={{ minWidth: 110, mb: 2 }}
            >
              {anneesProposees(courante - 1, annee).map((a) => (
                <MenuItem key={a} value={a}>
                  {a}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          <Chiffres demande={demande} />
        </>
      )}
    </>
  );
}

const direAbsent = (code: string, tous: { code: string }[]) =>
  tous.some((d) => d.code === code)
    ? 'Vous ne suivez pas ce dispositif.'
    : espacesInsecables(`Le dispositif « ${code} » n’existe pas.`);

function Telechargements({ demande }: { demande: LireRapport }) {
  return (
    <Box className="ecran-seul" sx={{ display: 'flex', gap: 1 }}>
      <Button
        component="a"
        href={adresseRapport(demande, 'pdf')}
        target="_blank"
        variant="outlined"
      >
        Rapport en PDF
      </Button>
      <Button component="a" href={adresseRapport(demande, 'ods')} download variant="outlined">
        Classeur ODS
      </Button>
    </Box>
  );
}

function Chiffres({ demande }: { demande: LireRapport }) {
  const { data, error, isPending, refetch } = useQuery<Rapport, ErreurApi>({
    queryKey: ['rapports', demande],
    queryFn: ({ signal }) => verbes.rapport(demande, { signal }),
  });
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  if (isPending) return <Chargement />;
  return (
    <>
      <p style={{ marginTop: 0 }}>
        {espacesInsecables(
          `Du ${dateLongue(data.du)} au ${dateLongue(data.au)}, d’après les dossiers enregistrés à ce jour.`,
        )}
      </p>
      {data.fictifs > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {espacesInsecables(
            `Données de démonstration : ${data.fictifs} dossiers fictifs comptés.`,
          )}
        </Alert>
      )}
      {data.tableaux.map((t) => (
        <TableauChiffres key={t.id} tableau={t} />
      ))}
    </>
  );
}
