import Box from '@mui/material/Box';
import { champsCherches, type Extrait, type ResultatDossier } from '@sciat/contrats';
import type { ComponentProps, MouseEvent } from 'react';
import { Fictif } from '../commun/Fictif.js';
import { espacesInsecables } from '../commun/typographie.js';
import type { Option } from './options.js';

/** One result: a real link, which opens elsewhere when asked to. */
export function OptionRecherche({
  option,
  onClick,
  ...props
}: Omit<ComponentProps<'a'>, 'ref'> & { option: Option }) {
  const choisir = (e: MouseEvent<HTMLAnchorElement>) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    onClick?.(e);
  };
  return (
    <Box
      component="a"
      {...props}
      href={option.adresse}
      onClick={choisir}
      sx={{ color: 'text.primary', textDecoration: 'none', display: 'block !important' }}
    >
      {option.groupe === 'Dossiers' && <Dossier {...option.dossier} />}
      {option.groupe === 'Collectivités' && (
        <>
          {option.collectivite.nom} <Discret>{option.collectivite.code}</Discret>
        </>
      )}
      {option.groupe === 'Tout voir' && (
        <Box component="span" sx={{ color: 'primary.main', fontWeight: 600 }}>
          {option.libelle}
        </Box>
      )}
    </Box>
  );
}

function Dossier(d: ResultatDossier) {
  return (
    <>
      <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
          {d.reference}
        </Box>
        <span>{d.collectivite}</span>
        {d.code && <Discret>{d.code}</Discret>}
        {d.fictif && <Fictif court />}
        <Box component="span" sx={{ ml: 'auto', textAlign: 'right' }}>
          <Discret>{d.clos ? 'clos' : d.etape}</Discret>
        </Box>
      </Box>
      {d.titre && (
        <Box component="span" sx={{ display: 'block' }}>
          <Discret>{espacesInsecables(d.titre)}</Discret>
        </Box>
      )}
      {d.extraits.map((e) => (
        <Passage key={e.champ} {...e} />
      ))}
    </>
  );
}

function Passage({ champ, morceaux }: Extrait) {
  let debut = 0;
  return (
    <Box component="span" sx={{ display: 'block', fontSize: 13, overflowWrap: 'anywhere' }}>
      {`${champsCherches[champ]}\u00a0: `}
      {morceaux.map(({ texte, trouve }) => {
        const cle = debut;
        debut += texte.length;
        return trouve ? <strong key={cle}>{texte}</strong> : texte;
      })}
    </Box>
  );
}

function Discret({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
      {children}
    </Box>
  );
}
