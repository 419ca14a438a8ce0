import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import type { ApercuReleve } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { direInstant } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { verbes } from '../providers/verbes.js';
import { LignesReleve } from './LignesReleve.js';
import { compter, direImport } from './phrases.js';

/** Stable, so that the heading takes the focus when it comes and not at each drawing. */
const viser = (titre: HTMLElement | null) => titre?.focus();

/** First what the export of payments would change, then the import itself. */
export default function ImportReleve() {
  const [fichier, setFichier] = useState<File | null>(null);
  const champ = useRef<HTMLInputElement>(null);
  const id = useId();
  const naviguer = useNavigate();
  const client = useQueryClient();
  const apercu = useMutation({ mutationFn: verbes.apercevoirReleve });
  const importation = useMutation({
    mutationFn: verbes.importerReleve,
    onSuccess: (importe) => {
      for (const cle of ['rapprochements', 'paiements'])
        void client.invalidateQueries({ queryKey: [cle] });
      naviguer(`/rapprochements/${importe.id}`);
    },
  });
  const choisir = (choisi: File | null) => {
    setFichier(choisi);
    importation.reset();
    if (choisi) apercu.mutate(choisi);
    else apercu.reset();
  };
  const importable = apercu.data && !apercu.data.dejaImporte && apercu.data.lignes.length > 0;
  return (
    <>
      <TitrePage titre="Importer un relevé de paiements" />
      <Typography sx={{ mb: 2, maxWidth: '75ch' }}>
        {espacesInsecables(
          'L’export des paiements de Chorus, en CSV, XLSX ou ODS, avec au moins trois colonnes : numéro d’engagement, montant, date de paiement. Une colonne bénéficiaire (nom ou SIREN) aide à retrouver un engagement mal saisi.',
        )}
      </Typography>
      <Box sx={{ mb: 2 }}>
        <Box id={id} sx={{ fontSize: 14, fontWeight: 500, mb: 0.5 }}>
          Fichier
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button variant="outlined" aria-describedby={id} onClick={() => champ.current?.click()}>
            Choisir un fichier
          </Button>
          <span role="status">
            {apercu.isPending ? 'Lecture en cours…' : (fichier?.name ?? 'Aucun fichier choisi')}
          </span>
        </Box>
        <input
          ref={champ}
          type="file"
          accept=".csv,.txt,.xlsx,.ods"
          hidden
          aria-labelledby={id}
          onChange={(e) => {
            choisir(e.target.files?.[0] ?? null);
            // The same file, corrected, may be chosen again.
            e.target.value = '';
          }}
        />
        <FormHelperText>Les formules sont refusées. 2 000 lignes au plus.</FormHelperText>
      </Box>
      <AfficherErreur erreur={importation.error ?? apercu.error} />
      {apercu.data && <Apercu apercu={apercu.data} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {importable && fichier && (
          <Button
            variant="contained"
            aria-busy={importation.isPending}
            onClick={() => !importation.isPending && importation.mutate(fichier)}
          >
            {importation.isPending ? 'Un instant…' : 'Importer ce relevé'}
          </Button>
        )}
        <Button component={Link} to="/paiements">
          Annuler
        </Button>
      </Box>
    </>
  );
}

function Apercu({ apercu }: { apercu: ApercuReleve }) {
  const { dejaImporte, lignes, illisibles, remarques } = apercu;
  return (
    <Box component="section" aria-labelledby="apercu" sx={{ display: 'grid', gap: 1.5, mb: 2 }}>
      <Typography variant="h2" id="apercu" tabIndex={-1} ref={viser}>
        {dejaImporte ? 'Ce fichier a déjà été importé' : 'Ce que l’import changera'}
      </Typography>
      {dejaImporte ? (
        <Typography>
          Importé le {direInstant(dejaImporte.importeLe)}&nbsp;: l’importer de nouveau ne changerait
          rien. <Link to={`/rapprochements/${dejaImporte.id}`}>Voir son rapport</Link>
        </Typography>
      ) : (
        <Typography>{espacesInsecables(direImport(lignes))}</Typography>
      )}
      {remarques.map((remarque) => (
        <Alert key={remarque} severity="info">
          {espacesInsecables(remarque)}
        </Alert>
      ))}
      {illisibles.length > 0 && (
        <Alert severity="warning">
          {compter(illisibles.length, 'ligne illisible, laissée', 'lignes illisibles, laissées')} de
          côté
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 3, maxHeight: 240, overflowY: 'auto' }}>
            {illisibles.map(({ message }) => (
              <li key={message}>{espacesInsecables(message)}</li>
            ))}
          </Box>
        </Alert>
      )}
      <div>{!dejaImporte && <LignesReleve lignes={lignes} />}</div>
    </Box>
  );
}
