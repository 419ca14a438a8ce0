import GlobalStyles from '@mui/material/GlobalStyles';
import { useTheme } from '@mui/material/styles';
import { claire } from '../theme/palettes.js';

/** On paper: the page alone, without what can only be clicked, with what its forms hold. */
const STYLES = {
  // Lists have more columns than a page is wide.
  '@page large': { size: 'A4 landscape', margin: '12mm' },
  '@media screen': { '.impression-seule': { display: 'none !important' } },
  '@media print': {
    // The frame: banner, skip link, menu beside the page.
    '.ecran-seul, .MuiAppBar-root, .MuiSnackbar-root, [href="#contenu"], :has(+ main)': {
      display: 'none !important',
    },
    'main, aside': { overflow: 'visible !important' },
    // A table over pages: its headings on each, no row cut in two, nothing that sticks to a screen.
    thead: { display: 'table-header-group' },
    tr: { breakInside: 'avoid' },
    'th, td': {
      position: 'static !important',
      paddingBlock: '3px !important',
      height: 'auto !important',
    },
    '.impression-large': { page: 'large' },
    'details::details-content': { contentVisibility: 'visible !important', blockSize: 'auto' },
  },
};

/** Paper is white whatever the screen: the words say what the colours repeat. */
const ENCRE = {
  '@media print': {
    'html, body': {
      colorScheme: 'light !important',
      backgroundColor: `${claire.background?.paper} !important`,
    },
    '*': {
      color: `${claire.text?.primary} !important`,
      backgroundColor: 'transparent !important',
      borderColor: `${claire.divider} !important`,
    },
  },
};

/** What is marked `ecran-seul` stays on the screen, `impression-seule` comes on paper. */
export function Impression() {
  const sombre = useTheme().palette.mode === 'dark';
  return (
    <>
      <GlobalStyles styles={STYLES} />
      {sombre && <GlobalStyles styles={ENCRE} />}
    </>
  );
}
