import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import type { PropositionConsultation } from '@sciat/contrats';
import { espacesInsecables } from '../../commun/typographie.js';

interface Props {
  pieces: PropositionConsultation['pieces'];
  choisies: string[];
  surChange: (codes: string[]) => void;
  erreur: string | undefined;
}

/** Which pieces leave: none unless chosen, and those with a person's data say so. */
export function PiecesAPartager({ pieces, choisies, surChange, erreur }: Props) {
  if (pieces.length === 0)
    return (
      <FormHelperText sx={{ mt: 0 }}>
        Aucune pièce à partager : aucune n’est arrivée, ou toutes sont refusées ou retenues par
        l’antivirus.
      </FormHelperText>
    );
  return (
    <FormControl component="fieldset" error={Boolean(erreur)}>
      <FormLabel component="legend">Pièces partagées</FormLabel>
      {pieces.map(({ code, libelle, numero, etat, personnelle }) => (
        <FormControlLabel
          key={code}
          control={
            <Checkbox
              checked={choisies.includes(code)}
              onChange={(e) =>
                surChange(
                  e.target.checked ? [...choisies, code] : choisies.filter((c) => c !== code),
                )
              }
            />
          }
          label={
            <>
              {espacesInsecables(libelle)}
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 14 }}>
                {` version ${numero}${etat === 'RECUE' ? ', à vérifier' : ''}`}
                {personnelle && ' ; données personnelles, à ne partager que si l’avis l’exige'}
              </Box>
            </>
          }
        />
      ))}
      <FormHelperText>
        {erreur ?? 'Cette version seulement, lisible par le lien jusqu’à la réponse.'}
      </FormHelperText>
    </FormControl>
  );
}
