import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import mermaid from 'mermaid';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';

/** The definition's own Mermaid text, drawn in the colours of the theme. */
export default function Diagramme({ definition, titre }: { definition: string; titre: string }) {
  const { palette, typography } = useTheme();
  const { data: svg, error } = useQuery({
    queryKey: ['diagramme', definition, palette.mode],
    queryFn: async () => {
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: 'strict',
        theme: 'base',
        // At its own size, so that its text stays readable: the frame scrolls.
        state: { useMaxWidth: false },
        fontFamily: String(typography.fontFamily),
        themeVariables: {
          darkMode: palette.mode === 'dark',
          fontSize: '14px',
          primaryColor: palette.background.paper,
          primaryTextColor: palette.text.primary,
          primaryBorderColor: palette.text.secondary,
          lineColor: palette.text.secondary,
          textColor: palette.text.primary,
          edgeLabelBackground: palette.background.default,
        },
      });
      return (await mermaid.render(`diagramme-${palette.mode}`, definition)).svg;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <AfficherErreur erreur={error} />;
  if (!svg) return <Chargement />;
  return (
    // Focusable: the diagram is wider or taller than its frame and scrolls with the keyboard.
    <Paper
      variant="outlined"
      tabIndex={0}
      role="img"
      aria-label={titre}
      sx={{ maxHeight: '80vh', overflow: 'auto', p: 1 }}
    >
      <Box
        sx={{ '& svg': { display: 'block', mx: 'auto' } }}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own definition, sanitized by Mermaid's strict mode
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </Paper>
  );
}
