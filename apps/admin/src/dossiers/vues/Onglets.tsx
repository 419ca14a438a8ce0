import Box from '@mui/material/Box';
import type { Vue } from '@sciat/contrats';
import { Link } from 'react-router';
import { versDossiers, versVue } from '../adresses.js';

interface Props {
  vues: Vue[];
  courante: Vue | undefined;
}

/** The views at hand, above the list: each is an address of its own. */
export function Onglets({ vues, courante }: Props) {
  return (
    <Box
      component="nav"
      aria-label="Vues"
      className="ecran-seul"
      sx={{
        display: 'flex',
        flexGrow: 1,
        minWidth: 0,
        overflowX: 'auto',
        // The mark of the current one stands on the line.
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Onglet vers={versDossiers({})} actif={!courante}>
        Tous les dossiers
      </Onglet>
      {vues.map((vue) => (
        <Onglet key={vue.id} vers={versVue(vue.id)} actif={vue.id === courante?.id}>
          {vue.nom}
        </Onglet>
      ))}
    </Box>
  );
}

function Onglet({ vers, actif, children }: { vers: string; actif: boolean; children: string }) {
  return (
    <Box
      component={Link}
      to={vers}
      aria-current={actif ? 'page' : undefined}
      sx={{
        px: 1.5,
        minHeight: 36,
        alignContent: 'center',
        whiteSpace: 'nowrap',
        textDecoration: 'none',
        color: actif ? 'text.primary' : 'text.secondary',
        fontWeight: actif ? 600 : 400,
        borderBottom: 2,
        borderColor: actif ? 'primary.main' : 'transparent',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {children}
    </Box>
  );
}
