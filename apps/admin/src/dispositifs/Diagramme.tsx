import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Dispositif } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import mermaid from 'mermaid';
import { useState } from 'react';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { cheminOrdinaire, marquerEtape, soulignerChemin, surLeChemin } from './chemin.js';

type Vue = 'chemin' | 'tout';

interface Props {
  dispositif: Dispositif;
  /** The step of the dossier one comes from. */
  courante: string | null;
}

/** The ordinary course, small enough to be read; or every act, fitted to the page unless enlarged. */
export default function Diagramme({ dispositif, courante }: Props) {
  const { palette } = useTheme();
  // A side step is nowhere on the ordinary course.
  const aCote = courante !== null && !surLeChemin(dispositif, courante);
  const [vue, setVue] = useState<Vue>(aCote ? 'tout' : 'chemin');
  const [agrandi, setAgrandi] = useState(false);
  const tout = vue === 'tout';
  const dessin = tout ? soulignerChemin(dispositif) : cheminOrdinaire(dispositif);
  const couleurs = {
    fond: palette.primary.main,
    trait: palette.primary.main,
    texte: palette.primary.contrastText,
  };
  const texte = courante ? marquerEtape(dessin, courante, couleurs) : dessin;
  const ici = dispositif.etapes.find((e) => e.id === courante)?.libelle;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={vue}
          onChange={(_, choisie: Vue | null) => choisie && setVue(choisie)}
          aria-label="Ce que montre le diagramme"
        >
          <ToggleButton value="chemin">Chemin ordinaire</ToggleButton>
          <ToggleButton value="tout">Tous les actes</ToggleButton>
        </ToggleButtonGroup>
        {tout && (
          <Button variant="outlined" aria-pressed={agrandi} onClick={() => setAgrandi(!agrandi)}>
            {agrandi ? 'Ajuster à la largeur' : 'Agrandir'}
          </Button>
        )}
      </Box>
      <Dessin
        definition={texte}
        titre={`${tout ? 'Tous les actes' : 'Chemin ordinaire'} de la procédure ${dispositif.libelle}${ici ? `, le dossier étant à l’étape «\u00a0${ici}\u00a0»` : ''}`}
        grandeurNature={tout && agrandi}
      />
    </>
  );
}

interface PropsDessin {
  /** Mermaid. */
  definition: string;
  titre: string;
  /** At its own size, in a frame that scrolls; otherwise never wider than the page. */
  grandeurNature: boolean;
}

function Dessin({ definition, titre, grandeurNature }: PropsDessin) {
  const { palette, typography } = useTheme();
  const { data: svg, error } = useQuery({
    queryKey: ['diagramme', definition, palette.mode],
    queryFn: async () => {
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: 'strict',
        theme: 'base',
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
          edgeLabelBackground: palette.background.paper,
        },
      });
      return (await mermaid.render(`diagramme-${palette.mode}`, definition)).svg;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <AfficherErreur erreur={error} />;
  if (!svg) return <Chargement />;
  return (
    <Paper
      variant="outlined"
      role="img"
      aria-label={titre}
      sx={{ p: 1, ...(grandeurNature && { maxHeight: '80vh', overflow: 'auto' }) }}
      // Scrolls with the keyboard.
      {...(grandeurNature && { tabIndex: 0 })}
    >
      <Box
        sx={{
          '& svg': {
            display: 'block',
            mx: 'auto',
            ...(!grandeurNature && { maxWidth: '100%', height: 'auto' }),
          },
          // Mermaid's own stylesheet paints the labels grey.
          '& .edgeLabel, & .edgeLabel p, & .labelBkg': { bgcolor: 'background.paper' },
        }}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own definition, sanitized by Mermaid's strict mode
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </Paper>
  );
}
