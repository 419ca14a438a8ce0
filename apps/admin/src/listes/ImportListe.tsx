import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ImporterListe } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { aujourdhui } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useSigle } from '../dispositifs/lectures.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { ApercuImport } from './ApercuImport.js';
import { ChoixFichier } from './ChoixFichier.js';
import { LignesRefusees } from './LignesRefusees.js';
import { useListesPossibles } from './lectures.js';
import { compterLignes } from './phrases.js';

const CHAMPS = ['code', 'effetLe', 'source', 'fichier'];

/** Stable, so that the heading takes the focus when it comes and not at each drawing. */
const viser = (titre: HTMLElement | null) => titre?.focus();

/** First what the file would change, then its publication: whole, or not at all. */
export default function ImportListe() {
  const [parametres] = useSearchParams();
  const [saisie, setSaisie] = useState<ImporterListe>(() => ({
    code: parametres.get('code') ?? '',
    effetLe: aujourdhui(),
    source: '',
    fictive: 'false',
  }));
  const [fichier, setFichier] = useState<File | null>(null);
  const [oublie, setOublie] = useState(false);
  const possibles = useListesPossibles();
  const sigle = useSigle();
  const listes = possibles.data?.donnees ?? [];
  // An address may name a list that there is not.
  const liste = listes.find((l) => l.code === saisie.code) ?? listes[0];
  const demande: ImporterListe = { ...saisie, code: liste?.code ?? '' };
  const nature = liste?.nature ?? 'presence';
  const naviguer = useNavigate();
  const notifier = useNotify();
  const client = useQueryClient();
  const apercu = useMutation({ mutationFn: (f: File) => verbes.apercevoirListe(demande, f) });
  const publication = useMutation({
    mutationFn: (f: File) => verbes.importerListe(demande, f),
    onSuccess: (publiee) => {
      notifier(`Liste publiée\u00a0: ${compterLignes(publiee.nature, publiee.nombre)}.`, {
        type: 'success',
      });
      void client.invalidateQueries({ queryKey: ['listes'] });
      naviguer(`/listes/${publiee.id}`);
    },
  });
  const erreur = publication.error ?? apercu.error;
  const erreurs = erreur instanceof ErreurApi ? erreur.body.errors : {};
  const publiable = apercu.data?.refusees === 0;
  const enCours = apercu.isPending || publication.isPending;
  // Whatever changes makes the preview that of something else.
  const oublierApercu = () => {
    apercu.reset();
    publication.reset();
  };
  const saisir = (champs: Partial<ImporterListe>) => {
    setSaisie((s) => ({ ...s, ...champs }));
    oublierApercu();
  };
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    setOublie(!fichier);
    if (!fichier || enCours) return;
    publication.reset();
    if (publiable) publication.mutate(fichier);
    else apercu.mutate(fichier);
  };
  return (
    <>
      <TitrePage titre="Importer une liste ou une carte" />
      <AfficherErreur erreur={possibles.error} surReessayer={() => void possibles.refetch()} />
      <Paper
        variant="outlined"
        component="form"
        onSubmit={soumettre}
        noValidate
        sx={{ p: 2.5, maxWidth: 720, display: 'grid', gap: 2 }}
      >
        <TextField
          select
          label="Liste"
          value={demande.code}
          onChange={(e) => saisir({ code: e.target.value })}
          error={Boolean(erreurs.code)}
          helperText={erreurs.code}
        >
          {listes.map((l) => (
            <MenuItem key={l.code} value={l.code}>
              {`${l.libelle} (${l.dispositifs.map(sigle).join(', ')})`}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Date d’effet"
          type="date"
          value={saisie.effetLe}
          onChange={(e) => saisir({ effetLe: e.target.value })}
          error={Boolean(erreurs.effetLe)}
          required
          helperText={
            erreurs.effetLe ??
            'Les dossiers reçus à partir de cette date sont examinés avec cette liste.'
          }
        />
        <TextField
          label="Source"
          value={saisie.source}
          onChange={(e) => saisir({ source: e.target.value })}
          error={Boolean(erreurs.source)}
          required
          helperText={erreurs.source ?? 'Texte ou note qui fixe la liste, avec sa date.'}
        />
        <ChoixFichier
          nature={nature}
          fichier={fichier}
          erreur={oublie && !fichier ? 'Choisissez le fichier à importer.' : erreurs.fichier}
          surChoix={(f) => {
            setFichier(f);
            oublierApercu();
          }}
        />
        <FormControlLabel
          control={
            <Checkbox
              checked={saisie.fictive === 'true'}
              onChange={(_, cochee) => saisir({ fictive: cochee ? 'true' : 'false' })}
            />
          }
          label="Liste fictive (démonstration ou essai)"
        />
        <AfficherErreur erreur={erreur} champsMontres={CHAMPS} />
        {apercu.data && (
          <Box
            component="section"
            aria-labelledby="apercu"
            sx={{ display: 'grid', gap: 1.5, borderTop: 1, borderColor: 'divider', pt: 2 }}
          >
            <Typography variant="h2" id="apercu" tabIndex={-1} ref={viser}>
              {publiable ? 'Ce que la publication changera' : 'Ce fichier ne peut pas être publié'}
            </Typography>
            {publiable ? (
              <ApercuImport apercu={apercu.data} effetLe={saisie.effetLe} nature={nature} />
            ) : (
              <LignesRefusees apercu={apercu.data} nature={nature} />
            )}
          </Box>
        )}
        <Box sx={{ display: 'flex', gap: 1 }}>
          {/* Never disabled: a disabled button would lose the focus. */}
          <Button type="submit" variant="contained" aria-busy={enCours}>
            {enCours ? 'Un instant…' : publiable ? 'Publier la liste' : 'Voir l’aperçu'}
          </Button>
          <Button component={Link} to="/listes">
            Annuler
          </Button>
        </Box>
      </Paper>
    </>
  );
}
