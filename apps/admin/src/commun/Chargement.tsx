import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';

/** While a screen's code or the session loads. Shown late enough not to flash. */
export function Chargement() {
  return (
    <Box
      role="status"
      aria-live="polite"
      sx={{
        display: 'flex',
        gap: 1.5,
        alignItems: 'center',
        justifyContent: 'center',
        minHeight: '40vh',
        opacity: 0,
        animation: 'paraitre 0s linear 400ms forwards',
        '@keyframes paraitre': { to: { opacity: 1 } },
      }}
    >
      <CircularProgress size={20} aria-hidden />
      Chargement…
    </Box>
  );
}
