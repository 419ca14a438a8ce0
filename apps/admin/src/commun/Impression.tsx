import GlobalStyles from '@mui/material/GlobalStyles';

/** On paper: the page alone, without what can only be clicked, with what its forms hold. */
const STYLES = {
  '@media screen': { '.impression-seule': { display: 'none !important' } },
  '@media print': {
    // The frame: banner, skip link, menu beside the page.
    '.ecran-seul, .MuiAppBar-root, .MuiSnackbar-root, [href="#contenu"], :has(+ main)': {
      display: 'none !important',
    },
    'main, aside': { overflow: 'visible !important' },
    'details::details-content': { contentVisibility: 'visible !important', blockSize: 'auto' },
  },
};

/** For a page that is printed: what is marked `ecran-seul` stays on the screen, `impression-seule` comes on paper. */
export function Impression() {
  return <GlobalStyles styles={STYLES} />;
}
