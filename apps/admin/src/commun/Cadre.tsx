import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, Suspense, useLayoutEffect, useState } from 'react';
import { useStore } from 'react-admin';
import { useLocation, useNavigate, useNavigationType } from 'react-router';
import { useAutorise } from '../providers/session.js';
import { AideClavier } from './AideClavier.js';
import { BarreHaute } from './BarreHaute.js';
import { Chargement } from './Chargement.js';
import { DialogueReconnexion } from './DialogueReconnexion.js';
import { GardeErreur } from './GardeErreur.js';
import { Impression, LignePapier } from './Impression.js';
import { Menu } from './Menu.js';
import { useRaccourcis } from './raccourcis.js';
import { HAUTEUR_BARRE } from './styles.js';

const LARGEUR = 188;
const LARGEUR_REPLIE = 56;

/** A page one goes to is read from its top; one comes back to where one was. */
function useHautDePage() {
  const { pathname, hash } = useLocation();
  const nature = useNavigationType();
  // biome-ignore lint/correctness/useExhaustiveDependencies: for another page, not for another filter of this one
  useLayoutEffect(() => {
    if (nature === 'PUSH' && !hash) window.scrollTo(0, 0);
  }, [pathname]);
}

/** The frame of every signed-in page: skip link, banner, navigation, main. */
export function Cadre({ children }: { children?: ReactNode }) {
  const { pathname } = useLocation();
  useHautDePage();
  const etroit = useMediaQuery(useTheme().breakpoints.down('md'));
  const [replie, setReplie] = useStore('menu.replie', false);
  const [tiroir, setTiroir] = useState(false);
  const [aide, setAide] = useState(false);
  const naviguer = useNavigate();
  const autorise = useAutorise();
  useRaccourcis({
    'g f': () => autorise('dossier:modifier') && naviguer('/ma-file'),
    'g d': () => naviguer('/dossiers'),
    'g t': () => naviguer('/tableau-de-bord'),
    '?': () => setAide(true),
  });

  const basculer = () => (etroit ? setTiroir(!tiroir) : setReplie(!replie));
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default' }}>
      <Impression />
      <LienEvitement />
      <BarreHaute
        menuOuvert={etroit ? tiroir : !replie}
        surMenu={basculer}
        surAide={() => setAide(true)}
      />
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        {etroit ? (
          <Drawer
            open={tiroir}
            onClose={() => setTiroir(false)}
            slotProps={{ paper: { sx: { width: LARGEUR + 24 } } }}
          >
            <Menu replie={false} surChoix={() => setTiroir(false)} />
          </Drawer>
        ) : (
          <Box
            sx={{
              position: 'sticky',
              top: HAUTEUR_BARRE,
              flex: 'none',
              width: replie ? LARGEUR_REPLIE : LARGEUR,
              height: `calc(100vh - ${HAUTEUR_BARRE}px)`,
              overflowY: 'auto',
              borderRight: 1,
              borderColor: 'divider',
              bgcolor: 'background.paper',
            }}
          >
            <Menu replie={replie} />
          </Box>
        )}
        <Box
          component="main"
          id="contenu"
          tabIndex={-1}
          sx={{
            flex: 1,
            minWidth: 0,
            px: { xs: 1.5, md: 2 },
            py: { xs: 1.5, md: 2 },
            outline: 'none',
          }}
        >
          <LignePapier />
          <GardeErreur page={pathname}>
            <Suspense fallback={<Chargement />}>{children}</Suspense>
          </GardeErreur>
        </Box>
      </Box>
      <AideClavier ouverte={aide} surFermer={() => setAide(false)} />
      <DialogueReconnexion />
    </Box>
  );
}

function LienEvitement() {
  return (
    <Box
      component="a"
      href="#contenu"
      onClick={(e: React.MouseEvent) => {
        // Focus without a change of address: the hash would become a page of the history.
        e.preventDefault();
        document.getElementById('contenu')?.focus();
      }}
      sx={{
        position: 'fixed',
        top: -60,
        left: 8,
        zIndex: 'tooltip',
        p: 1.25,
        bgcolor: 'background.paper',
        color: 'primary.main',
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
        '&:focus': { top: 8 },
      }}
    >
      Aller au contenu
    </Box>
  );
}
