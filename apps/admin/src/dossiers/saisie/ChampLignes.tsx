import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import IconButton from '@mui/material/IconButton';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';

interface Props<L> {
  libelle: string;
  aide: string[];
  erreur: boolean;
  requis: boolean;
  valeur: unknown;
  surSaisie: (valeur: unknown) => void;
  lire: (lignes: readonly L[]) => unknown;
  ecrire: (valeur: unknown) => L[];
  vide: L;
  /** "nom", "tarif" */
  quoi: string;
  ligne: (ligne: L, rang: number, changer: (ligne: L) => void) => ReactNode;
}

const identiques = (a: unknown, b: unknown) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Lines added and removed one at a time. Enter goes on to a new line, and never sends the form behind.
 * What is on the screen stays as long as it says the value: a blank line is no value.
 */
export function ChampLignes<L>(props: Props<L>) {
  const { libelle, aide, erreur, requis, valeur, surSaisie, lire, ecrire, vide, quoi } = props;
  const [tapees, setTapees] = useState<L[]>([]);
  const cadre = useRef<HTMLDivElement>(null);
  const aViser = useRef<number | null>(null);
  const connues = identiques(lire(tapees), valeur) ? tapees : ecrire(valeur);
  const lignes = connues.length > 0 ? connues : [vide];

  // Once drawn: the line added, or the one that took the place of the line removed.
  useEffect(() => {
    if (aViser.current === null) return;
    const champs = cadre.current?.querySelectorAll<HTMLElement>('[data-ligne]');
    const cible = champs?.[Math.min(aViser.current, champs.length - 1)];
    aViser.current = null;
    cible?.querySelector<HTMLElement>('input:not(:disabled)')?.focus();
  });

  const poser = (nouvelles: L[], rang: number | null = null) => {
    aViser.current = rang;
    setTapees(nouvelles);
    surSaisie(lire(nouvelles));
  };
  const ajouter = (apres: number) => poser(lignes.toSpliced(apres + 1, 0, vide), apres + 1);
  const auClavier = (rang: number) => (e: KeyboardEvent) => {
    if (e.key !== 'Enter' || !(e.target instanceof HTMLInputElement)) return;
    e.preventDefault();
    ajouter(rang);
  };
  return (
    <FormControl component="fieldset" error={erreur} required={requis} fullWidth>
      <FormLabel component="legend" sx={{ fontSize: 14, fontWeight: 500, color: 'text.primary' }}>
        {espacesInsecables(libelle)}
      </FormLabel>
      <Box ref={cadre} sx={{ display: 'grid', gap: 1, mt: 1 }}>
        {lignes.map((ligne, rang) => (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
            key={rang}
            data-ligne
            sx={{ display: 'flex', gap: 1, alignItems: 'flex-end' }}
            onKeyDown={auClavier(rang)}
          >
            {props.ligne(ligne, rang, (l) => poser(lignes.with(rang, l)))}
            <IconButton
              size="small"
              aria-label={espacesInsecables(`Retirer le ${quoi} ${rang + 1} : ${libelle}`)}
              disabled={lignes.length === 1 && identiques(ligne, vide)}
              onClick={() => poser(lignes.toSpliced(rang, 1), rang)}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Box>
        <Button
          startIcon={<AddOutlined />}
          aria-label={espacesInsecables(`Ajouter un ${quoi} : ${libelle}`)}
          onClick={() => ajouter(lignes.length - 1)}
        >
          {`Ajouter un ${quoi}`}
        </Button>
      </Box>
      {aide.length > 0 && <FormHelperText>{aide.join(' ')}</FormHelperText>}
    </FormControl>
  );
}
