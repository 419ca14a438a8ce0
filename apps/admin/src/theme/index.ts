import { frFR } from '@mui/material/locale';
import type { TypographyVariantsOptions } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';
import { composants } from './composants.js';
import { claire, sombre } from './palettes.js';

const typography: TypographyVariantsOptions = {
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  h1: { fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.3 },
  h2: { fontSize: '1.125rem', fontWeight: 600, lineHeight: 1.35 },
  h3: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
  h4: { fontSize: '0.9375rem', fontWeight: 600 },
  h5: { fontSize: '0.9375rem', fontWeight: 600 },
  h6: { fontSize: '0.9375rem', fontWeight: 600 },
  subtitle1: { fontSize: '1rem', fontWeight: 500 },
  subtitle2: { fontSize: '0.875rem', fontWeight: 600 },
  body1: { fontSize: '0.9375rem' },
  body2: { fontSize: '0.875rem' },
  caption: { fontSize: '0.8125rem' },
  overline: { fontSize: '0.8125rem', textTransform: 'none' },
  button: { textTransform: 'none' },
};

const commun: RaThemeOptions = {
  typography,
  shape: { borderRadius: 4 },
  components: { ...frFR.components, ...composants } as RaThemeOptions['components'],
};

export const themeClair: RaThemeOptions = { ...commun, palette: claire };
export const themeSombre: RaThemeOptions = { ...commun, palette: sombre };
