import Box from '@mui/material/Box';
import { INVISIBLE } from './styles.js';

interface Props {
  texte?: string;
  /** Its first letter alone, in a list where nearly every line bears it; the word on hover and for readers. */
  court?: boolean;
}

/** The discreet mark of demonstration data. */
export function Fictif({ texte = 'fictif', court = false }: Props) {
  return (
    <Box
      component="span"
      title={court ? texte : undefined}
      sx={{
        display: 'inline-block',
        px: court ? 0.5 : 0.75,
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
      {court ? (
        <>
          <span aria-hidden>{texte.charAt(0)}</span>
          <span style={INVISIBLE}>{texte}</span>
        </>
      ) : (
        texte
      )}
    </Box>
  );
}
