import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { ParagrapheLu } from '@sciat/contrats';
import { SourceDite } from '../../commun/AConfirmer.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { Pli } from '../../dossiers/page/Pli.js';
import { changeEntreTemps, type Saisie } from '../../dossiers/saisie/brouillon.js';
import { blocsDe } from './saisie.js';

interface PropsLibre {
  nom: string;
  rang: number;
  paragraphe: ParagrapheLu;
  saisie: Saisie | undefined;
  surSaisie: (texte: string) => void;
  surReprendre: () => void;
  erreur: string | undefined;
}

export function ParagrapheLibre(props: PropsLibre) {
  const { nom, rang, paragraphe, saisie, surSaisie, surReprendre, erreur } = props;
  const change = changeEntreTemps(saisie, paragraphe.texte)
    ? espacesInsecables(`Changé entre-temps en : « ${paragraphe.texte} ».`)
    : undefined;
  return (
    <Box sx={{ my: 1.5, position: 'relative' }}>
      <TextField
        name={nom}
        label={`Paragraphe ${rang}, modifiable`}
        value={saisie ? String(saisie.valeur) : paragraphe.texte}
        onChange={(e) => surSaisie(e.target.value)}
        error={erreur !== undefined}
        helperText={erreur ? espacesInsecables(erreur) : change}
        multiline
        minRows={paragraphe.texte === '' ? 2 : 1}
        fullWidth
      />
      <Button
        aria-label={`Reprendre le texte du modèle, paragraphe ${rang}`}
        onClick={surReprendre}
        sx={{ position: 'absolute', zIndex: 2, top: -8, right: 0, fontSize: 13, px: 0.5 }}
      >
        Reprendre le texte du modèle
      </Button>
    </Box>
  );
}

/** Text that nobody edits here; for a legal mention, where it comes from. */
export function ParagrapheImpose({ paragraphe }: { paragraphe: ParagrapheLu }) {
  const { texte, source, aConfirmer } = paragraphe;
  return (
    <Box sx={{ my: 1.5, pl: 1.5, borderLeft: 2, borderColor: 'divider' }}>
      {blocsDe(texte).map(({ liste, lignes }) =>
        liste ? (
          <ul key={lignes.join()} style={{ margin: 0, paddingLeft: 20 }}>
            {lignes.map((ligne) => (
              <li key={ligne}>
                <Fusionne texte={ligne} />
              </li>
            ))}
          </ul>
        ) : (
          <Box key={lignes.join()} component="p" sx={{ m: 0, whiteSpace: 'pre-wrap' }}>
            <Fusionne texte={lignes.join('\n')} />
          </Box>
        ),
      )}
      {aConfirmer && (
        <Box component="p" sx={{ m: 0, mt: 0.5, color: 'warning.main' }}>
          À confirmer par un administrateur avant l’envoi (Paramètres).
        </Box>
      )}
      {source && (
        <Pli discret titre="Texte imposé : d’où il vient">
          <SourceDite source={source} />
        </Pli>
      )}
    </Box>
  );
}

const MANQUE = /(\[[^[\]]+ : à renseigner\])/;

/** The merged text, with what is missing told apart. */
function Fusionne({ texte }: { texte: string }) {
  return espacesInsecables(texte)
    .split(MANQUE)
    .map((part, rang) =>
      rang % 2 === 1 ? (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: the same field may be missing twice
          key={rang}
          component="strong"
          sx={{ color: 'error.main' }}
        >
          {part}
        </Box>
      ) : (
        part
      ),
    );
}
