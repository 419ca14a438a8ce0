import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Collectivite, CourrierResume, DossierResume } from '@sciat/contrats';
import { typesDemandeur } from '@sciat/dispositifs';
import type { ReactNode } from 'react';
import { Link, ListBase } from 'react-admin';
import { Link as LienRouteur, useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { Definitions } from '../commun/Definitions.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { COLONNES_COURRIERS } from '../courriers/colonnes.js';
import { versDossiers } from '../dossiers/adresses.js';
import { dispositif, echeance, etape, porteur, recuLe, reference } from '../dossiers/colonnes.js';
import { Section } from '../dossiers/page/Section.js';
import { useAutorise, useParmiSuivis } from '../providers/session.js';
import { Eligibilite } from './Eligibilite.js';
import { useCollectivite } from './lectures.js';
import { MemoireDe } from './memoire/index.js';
import { direMembres, direPopulationSourcee, direSiren } from './phrases.js';

const DERNIERS = { field: 'recuLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const COLONNES = [reference, dispositif, etape, porteur, echeance, recuLe].map((c) => ({
  ...c,
  triable: false,
}));
const COURRIERS = COLONNES_COURRIERS.filter((c) => c.cle !== 'collectivite').map((c) => ({
  ...c,
  triable: false,
}));
const DERNIERS_COURRIERS = { field: 'creeLe', order: 'DESC' } as const;

export default function PageCollectivite() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useCollectivite(id);
  if (error) {
    return (
      <>
        <TitrePage titre="Collectivité" />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      </>
    );
  }
  if (isPending) return <Chargement />;
  return <Contenu key={id} collectivite={data} />;
}

function Contenu({ collectivite }: { collectivite: Collectivite }) {
  const { id, nom, fictive } = collectivite;
  return (
    <>
      <TitrePage titre={nom} complement={fictive && <Fictif />} actions={<Actions id={id} />} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section titre="Identité">
          <Definitions lignes={identite(collectivite)} />
        </Section>
        <Dossiers id={id} />
        <MemoireDe collectivite={collectivite}>
          <Eligibilite id={id} />
        </MemoireDe>
        <Courriers id={id} />
      </Box>
    </>
  );
}

function Actions({ id }: { id: string }) {
  const autorise = useAutorise();
  return (
    <Box className="ecran-seul" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {autorise('dossier:creer') && (
        <Button
          component={LienRouteur}
          to={`/dossiers/nouveau?collectiviteId=${id}`}
          variant="outlined"
        >
          Nouveau dossier
        </Button>
      )}
      <Button component={LienRouteur} to={`/collectivites/${id}/pretentions`} variant="contained">
        À quoi peut-elle prétendre&nbsp;?
      </Button>
    </Box>
  );
}

function identite(c: Collectivite): [string, ReactNode][] {
  const lignes: [string, ReactNode][] = [
    ['Type', typesDemandeur[c.type]],
    ...(c.type === 'COMMUNE' ? [['Code INSEE', c.code] as [string, ReactNode]] : []),
    ['SIREN', direSiren(c.siren)],
  ];
  if (c.codesPostaux.length > 0) lignes.push(['Codes postaux', c.codesPostaux.join(', ')]);
  lignes.push(['Département', c.departement]);
  const population = direPopulationSourcee(c);
  if (population) lignes.push(['Population', population]);
  if (c.epci)
    lignes.push([
      'EPCI',
      <Link key="epci" to={`/collectivites/${c.epci.id}`}>
        {c.epci.nom}
      </Link>,
    ]);
  if (c.type === 'EPCI') lignes.push(['Membres', direMembres(c)]);
  return lignes;
}

function Dossiers({ id }: { id: string }) {
  const parmiSuivis = useParmiSuivis();
  return (
    <ListBase<DossierResume>
      resource="dossiers"
      filter={{ collectiviteId: id, etat: 'tous' }}
      sort={DERNIERS}
      perPage={5}
      queryOptions={SANS_NOTIFICATION}
      disableSyncWithLocation
      storeKey={false}
    >
      <Section
        titre="Derniers dossiers"
        complement={
          <>
            <Total un="dossier" plusieurs="dossiers" />
            <Link to={versDossiers({ collectiviteId: id, etat: 'tous' })} className="ecran-seul">
              Tous ses dossiers
            </Link>
          </>
        }
      >
        <Tableau
          legende="Derniers dossiers de la collectivité"
          colonnes={COLONNES}
          vide={<EtatVide titre={`Aucun dossier${parmiSuivis} pour le moment.`} />}
          sansPages
        />
      </Section>
    </ListBase>
  );
}

function Courriers({ id }: { id: string }) {
  const parmiSuivis = useParmiSuivis();
  return (
    <ListBase<CourrierResume>
      resource="courriers"
      filter={{ collectiviteId: id }}
      sort={DERNIERS_COURRIERS}
      perPage={5}
      queryOptions={SANS_NOTIFICATION}
      disableSyncWithLocation
      storeKey={false}
    >
      <Section
        titre="Derniers courriers"
        complement={<Total un="courrier" plusieurs="courriers" />}
      >
        <Tableau
          legende="Derniers courriers à la collectivité"
          colonnes={COURRIERS}
          vide={<EtatVide titre={`Aucun courrier${parmiSuivis} pour le moment.`} />}
          sansPages
        />
      </Section>
    </ListBase>
  );
}
