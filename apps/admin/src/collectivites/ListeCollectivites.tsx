import Box from '@mui/material/Box';
import type { Collectivite } from '@sciat/contrats';
import { typesDemandeur } from '@sciat/dispositifs';
import { Link, ListBase } from 'react-admin';
import { useNavigate } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { BoutonNouveauDemandeur } from './NouveauDemandeur.js';
import { direSiren } from './phrases.js';

const TRI = { field: 'nom', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const nombre = new Intl.NumberFormat('fr-FR');

const COLONNES: Colonne<Collectivite>[] = [
  {
    cle: 'nom',
    titre: 'Nom',
    triable: true,
    enTete: true,
    rendu: (c) => (
      <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'baseline' }}>
        <Link to={`/collectivites/${c.id}`} sx={{ fontWeight: 600 }}>
          {c.nom}
        </Link>
        {c.fictive && <Fictif court />}
      </Box>
    ),
  },
  { cle: 'type', titre: 'Type', rendu: (c) => typesDemandeur[c.type] },
  {
    cle: 'code',
    titre: 'Code INSEE ou SIREN',
    triable: true,
    insecable: true,
    rendu: (c) => (c.type === 'COMMUNE' ? c.code : direSiren(c.siren)),
  },
  {
    cle: 'population',
    titre: 'Population',
    triable: true,
    insecable: true,
    align: 'right',
    rendu: (c) =>
      c.population === null ? <Absent>sans population</Absent> : nombre.format(c.population),
  },
  {
    cle: 'nature',
    titre: 'Nature de la population',
    rendu: (c) => (
      <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
        {c.populationNature}
      </Box>
    ),
  },
  {
    cle: 'epci',
    titre: 'EPCI',
    insecable: true,
    rendu: (c) => (c.epci ? <Link to={`/collectivites/${c.epci.id}`}>{c.epci.nom}</Link> : ''),
  },
];

export default function ListeCollectivites() {
  const naviguer = useNavigate();
  return (
    <ListBase<Collectivite>
      resource="collectivites"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Collectivités"
        complement={<Total un="demandeur" plusieurs="demandeurs" />}
        actions={
          <BoutonNouveauDemandeur
            surDemandeur={({ id }) => void naviguer(`/collectivites/${id}`)}
            variant="contained"
          />
        }
      />
      <BarreFiltres recherche="Nom, code INSEE, SIREN…">
        <ChoixFiltre cle="type" libelle="Type" tous="tous" options={typesDemandeur} />
      </BarreFiltres>
      <Tableau
        legende="Collectivités et autres demandeurs"
        colonnes={COLONNES}
        vide={
          <EtatVide titre="Aucune collectivité ne répond à ces filtres.">
            Les communes et les EPCI viennent du référentiel ; les autres demandeurs s’ajoutent ici.
          </EtatVide>
        }
      />
    </ListBase>
  );
}
