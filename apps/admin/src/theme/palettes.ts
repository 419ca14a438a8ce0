import type { PaletteOptions } from '@mui/material/styles';

/**
 * Neutral on purpose: no State colours nor logo. Every colour used for text keeps at least 4.5:1 on
 * both grounds of its mode, 7:1 for body text.
 */
export const claire: PaletteOptions = {
  mode: 'light',
  background: { default: '#f7f7f5', paper: '#ffffff' },
  text: { primary: '#1b1f24', secondary: '#4d555e', disabled: '#6b737c' },
  primary: { main: '#1f3f77', light: '#dfe7f5', dark: '#162f5c', contrastText: '#ffffff' },
  secondary: { main: '#4d555e', contrastText: '#ffffff' },
  error: { main: '#a3160f', contrastText: '#ffffff' },
  warning: { main: '#7a4a00', contrastText: '#ffffff' },
  success: { main: '#1d5c33', contrastText: '#ffffff' },
  info: { main: '#1f4f82', contrastText: '#ffffff' },
  divider: '#d9dbde',
};

export const sombre: PaletteOptions = {
  mode: 'dark',
  background: { default: '#14171b', paper: '#1c2026' },
  text: { primary: '#eceef1', secondary: '#b8bfc8', disabled: '#959da7' },
  primary: { main: '#a9c3f5', light: '#2a3a55', dark: '#c5d7f9', contrastText: '#10192a' },
  secondary: { main: '#b8bfc8', contrastText: '#14171b' },
  error: { main: '#ffa198', contrastText: '#2b0503' },
  warning: { main: '#f0c26a', contrastText: '#2a1c00' },
  success: { main: '#8fd6a6', contrastText: '#04210e' },
  info: { main: '#9cc6f2', contrastText: '#06192d' },
  divider: '#363c45',
};
