import GlobalStyles from '@mui/material/GlobalStyles';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../providers/session.js';
import { claire } from '../theme/palettes.js';
import { direInstant } from './dates.js';
import { espacesInsecables } from './typographie.js';

const NUMERO = { content: "'Page ' counter(page) ' sur ' counter(pages)", fontSize: '9pt' };

/** On paper: the page alone, without what can only be clicked, with what its forms hold. */
const STYLES = {
  '@page': { size: 'A4', margin: '12mm 12mm 14mm', '@bottom-right': NUMERO },
  // Lists have more columns than a page is wide.
  '@page large': { size: 'A4 landscape' },
  '@media screen': { '.impression-seule': { display: 'none !important' } },
  '@media print': {
    // The frame: banner, skip link, menu beside the page.
    '.ecran-seul, .MuiAppBar-root, .MuiSnackbar-root, [href="#contenu"], :has(+ main)': {
      display: 'none !important',
    },
    'main, aside': { overflow: 'visible !important' },
    main: { padding: '0 !important' },
    // The whole sheet, with the title above the table: a table alone would start another one.
    'body:has(.impression-large)': { page: 'large' },
    // A heading, and the sentence under it, stay with what follows.
    'h1, h2, h3, h4, section > :has(> h2), h2 + p:not(:last-child)': { breakAfter: 'avoid' },
    'p, li, dt, svg': { breakInside: 'avoid' },
    // A frame cut by the end of a page encloses nothing.
    'section.MuiPaper-root, .impression-large': {
      border: '0 !important',
      padding: '10px 0 0 !important',
    },
    // Grounds are not printed: what they set apart is drawn.
    '.MuiChip-root, .etiquette': {
      border: '1px solid currentColor !important',
      color: `${claire.text?.primary} !important`,
    },
    // A table over pages: its headings on each, no row cut in two, nothing that sticks to a screen.
    thead: { display: 'table-header-group' },
    tr: { breakInside: 'avoid' },
    'th, td': {
      position: 'static !important',
      paddingBlock: '3px !important',
      height: 'auto !important',
    },
    'tr:has(> th[scope=rowgroup])': { breakAfter: 'avoid' },
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
    'svg text': { fill: `${claire.text?.primary} !important` },
    '.MuiChartsGrid-line': { stroke: `${claire.divider} !important` },
    '.MuiChartsAxis-line, .MuiChartsAxis-tick': { stroke: `${claire.text?.primary} !important` },
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

/** What tells a sheet from another: of which service, by whom, when. */
export function LignePapier() {
  const session = useSession();
  const [instant, setInstant] = useState(() => new Date().toISOString());
  useEffect(() => {
    const dater = () => flushSync(() => setInstant(new Date().toISOString()));
    window.addEventListener('beforeprint', dater);
    return () => window.removeEventListener('beforeprint', dater);
  }, []);
  if (!session) return null;
  const { service, utilisateur } = session;
  return (
    <Typography
      component="p"
      className="impression-seule"
      sx={{ mb: 1.5, pb: 0.5, fontSize: 12, borderBottom: 1, borderColor: 'divider' }}
    >
      {espacesInsecables(
        `${service.nom}, imprimé le ${direInstant(instant)} par ${utilisateur.prenom} ${utilisateur.nom}`,
      )}
    </Typography>
  );
}
