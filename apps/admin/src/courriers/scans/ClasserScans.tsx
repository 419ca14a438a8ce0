import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { type LotScanResume, PAGES_MAX_SCANS, TAILLE_MAX_SCANS } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Link as LienRa, ListBase } from 'react-admin';
import { useNavigate } from 'react-router';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { instantCourt } from '../../commun/dates.js';
import { EtatVide } from '../../commun/EtatVide.js';
import { type Colonne, Tableau } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { direLot } from './phrases.js';

const TRI = { field: 'deposeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const COLONNES: Colonne<LotScanResume>[] = [
  {
    cle: 'nom',
    titre: 'Fichier',
    enTete: true,
    rendu: (l) => <LienRa to={`/courriers/scans/${l.id}`}>{l.nom}</LienRa>,
  },
  {
    cle: 'deposeLe',
    titre: 'Déposé le',
    triable: true,
    insecable: true,
    rendu: (l) => instantCourt(l.deposeLe),
  },
  { cle: 'auteur', titre: 'Par', rendu: (l) => l.auteur },
  { cle: 'etat', titre: 'Résultat', rendu: (l) => espacesInsecables(direLot(l)) },
];

/** The signed pages of many letters, as the copier gives them, and what became of those given before. */
export default function ClasserScans() {
  const peutDeposer = useAutorise()('courrier:rediger');
  return (
    <ListBase<LotScanResume>
      resource="courriers/scans"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage titre="Classer des pages signées" />
      {peutDeposer && <Depot />}
      <Typography variant="h2" sx={{ mb: 1 }}>
        Fichiers déposés
      </Typography>
      <Tableau
        legende="Fichiers de pages signées"
        colonnes={COLONNES}
        vide={
          <EtatVide titre="Aucun fichier déposé.">
            Chaque page imprimée porte un code qui la ramène à son courrier.
          </EtatVide>
        }
      />
    </ListBase>
  );
}

function Depot() {
  const id = useId();
  const champ = useRef<HTMLInputElement>(null);
  const [survol, setSurvol] = useState(false);
  const naviguer = useNavigate();
  const client = useQueryClient();
  const depot = useMutation({
    mutationFn: verbes.classerScans,
    onSuccess: (lot) => {
      void client.invalidateQueries({ queryKey: ['courriers/scans'] });
      naviguer(`/courriers/scans/${lot.id}`);
    },
  });
  const envoyer = (fichier: File | undefined) => {
    if (fichier && !depot.isPending) depot.mutate(fichier);
  };
  const lacher = (e: DragEvent) => {
    e.preventDefault();
    setSurvol(false);
    envoyer(e.dataTransfer.files[0]);
  };
  return (
    <Box sx={{ mb: 3, maxWidth: '75ch' }}>
      <Typography id={id} sx={{ mb: 1.5 }}>
        {espacesInsecables(
          'Numérisez ensemble les courriers signés, dans n’importe quel ordre : chaque page porte un code qui la ramène à son courrier.',
        )}
      </Typography>
      <Box
        onDragOver={(e) => {
          e.preventDefault();
          setSurvol(true);
        }}
        onDragLeave={() => setSurvol(false)}
        onDrop={lacher}
        sx={{
          p: 2,
          mb: 1,
          display: 'flex',
          gap: 1.5,
          alignItems: 'center',
          flexWrap: 'wrap',
          border: 1,
          borderStyle: 'dashed',
          borderColor: survol ? 'primary.main' : 'divider',
          borderRadius: 1,
          bgcolor: survol ? 'action.hover' : undefined,
        }}
      >
        <Button
          variant="contained"
          aria-describedby={id}
          aria-busy={depot.isPending}
          onClick={() => !depot.isPending && champ.current?.click()}
        >
          {depot.isPending ? 'Envoi en cours…' : 'Choisir un fichier'}
        </Button>
        <span role="status">{depot.isPending ? depot.variables.name : 'ou déposez-le ici'}</span>
        <input
          ref={champ}
          type="file"
          accept=".pdf,.jpg,.jpeg,.png"
          hidden
          aria-labelledby={id}
          onChange={(e) => {
            const fichier = e.target.files?.[0];
            // The same file may be chosen again.
            e.target.value = '';
            envoyer(fichier);
          }}
        />
      </Box>
      <FormHelperText>
        PDF, JPEG ou PNG, {PAGES_MAX_SCANS} pages et {TAILLE_MAX_SCANS / 1024 ** 2}&nbsp;Mo au plus.
      </FormHelperText>
      <AfficherErreur erreur={depot.error} />
    </Box>
  );
}
