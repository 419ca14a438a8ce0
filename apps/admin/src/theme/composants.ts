import type { Components, Theme } from '@mui/material/styles';

const CIBLE = 32;

/** Compact, flat, with hairlines; labels above their field, where a magnifier finds them. */
export const composants: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      body: { fontSize: theme.typography.body1.fontSize },
      ':focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          transitionDuration: '0.01ms !important',
        },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({
        '&.Mui-focusVisible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: 2,
        },
      }),
    },
  },
  MuiButton: {
    defaultProps: { size: 'small', disableElevation: true },
    styleOverrides: {
      root: { minHeight: CIBLE, textTransform: 'none', fontSize: 14, paddingInline: 12 },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { minWidth: CIBLE, minHeight: CIBLE } },
  },
  MuiCheckbox: { defaultProps: { size: 'small' } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiDialog: {
    styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: 18, fontWeight: 600 } } },
  MuiMenu: {
    styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) },
  },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: { root: { minHeight: CIBLE, fontSize: 14 } },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: ({ theme }) => ({
        marginTop: 2,
        border: `1px solid ${theme.palette.text.secondary}`,
        boxShadow: theme.shadows[4],
        fontSize: 14,
      }),
      listbox: { paddingBlock: 4 },
      option: { minHeight: CIBLE },
      noOptions: { fontSize: 14 },
      loading: { fontSize: 14 },
    },
  },
  MuiChip: {
    styleOverrides: {
      root: { fontSize: 13, borderRadius: 4 },
      sizeSmall: { height: 24 },
      label: { fontSize: 13, '.MuiChip-sizeSmall > &': { paddingInline: 6 } },
      deleteIcon: ({ theme }) => ({ color: theme.palette.text.secondary }),
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400 },
    styleOverrides: { tooltip: { fontSize: 13, backgroundColor: '#2b3138', color: '#ffffff' } },
  },
  MuiAlert: {
    styleOverrides: {
      root: ({ theme }) => ({
        border: `1px solid ${theme.palette.divider}`,
        backgroundColor: theme.palette.background.paper,
        color: theme.palette.text.primary,
        fontSize: 14,
      }),
    },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiInputLabel: {
    // Shrunk from the start: a placeholder then shows beside a label that never moves.
    defaultProps: { shrink: true },
    styleOverrides: {
      root: ({ theme }) => ({
        position: 'static',
        transform: 'none',
        maxWidth: 'none',
        whiteSpace: 'normal',
        marginBottom: 4,
        fontSize: 14,
        fontWeight: 500,
        lineHeight: 1.4,
        color: theme.palette.text.primary,
        pointerEvents: 'auto',
      }),
    },
  },
  MuiOutlinedInput: {
    // The notch is where a floating label would sit.
    defaultProps: { notched: false },
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.palette.background.paper, minHeight: CIBLE }),
      input: ({ theme }) => ({
        fontSize: 14,
        // Faded by default, below the contrast a text must have.
        '&::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
      }),
      notchedOutline: ({ theme }) => ({
        top: 0,
        // 3:1 at least: the edge is what shows that this is a field.
        borderColor: theme.palette.mode === 'light' ? '#7d858e' : '#79828d',
        '& legend': { display: 'none' },
      }),
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { fontSize: 13, marginLeft: 0 } } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        fontSize: 14,
        padding: '4px 7px',
        borderColor: theme.palette.divider,
      }),
      head: ({ theme }) => ({
        verticalAlign: 'baseline',
        fontSize: 13,
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: theme.palette.text.secondary,
        backgroundColor: theme.palette.background.paper,
      }),
    },
  },
  MuiTableSortLabel: {
    styleOverrides: {
      root: ({ theme }) => ({
        // With the words of the headers that do not sort.
        verticalAlign: 'baseline',
        '&.Mui-active': { color: theme.palette.text.primary },
        // The arrow of the others would only take room in narrow columns.
        '&:not(.Mui-active) .MuiTableSortLabel-icon': { display: 'none' },
      }),
    },
  },
  MuiTablePagination: {
    styleOverrides: { root: { fontSize: 14 }, displayedRows: { fontSize: 14 } },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: CIBLE,
        paddingBlock: 4,
        fontSize: 14,
        textTransform: 'none',
        color: theme.palette.text.primary,
        '&.Mui-selected': { fontWeight: 600, color: theme.palette.primary.main },
      }),
    },
  },
  MuiLink: { defaultProps: { underline: 'always' } },
  MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40, fontSize: 14 } } },
  MuiListItemButton: { styleOverrides: { root: { minHeight: 36 } } },
};
