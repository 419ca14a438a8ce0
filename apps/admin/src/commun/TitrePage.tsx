import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { espacesInsecables } from './typographie.js';

export const NOM_PRODUIT = 'Instruction SCIAT';

/** The tab's title: what tells this page from the others comes first. */
export function useTitreDocument(titre: string) {
  useEffect(() => {
    document.title = `${espacesInsecables(titre)} – ${NOM_PRODUIT}`;
  }, [titre]);
}

interface Props {
  /** Text of the h1, and of the tab unless `document` says otherwise. */
  titre: string;
  document?: string;
  /** Beside the title: a mark, a count. */
  complement?: ReactNode;
  /** At the end of the line: buttons. */
  actions?: ReactNode;
}

let premierePage = true;

/** The page's only h1. It takes the focus on arrival, so that a screen reader says where one is. */
export function TitrePage({ titre, document: titreDocument, complement, actions }: Props) {
  useTitreDocument(titreDocument ?? titre);
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a page just loaded the browser starts at the top, where the skip link is.
    if (premierePage) {
      premierePage = false;
      return;
    }
    const { activeElement, body } = globalThis.document;
    // Never steal the focus from a field that asked for it.
    if (!activeElement || activeElement === body || activeElement.closest('nav')) {
      ref.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mb: 2,
        minHeight: 36,
      }}
    >
      <Typography variant="h1" ref={ref} tabIndex={-1} sx={{ outline: 'none' }}>
        {espacesInsecables(titre)}
      </Typography>
      {complement}
      {actions && (
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1, flexWrap: 'wrap' }}>{actions}</Box>
      )}
    </Box>
  );
}
