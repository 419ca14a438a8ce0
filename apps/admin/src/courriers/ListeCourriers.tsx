import Button from '@mui/material/Button';
import type { CourrierResume } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { Link as LienRa, ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { dateCourte, instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { useAutorise } from '../providers/session.js';
import { adresseASigner } from '../providers/verbes.js';
import { etatsCourrier } from './etats.js';
import { lectureASigner } from './lectures.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const COLONNES: Colonne<CourrierResume>[] = [
  {
    cle: 'libelle',
    titre: 'Courrier',
    enTete: true,
    rendu: (c) => (
      <>
        <LienRa to={`/courriers/${c.id}`}>{espacesInsecables(c.libelle)}</LienRa>
        <div>{espacesInsecables(c.objet)}</div>
      </>
    ),
  },
  {
    cle: 'chrono',
    titre: 'Numéro',
    triable: true,
    insecable: true,
    rendu: (c) => c.chrono ?? <Absent>pas encore</Absent>,
  },
  { cle: 'collectivite', titre: 'Collectivité', rendu: (c) => c.collectivite },
  {
    cle: 'dossier',
    titre: 'Dossier',
    insecable: true,
    rendu: (c) => (
      <>
        <LienRa to={`/dossiers/${c.dossierId}`}>{c.dossierReference}</LienRa>
        {c.fictif && (
          <>
            {' '}
            <Fictif court />
          </>
        )}
      </>
    ),
  },
  { cle: 'etat', titre: 'État', insecable: true, rendu: (c) => etatsCourrier[c.etat] },
  {
    cle: 'dates',
    titre: 'Dates',
    insecable: true,
    rendu: ({ signeLe, envoyeLe, recuLe }) =>
      signeLe ? (
        <>
          <div>signé {dateCourte(signeLe)}</div>
          {envoyeLe && <div>envoyé {dateCourte(envoyeLe)}</div>}
          {recuLe && <div>reçu {dateCourte(recuLe)}</div>}
        </>
      ) : (
        <Absent>non signé</Absent>
      ),
  },
  {
    cle: 'creeLe',
    titre: 'Rédigé le',
    triable: true,
    insecable: true,
    rendu: (c) => (
      <>
        <div>{instantCourt(c.creeLe)}</div>
        <div>{c.creePar}</div>
      </>
    ),
  },
];

/** Every letter of the service, the latest first. */
export default function ListeCourriers() {
  const { data: dispositifs } = useDispositifs();
  const codes = Object.fromEntries((dispositifs?.donnees ?? []).map((d) => [d.code, d.code]));
  return (
    <ListBase<CourrierResume>
      resource="courriers"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Courriers"
        complement={<Total un="courrier" plusieurs="courriers" />}
        actions={
          <>
            <Button component={Link} to="/courriers/scans">
              Classer des pages signées
            </Button>
            <ImprimerASigner />
          </>
        }
      />
      <BarreFiltres recherche="Numéro, objet, dossier, collectivité">
        <ChoixFiltre cle="etat" libelle="État" tous="tous" options={etatsCourrier} />
        <ChoixFiltre cle="dispositif" libelle="Dispositif" tous="tous" options={codes} />
      </BarreFiltres>
      <Lignes />
    </ListBase>
  );
}

function Lignes() {
  const { filterValues } = useListContext();
  return (
    <Tableau
      legende="Courriers du service"
      colonnes={COLONNES}
      vide={
        Object.keys(filterValues).length > 0 ? (
          <EtatVide titre="Aucun courrier ne répond à ces filtres.">
            Retirez un filtre pour en voir davantage.
          </EtatVide>
        ) : (
          <EtatVide titre="Aucun courrier pour l’instant.">
            Un courrier se prépare sur la page de son dossier, section Courriers.
          </EtatVide>
        )
      }
    />
  );
}

/** All that is to be signed, of the scheme being looked at, as one PDF. */
function ImprimerASigner() {
  const { filterValues } = useListContext();
  const autorise = useAutorise();
  const dispositif: string | undefined = filterValues.dispositif;
  const { data } = useQuery({
    ...lectureASigner(dispositif),
    enabled: autorise('courrier:rediger'),
  });
  if (!data?.total) return null;
  return (
    <Button
      component="a"
      variant="contained"
      href={adresseASigner(dispositif)}
      target="_blank"
      rel="noopener"
    >
      {`Imprimer ce qui est à signer (${data.total}${dispositif ? `, ${dispositif}` : ''})`}
    </Button>
  );
}
