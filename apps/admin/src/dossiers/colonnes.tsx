import Box from '@mui/material/Box';
import { COLONNES_DOSSIERS, type ColonneDossiers, type DossierResume } from '@sciat/contrats';
import { direEuros, issues } from '@sciat/dispositifs';
import type { ReactNode } from 'react';
import { Link } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { dateCourte } from '../commun/dates.js';
import { Echeance } from '../commun/Echeance.js';
import { Fictif } from '../commun/Fictif.js';
import { NomCourt } from '../commun/NomCourt.js';
import { Porteur } from '../commun/Porteur.js';
import type { Colonne } from '../commun/Tableau.js';
import { Sigle } from '../dispositifs/Sigle.js';
import { Etiquettes } from '../etiquettes/Etiquettes.js';
import { DepuisQuand } from './DepuisQuand.js';

type C = Colonne<DossierResume>;
/** Characters of a collectivité's name. */
const LONGUEUR_D_UNE_LIGNE = 24;

export const reference: C = {
  cle: 'reference',
  titre: COLONNES_DOSSIERS.reference,
  triable: true,
  enTete: true,
  insecable: true,
  rendu: (d) => (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'baseline' }}>
      <Link to={`/dossiers/${d.id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
        {d.reference}
      </Link>
      {d.fictif && <Fictif court />}
    </Box>
  ),
};
export const collectivite: C = {
  cle: 'collectivite',
  titre: COLONNES_DOSSIERS.collectivite,
  triable: true,
  // Only a long name takes two lines: the room is for what is expected. The labels follow it.
  rendu: ({ collectivite: { nom }, etiquettes }) => {
    const long = nom.length > LONGUEUR_D_UNE_LIGNE;
    return (
      <Box component="span" sx={{ display: 'block', ...(long && { maxWidth: 164 }) }}>
        <Box component="span" sx={{ whiteSpace: long ? 'normal' : 'nowrap', mr: 0.75 }}>
          {nom}
        </Box>
        <Etiquettes etiquettes={etiquettes} />
      </Box>
    );
  },
};
export const objet: C = {
  cle: 'titre',
  titre: COLONNES_DOSSIERS.titre,
  rendu: (d) => <DeuxLignes texte={d.titre ?? ''} />,
};
export const dispositif: C = {
  cle: 'dispositif',
  titre: COLONNES_DOSSIERS.dispositif,
  rendu: (d) => <Sigle code={d.dispositif} />,
};
export const etape: C = {
  cle: 'etape',
  titre: COLONNES_DOSSIERS.etape,
  triable: true,
  insecable: true,
  rendu: (d) => (
    <UneLigne
      texte={d.issue ? `${d.etape.libelle} : ${issues[d.issue].toLowerCase()}` : d.etape.libelle}
      largeur={136}
    />
  ),
};
export const porteur: C = {
  cle: 'acteur',
  titre: COLONNES_DOSSIERS.acteur,
  triable: true,
  insecable: true,
  rendu: (d) => (d.obligation ? <Porteur acteur={d.obligation.acteur} court /> : ''),
};
export const depuis: C = {
  cle: 'depuis',
  titre: COLONNES_DOSSIERS.depuis,
  triable: true,
  insecable: true,
  rendu: (d) => (d.obligation ? <DepuisQuand obligation={d.obligation} /> : ''),
};
export const attendu: C = {
  cle: 'attendu',
  titre: COLONNES_DOSSIERS.attendu,
  rendu: (d) => <UneLigne texte={d.obligation?.libelle ?? ''} largeur={196} />,
};
export const echeance: C = {
  cle: 'echeance',
  titre: COLONNES_DOSSIERS.echeance,
  triable: true,
  insecable: true,
  rendu: (d) => (d.obligation ? <Echeance le={d.obligation.echeanceLe} /> : <Clos le={d.closLe} />),
};
export const agent: C = {
  cle: 'agent',
  titre: COLONNES_DOSSIERS.agent,
  insecable: true,
  rendu: (d) => (d.agent ? <NomCourt {...d.agent} /> : <NonAffecte />),
};
export const montant: C = {
  cle: 'montant',
  titre: COLONNES_DOSSIERS.montant,
  align: 'right',
  insecable: true,
  rendu: (d) => (d.accordeCentimes === null ? '' : direEuros(d.accordeCentimes)),
};
export const recuLe: C = {
  cle: 'recuLe',
  titre: COLONNES_DOSSIERS.recuLe,
  triable: true,
  rendu: (d) => dateCourte(d.recuLe),
};
export const closLe: C = {
  cle: 'closLe',
  titre: COLONNES_DOSSIERS.closLe,
  rendu: (d) => (d.closLe ? dateCourte(d.closLe) : ''),
};

/** By their names in a view. */
export const COLONNES: Record<ColonneDossiers, C> = {
  reference,
  collectivite,
  titre: objet,
  dispositif,
  etape,
  acteur: porteur,
  depuis,
  attendu,
  echeance,
  agent,
  montant,
  recuLe,
  closLe,
};

/** One line per dossier on an ordinary laptop: the end of a long text is left to the tooltip. */
function UneLigne({ texte, largeur }: { texte: string; largeur: number }) {
  return (
    <Box
      component="span"
      title={texte}
      // The column is no narrower than that, and takes the room there is up to its longest text.
      sx={{
        display: { lg: 'grid' },
        gridTemplateColumns: { lg: `minmax(${largeur}px, max-content)`, xl: 'none' },
      }}
    >
      <Box
        component="span"
        sx={{
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: { lg: 'nowrap', xl: 'normal' },
        }}
      >
        {texte}
      </Box>
    </Box>
  );
}

/** Two lines at most: the end is left to the tooltip. */
function DeuxLignes({ texte }: { texte: string }) {
  return (
    <Box
      component="span"
      title={texte}
      sx={{
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: '2',
        overflow: 'hidden',
        minWidth: 160,
      }}
    >
      {texte}
    </Box>
  );
}

function Clos({ le }: { le: string | null }) {
  return <Absent>{le ? `clos le ${dateCourte(le)}` : 'clos'}</Absent>;
}

export function NonAffecte() {
  return <Absent>non affecté</Absent>;
}

/**
 * The same columns in less room: the reference and the collectivité make one cell of two lines, what is
 * expected, of whom and at which step another, so that the due date stays on the screen.
 */
export function resserrer(colonnes: C[]): C[] {
  const dossier = empiler(colonnes, [reference, collectivite]);
  return empiler(dossier, [attendu, porteur, etape]);
}

/** The first one on a line, the others on the next. */
function empiler(colonnes: C[], membres: C[]): C[] {
  const presents = membres.filter((c) => colonnes.includes(c));
  const [premier, ...suite] = presents;
  if (!premier || suite.length === 0) return colonnes;
  const rang = colonnes.findIndex((c) => presents.includes(c));
  const rendu = (d: DossierResume): ReactNode => (
    <>
      {premier.rendu(d)}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          alignItems: 'baseline',
          color: 'text.secondary',
        }}
      >
        {suite.map((c) => (
          <span key={c.cle}>{c.rendu(d)}</span>
        ))}
      </Box>
    </>
  );
  return colonnes
    .map((c, i) => (i === rang ? { ...premier, insecable: false, empilees: presents, rendu } : c))
    .filter((c) => !presents.includes(c));
}
