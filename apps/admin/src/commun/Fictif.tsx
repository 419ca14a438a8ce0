import Box from '@mui/material/Box';

/** The discreet mark of demonstration data. */
export function Fictif({ texte = 'fictif' }: { texte?: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-block',
        px: 0.75,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'text.secondary',
        borderRadius: 0.5,
        color: 'text.secondary',
        fontSize: 13,
        lineHeight: 1.35,
        whiteSpace: 'nowrap',
      }}
    >
      {texte}
    </Box>
  );
}
