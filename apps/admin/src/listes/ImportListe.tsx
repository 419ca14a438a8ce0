import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { aujourdhui } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { lectureDispositif, useDispositifs } from '../dispositifs/lectures.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { ChoixFichier } from './ChoixFichier.js';
import { LignesRefusees } from './LignesRefusees.js';

/** All or nothing: one line that names no collectivité refuses the whole file, each line with its reason. */
export default function ImportListe() {
  const [code, setCode] = useState('');
  const [effetLe, setEffetLe] = useState(aujourdhui());
  const [source, setSource] = useState('');
  const [fictive, setFictive] = useState(false);
  const [fichier, setFichier] = useState<File | null>(null);
  const [oublie, setOublie] = useState(false);
  const listes = useListesPossibles();
  const choisie = code || (listes[0]?.code ?? '');
  const naviguer = useNavigate();
  const notifier = useNotify();
  const client = useQueryClient();
  const importation = useMutation({
    mutationFn: (f: File) =>
      verbes.importerListe(
        { code: choisie, effetLe, source, fictive: fictive ? 'true' : 'false' },
        f,
      ),
    onSuccess: (liste) => {
      notifier(`Liste importée\u00a0: ${liste.nombre} collectivités.`, { type: 'success' });
      void client.invalidateQueries({ queryKey: ['listes'] });
      naviguer(`/listes/${liste.id}`);
    },
  });
  const erreurs = importation.error instanceof ErreurApi ? importation.error.body.errors : {};
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    setOublie(!fichier);
    if (fichier) importation.mutate(fichier);
  };
  return (
    <>
      <TitrePage titre="Importer une liste d’éligibilité" />
      <Paper
        variant="outlined"
        component="form"
        onSubmit={soumettre}
        noValidate
        sx={{ p: 2.5, maxWidth: 680, display: 'grid', gap: 2 }}
      >
        <TextField
          select
          label="Liste"
          value={choisie}
          onChange={(e) => setCode(e.target.value)}
          error={Boolean(erreurs.code)}
          helperText={erreurs.code}
        >
          {listes.map((l) => (
            <MenuItem key={l.code} value={l.code}>
              {l.libelle}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Date d’effet"
          type="date"
          value={effetLe}
          onChange={(e) => setEffetLe(e.target.value)}
          error={Boolean(erreurs.effetLe)}
          helperText={
            erreurs.effetLe ??
            'Les dossiers reçus à partir de cette date sont examinés avec cette liste.'
          }
        />
        <TextField
          label="Source"
          value={source}
          onChange={(e) => setSource(e.target.value)}
          error={Boolean(erreurs.source)}
          helperText={erreurs.source ?? 'Texte ou note qui fixe la liste, avec sa date.'}
        />
        <ChoixFichier
          fichier={fichier}
          erreur={oublie && !fichier ? 'Choisissez le fichier à importer.' : erreurs.fichier}
          surChoix={(f) => {
            setFichier(f);
            importation.reset();
          }}
        />
        <FormControlLabel
          control={<Checkbox checked={fictive} onChange={(e) => setFictive(e.target.checked)} />}
          label="Liste fictive (démonstration ou essai)"
        />
        <LignesRefusees erreur={importation.error} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" loading={importation.isPending}>
            Importer
          </Button>
          <Button component={Link} to="/listes">
            Annuler
          </Button>
        </Box>
      </Paper>
    </>
  );
}

/** The lists that some dispositif reads. */
function useListesPossibles(): { code: string; libelle: string }[] {
  const { data } = useDispositifs();
  const definitions = useQueries({
    queries: (data?.donnees ?? []).map(({ code }) => lectureDispositif(code)),
  });
  return definitions.flatMap((d) => d.data?.listes ?? []);
}
