import Box from '@mui/material/Box';
import type { DossierResume } from '@sciat/contrats';
import { issues } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { dateCourte } from '../commun/dates.js';
import { Echeance } from '../commun/Echeance.js';
import { Fictif } from '../commun/Fictif.js';
import { Porteur } from '../commun/Porteur.js';
import type { Colonne } from '../commun/Tableau.js';

type C = Colonne<DossierResume>;

export const reference: C = {
  cle: 'reference',
  titre: 'Dossier',
  triable: true,
  enTete: true,
  rendu: (d) => (
    <Box
      component="span"
      sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', whiteSpace: 'nowrap' }}
    >
      <Link to={`/dossiers/${d.id}`} sx={{ fontWeight: 600 }}>
        {d.reference}
      </Link>
      {d.fictif && <Fictif />}
    </Box>
  ),
};
export const collectivite: C = {
  cle: 'collectivite',
  titre: 'Collectivité',
  triable: true,
  rendu: (d) => d.collectivite.nom,
};
export const objet: C = { cle: 'titre', titre: 'Objet', rendu: (d) => d.titre ?? '' };
export const dispositif: C = { cle: 'dispositif', titre: 'Dispositif', rendu: (d) => d.dispositif };
export const etape: C = {
  cle: 'etape',
  titre: 'Étape',
  triable: true,
  rendu: (d) =>
    d.issue ? `${d.etape.libelle} : ${issues[d.issue].toLowerCase()}` : d.etape.libelle,
};
export const porteur: C = {
  cle: 'acteur',
  titre: 'Qui a la main',
  triable: true,
  rendu: (d) => (d.obligation ? <Porteur acteur={d.obligation.acteur} /> : ''),
};
export const attendu: C = {
  cle: 'attendu',
  titre: 'Ce qui est attendu',
  rendu: (d) => d.obligation?.libelle ?? '',
};
export const echeance: C = {
  cle: 'echeance',
  titre: 'Échéance',
  triable: true,
  rendu: (d) => (d.obligation ? <Echeance le={d.obligation.echeanceLe} /> : <Clos le={d.closLe} />),
};
export const agent: C = {
  cle: 'agent',
  titre: 'Agent',
  rendu: (d) => (d.agent ? `${d.agent.prenom} ${d.agent.nom}` : <NonAffecte />),
};
export const recuLe: C = {
  cle: 'recuLe',
  titre: 'Reçu le',
  triable: true,
  rendu: (d) => dateCourte(d.recuLe),
};
export const closLe: C = {
  cle: 'closLe',
  titre: 'Clos le',
  rendu: (d) => (d.closLe ? dateCourte(d.closLe) : ''),
};

function Clos({ le }: { le: string | null }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {le ? `clos le ${dateCourte(le)}` : 'clos'}
    </Box>
  );
}

export function NonAffecte() {
  return (
    <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      non affecté
    </Box>
  );
}
