import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import type { AgentAffectable, DossierResume, Page } from '@sciat/contrats';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { TitrePage } from '../commun/TitrePage.js';
import { requete } from '../providers/requete.js';
import { verbes } from '../providers/verbes.js';
import { accorder } from '../tableau-de-bord/phrases.js';
import { Apercu } from './Apercu.js';
import { useAgents } from './useAgents.js';

const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`;
const MONTRES = 100;

/** Hands the open dossiers of someone to someone else: what it would do is shown before. */
export default function NouvellePassation() {
  const [adresse, setAdresse] = useSearchParams();
  const deId = adresse.get('de') ?? '';
  const [versId, setVersId] = useState('');
  const [motif, setMotif] = useState('');
  const [choisis, setChoisis] = useState<string[] | null>(null);
  const naviguer = useNavigate();
  const { data: agents } = useAgents();
  const { data: tableau } = useQuery({
    queryKey: ['tableau-de-bord', 13],
    queryFn: ({ signal }) => verbes.tableauDeBord(13, { signal }),
  });
  const repreneurs: AgentAffectable[] = agents?.donnees ?? [];
  // Those whose account is closed can no longer be assigned anything: they come from the dashboard.
  const fermes = (tableau?.absents ?? []).filter((a) => !a.actif);
  const remplaces = [...repreneurs, ...fermes];
  const { data: dossiers } = useQuery({
    queryKey: ['dossiers', 'de', deId],
    queryFn: ({ signal }) =>
      requete<Page<DossierResume>>('GET', `/dossiers?agent=${deId}&parPage=${MONTRES}`, { signal }),
    enabled: remplaces.some((a) => a.id === deId),
  });
  const inconnu = deId !== '' && agents && tableau && !remplaces.some((a) => a.id === deId);
  const demande = { deId, versId, ...(choisis ? { dossierIds: choisis } : {}) };
  const complete =
    deId !== '' && !inconnu && versId !== '' && (choisis === null || choisis.length > 0);
  const apercu = useQuery({
    queryKey: ['passations', 'apercu', demande],
    queryFn: () => verbes.apercevoirPassation(demande),
    enabled: complete,
  });
  const passer = useMutation({
    mutationFn: () => verbes.demanderPassation({ ...demande, motif }),
    onSuccess: ({ id }) => naviguer(`/passations/${id}`),
  });
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    if (complete && !passer.isPending) passer.mutate();
  };
  const basculer = (id: string) =>
    setChoisis((avant) =>
      avant?.includes(id) ? avant.filter((a) => a !== id) : [...(avant ?? []), id],
    );
  const choix = (libelle: string, valeur: string, options: typeof fermes | AgentAffectable[]) => ({
    select: true as const,
    label: libelle,
    required: true,
    value: options.some((a) => a.id === valeur) ? valeur : '',
    slotProps: { select: { native: true } },
    sx: { minWidth: 260 },
    children: [
      <option key="" value="">
        Choisir
      </option>,
      ...options.map((a) => (
        <option key={a.id} value={a.id}>
          {nomDe(a)}
        </option>
      )),
    ],
  });
  return (
    <>
      <TitrePage titre="Transmettre des dossiers" />
      <Paper
        variant="outlined"
        component="form"
        onSubmit={soumettre}
        noValidate
        sx={{ p: 2.5, maxWidth: 900, display: 'grid', gap: 2 }}
      >
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <TextField
            {...choix('Agent remplacé', deId, remplaces)}
            onChange={(e) => {
              setChoisis(null);
              setAdresse({ de: e.target.value }, { replace: true });
            }}
          />
          <TextField
            {...choix(
              'Repreneur',
              versId,
              repreneurs.filter((a) => a.id !== deId),
            )}
            onChange={(e) => setVersId(e.target.value)}
          />
        </Box>
        {inconnu && (
          <Alert severity="warning">
            Cet agent n’existe pas, ou n’a aucun dossier à transmettre. Choisissez-en un autre.
          </Alert>
        )}
        {dossiers && !inconnu && (
          <RadioGroup
            aria-label="Dossiers à transmettre"
            value={choisis ? 'certains' : 'tous'}
            onChange={(_, v) => setChoisis(v === 'tous' ? null : [])}
          >
            <FormControlLabel
              value="tous"
              control={<Radio size="small" />}
              label={`Tous ses dossiers ouverts (${dossiers.total})`}
            />
            <FormControlLabel
              value="certains"
              control={<Radio size="small" />}
              label={
                dossiers.total > MONTRES
                  ? `Certains, parmi les ${MONTRES} plus pressants`
                  : 'Certains seulement'
              }
            />
          </RadioGroup>
        )}
        {choisis && (
          <Box
            component="fieldset"
            sx={{ border: 1, borderColor: 'divider', maxHeight: 260, overflow: 'auto', m: 0 }}
          >
            <legend>{accorder(choisis.length, 'dossier choisi', 'dossiers choisis')}</legend>
            {dossiers?.donnees.map((d) => (
              <Box key={d.id}>
                <FormControlLabel
                  control={
                    <Checkbox checked={choisis.includes(d.id)} onChange={() => basculer(d.id)} />
                  }
                  label={`${d.reference}, ${d.collectivite.nom}, ${d.etape.libelle}`}
                />
              </Box>
            ))}
          </Box>
        )}
        <TextField
          label="Motif"
          required
          multiline
          minRows={2}
          value={motif}
          onChange={(e) => setMotif(e.target.value)}
          helperText="Il s’inscrit au journal de chaque dossier."
        />
        {complete && <Apercu apercu={apercu.data} />}
        <AfficherErreur erreur={apercu.error ?? passer.error} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button
            type="submit"
            variant="contained"
            loading={passer.isPending}
            disabled={!apercu.data || apercu.data.transmis === 0 || motif.trim() === ''}
          >
            {apercu.data
              ? `Transmettre ${accorder(apercu.data.transmis, 'dossier', 'dossiers')}`
              : 'Transmettre'}
          </Button>
          <Button onClick={() => naviguer(-1)}>Annuler</Button>
        </Box>
      </Paper>
    </>
  );
}
