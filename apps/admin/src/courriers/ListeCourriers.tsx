import Button from '@mui/material/Button';
import type { CourrierResume } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { EtatVide } from '../commun/EtatVide.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useDispositifs, useSigle } from '../dispositifs/lectures.js';
import { useAutorise, useParmiSuivis } from '../providers/session.js';
import { adresseASigner } from '../providers/verbes.js';
import { COLONNES_COURRIERS } from './colonnes.js';
import { etatsCourrier } from './etats.js';
import { lectureASigner } from './lectures.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

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
  const parmiSuivis = useParmiSuivis();
  const { filterValues } = useListContext();
  return (
    <Tableau
      legende="Courriers du service"
      colonnes={COLONNES_COURRIERS}
      vide={
        Object.keys(filterValues).length > 0 ? (
          <EtatVide titre="Aucun courrier ne répond à ces filtres.">
            Retirez un filtre pour en voir davantage.
          </EtatVide>
        ) : (
          <EtatVide titre={`Aucun courrier${parmiSuivis} pour l’instant.`}>
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
  const sigle = useSigle();
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
      {`Imprimer ce qui est à signer (${data.total}${dispositif ? `, ${sigle(dispositif)}` : ''})`}
    </Button>
  );
}
