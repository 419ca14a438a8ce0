import Box from '@mui/material/Box';
import type { Courrier } from '@sciat/contrats';
import { Definitions } from '../../commun/Definitions.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { Section } from '../../dossiers/page/Section.js';

/** What the letter takes from the dossier, what is missing first. Nothing once its text is frozen. */
export function ChampsFusionnes({ courrier: { champs } }: { courrier: Courrier }) {
  if (champs.length === 0) return null;
  const ordonnes = [
    ...champs.filter((c) => c.valeur === null),
    ...champs.filter((c) => c.valeur !== null),
  ];
  return (
    <Section titre="Ce que le courrier reprend du dossier">
      <Definitions
        lignes={ordonnes.map(({ nom, libelle, valeur }) => [
          espacesInsecables(libelle),
          <Valeur key={nom} valeur={valeur} />,
        ])}
      />
    </Section>
  );
}

function Valeur({ valeur }: { valeur: string | null }) {
  return valeur === null ? (
    <Box component="strong" sx={{ color: 'error.main' }}>
      à renseigner
    </Box>
  ) : (
    <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
      {espacesInsecables(valeur)}
    </Box>
  );
}
