import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AssessmentOutlined from '@mui/icons-material/AssessmentOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import DashboardOutlined from '@mui/icons-material/DashboardOutlined';
import DraftsOutlined from '@mui/icons-material/DraftsOutlined';
import DrawOutlined from '@mui/icons-material/DrawOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import RateReviewOutlined from '@mui/icons-material/RateReviewOutlined';
import RecordVoiceOverOutlined from '@mui/icons-material/RecordVoiceOverOutlined';
import SavingsOutlined from '@mui/icons-material/SavingsOutlined';
import SyncProblemOutlined from '@mui/icons-material/SyncProblemOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import Tooltip from '@mui/material/Tooltip';
import type { Permission } from '@sciat/dispositifs';
import type { ComponentType } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useAutorise } from '../providers/session.js';
import { type Comptes, useComptes } from './comptes.js';
import { INVISIBLE } from './styles.js';

interface Entree {
  vers: string;
  libelle: string;
  icone: ComponentType<{ 'aria-hidden': true; fontSize: 'small' }>;
  permission: Permission;
  /** The count that calls for action, and how it is said. */
  compte?: keyof Comptes;
}

const PRINCIPALES: Entree[] = [
  {
    vers: '/tableau-de-bord',
    libelle: 'Tableau de bord',
    icone: DashboardOutlined,
    permission: 'dossier:lire',
  },
  {
    vers: '/ma-file',
    libelle: 'Ma file',
    icone: InboxOutlined,
    permission: 'dossier:modifier',
    compte: 'maFile',
  },
  {
    vers: '/avis-a-rendre',
    libelle: 'Avis à rendre',
    icone: RateReviewOutlined,
    permission: 'avis:rendre',
    compte: 'avisARendre',
  },
  { vers: '/dossiers', libelle: 'Dossiers', icone: FolderOutlined, permission: 'dossier:lire' },
  {
    vers: '/chez-les-autres',
    libelle: 'Chez les autres',
    icone: HourglassEmptyOutlined,
    permission: 'dossier:lire',
    compte: 'aRelancer',
  },
  {
    vers: '/bloques',
    libelle: 'Bloqués',
    icone: BlockOutlined,
    permission: 'dossier:lire',
    compte: 'bloques',
  },
  {
    vers: '/courriers',
    libelle: 'Courriers',
    icone: DraftsOutlined,
    permission: 'dossier:lire',
    compte: 'aSigner',
  },
  {
    vers: '/paiements',
    libelle: 'Paiements',
    icone: PaymentsOutlined,
    permission: 'dossier:lire',
    compte: 'versementsEnRetard',
  },
  {
    vers: '/collectivites',
    libelle: 'Collectivités',
    icone: AccountBalanceOutlined,
    permission: 'referentiel:lire',
  },
  {
    vers: '/dispositifs',
    libelle: 'Dispositifs',
    icone: AccountTreeOutlined,
    permission: 'referentiel:lire',
  },
  {
    vers: '/enveloppes',
    libelle: 'Enveloppes',
    icone: SavingsOutlined,
    permission: 'referentiel:lire',
  },
  {
    vers: '/rapports',
    libelle: 'Rapport annuel',
    icone: AssessmentOutlined,
    permission: 'dossier:lire',
  },
];
const ADMINISTRATION: Entree[] = [
  {
    vers: '/utilisateurs',
    libelle: 'Utilisateurs',
    icone: PeopleOutlined,
    permission: 'utilisateur:administrer',
  },
  {
    vers: '/listes',
    libelle: 'Listes d’éligibilité',
    icone: ListAltOutlined,
    permission: 'liste:administrer',
  },
  {
    vers: '/parametres',
    libelle: 'Paramètres',
    icone: TuneOutlined,
    permission: 'parametre:administrer',
  },
  {
    vers: '/delegations',
    libelle: 'Délégations',
    icone: DrawOutlined,
    permission: 'delegation:administrer',
  },
  {
    vers: '/vagues',
    libelle: 'Vagues de dépôt',
    icone: EventOutlined,
    permission: 'vague:administrer',
  },
  {
    vers: '/etiquettes',
    libelle: 'Étiquettes',
    icone: LabelOutlined,
    permission: 'etiquette:administrer',
  },
  {
    vers: '/experts',
    libelle: 'Experts consultés',
    icone: RecordVoiceOverOutlined,
    permission: 'expert:administrer',
  },
  {
    vers: '/courriels',
    libelle: 'Courriels sortants',
    icone: MailOutlined,
    permission: 'courriel:lire',
  },
  {
    vers: '/travaux',
    libelle: 'Travaux en échec',
    icone: SyncProblemOutlined,
    permission: 'travail:administrer',
    compte: 'travaux',
  },
];
const PHRASES: Record<keyof Comptes, string> = {
  maFile: 'à traiter',
  avisARendre: 'à rendre',
  aRelancer: 'à relancer',
  bloques: 'à débloquer',
  versementsEnRetard: 'en retard',
  aSigner: 'à signer',
  travaux: 'à relancer',
};

export function Menu({ replie, surChoix }: { replie: boolean; surChoix?: () => void }) {
  const autorise = useAutorise();
  const comptes = useComptes();
  const lignes = (entrees: Entree[]) =>
    entrees
      .filter((e) => autorise(e.permission))
      .map((e) => (
        <LigneMenu
          key={e.vers}
          entree={e}
          compte={e.compte && comptes[e.compte]}
          replie={replie}
          surChoix={surChoix}
        />
      ));
  const administration = lignes(ADMINISTRATION);
  return (
    <Box component="nav" aria-label="Menu principal" sx={{ py: 1 }}>
      <List dense disablePadding>
        {lignes(PRINCIPALES)}
      </List>
      {administration.length > 0 && (
        <>
          <Box
            id="menu-administration"
            sx={{ px: 2, pt: 2, pb: 0.5, fontSize: 13, color: 'text.secondary' }}
            style={replie ? INVISIBLE : undefined}
          >
            Administration
          </Box>
          <List dense disablePadding aria-labelledby="menu-administration">
            {administration}
          </List>
        </>
      )}
    </Box>
  );
}

interface PropsLigne {
  entree: Entree;
  compte?: number;
  replie: boolean;
  surChoix?: () => void;
}

function LigneMenu({ entree, compte, replie, surChoix }: PropsLigne) {
  const { pathname } = useLocation();
  const Icone = entree.icone;
  const courante = pathname === entree.vers || pathname.startsWith(`${entree.vers}/`);
  return (
    <ListItem disablePadding>
      <Tooltip title={replie ? entree.libelle : ''} placement="right">
        <ListItemButton
          component={NavLink}
          to={entree.vers}
          onClick={surChoix}
          selected={courante}
          sx={{
            gap: 1.25,
            px: 1.5,
            borderLeft: 3,
            borderColor: courante ? 'primary.main' : 'transparent',
            fontSize: 14,
            fontWeight: courante ? 600 : 400,
            whiteSpace: 'nowrap',
          }}
        >
          <Icone aria-hidden fontSize="small" />
          <span style={replie ? INVISIBLE : undefined}>{entree.libelle}</span>
          {compte !== undefined && compte > 0 && (
            <Box
              component="span"
              sx={{ ml: 'auto', fontSize: 13, fontWeight: 600 }}
              style={replie ? INVISIBLE : undefined}
            >
              {compte}
              {entree.compte && <span style={INVISIBLE}> {PHRASES[entree.compte]}</span>}
            </Box>
          )}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}
