import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Utilisateur } from '@sciat/contrats';
import { roles } from '@sciat/dispositifs';
import { Link as LienRa, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';

const TRI = { field: 'nom', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const COLONNES: Colonne<Utilisateur>[] = [
  {
    cle: 'nom',
    titre: 'Nom',
    triable: true,
    enTete: true,
    insecable: true,
    rendu: (u) => (
      <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
        <LienRa to={`/utilisateurs/${u.id}`} sx={{ fontWeight: 600 }}>
          {u.nom} {u.prenom}
        </LienRa>
        {u.fictif && <Fictif court />}
      </Box>
    ),
  },
  { cle: 'courriel', titre: 'Courriel', triable: true, rendu: (u) => u.courriel },
  { cle: 'role', titre: 'Rôle', triable: true, rendu: (u) => roles[u.role] },
  { cle: 'actif', titre: 'Compte', rendu: (u) => (u.actif ? 'actif' : 'désactivé') },
  {
    cle: 'derniereConnexionLe',
    titre: 'Dernière connexion',
    triable: true,
    insecable: true,
    rendu: (u) => (u.derniereConnexionLe ? instantCourt(u.derniereConnexionLe) : 'jamais'),
  },
];

export default function ListeUtilisateurs() {
  return (
    <ListBase<Utilisateur>
      resource="utilisateurs"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Utilisateurs"
        complement={<Total un="compte" plusieurs="comptes" />}
        actions={
          <Button
            component={Link}
            to="/utilisateurs/nouveau"
            variant="contained"
            startIcon={<AddIcon aria-hidden />}
          >
            Nouvel utilisateur
          </Button>
        }
      />
      <BarreFiltres recherche="Nom ou courriel">
        <ChoixFiltre
          cle="actif"
          libelle="Comptes"
          tous="actifs et désactivés"
          options={{ true: 'actifs', false: 'désactivés' }}
        />
      </BarreFiltres>
      <Tableau
        legende="Comptes du service"
        colonnes={COLONNES}
        vide={<EtatVide titre="Aucun compte ne répond à ces filtres." />}
      />
    </ListBase>
  );
}
