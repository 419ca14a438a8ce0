import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ModifierService, Service } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

type Champ = keyof ModifierService;
const CLE = ['service'];

const champs: { cle: Champ; libelle: string; aide?: string; lignes?: number }[] = [
  { cle: 'nom', libelle: 'Nom du service' },
  { cle: 'courriel', libelle: 'Adresse fonctionnelle' },
  { cle: 'telephone', libelle: 'Téléphone' },
  { cle: 'adresse', libelle: 'Adresse postale', lignes: 2 },
  {
    cle: 'voiesRecours',
    libelle: 'Voies et délais de recours',
    lignes: 4,
    aide: 'Texte repris tel quel dans les accusés de réception et les décisions, une fois confirmé par le service. Vide : la mention est omise, et les délais de recours ne sont pas opposables.',
  },
];

/** Who answers the collectivités: printed at the foot of every mail. */
export function CoordonneesService() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: CLE, queryFn: verbes.service });
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby="service"
      sx={{ p: 2.5, mb: 3, maxWidth: 720 }}
    >
      <Typography variant="h2" id="service" sx={{ mb: 1.5, scrollMarginTop: 72 }}>
        Coordonnées du service
      </Typography>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data && <Formulaire service={data} />}
    </Paper>
  );
}

const MENTIONS: { cle: Champ; dite: string }[] = [
  { cle: 'telephone', dite: 'le téléphone' },
  { cle: 'adresse', dite: 'l’adresse postale' },
  { cle: 'voiesRecours', dite: 'les voies et délais de recours' },
];

/** What the law wants in an acknowledgement and the service has not entered yet. */
export function MentionsManquantes() {
  const { data: service } = useQuery({ queryKey: CLE, queryFn: verbes.service });
  const manquent = MENTIONS.filter(({ cle }) => service?.[cle].trim() === '').map((m) => m.dite);
  if (manquent.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {espacesInsecables(
        `Il manque à vos accusés de réception ${enumeration.format(manquent)} : ce sont des mentions que demande l’article R112-5 du code des relations entre le public et l’administration. Tant qu’elles manquent, les délais de recours peuvent ne pas être opposables au demandeur.`,
      )}{' '}
      <Link href="#service">Les compléter</Link>
    </Alert>
  );
}
const enumeration = new Intl.ListFormat('fr-FR');

function Formulaire({ service }: { service: Service }) {
  const [saisie, setSaisie] = useState<ModifierService>({});
  const notifier = useNotify();
  const cache = useQueryClient();
  const modification = useMutation({
    mutationFn: () => verbes.modifierService(saisie),
    onSuccess: (modifie) => {
      cache.setQueryData(CLE, modifie);
      setSaisie({});
      notifier('Coordonnées enregistrées.', { type: 'success' });
    },
  });
  const erreurs = modification.error instanceof ErreurApi ? modification.error.body.errors : {};
  const change = champs.some(({ cle }) => (saisie[cle] ?? service[cle]) !== service[cle]);
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    modification.mutate();
  };
  return (
    <form onSubmit={soumettre} noValidate>
      {champs.map(({ cle, libelle, aide, lignes }) => (
        <TextField
          key={cle}
          label={libelle}
          value={saisie[cle] ?? service[cle]}
          onChange={(e) => setSaisie({ ...saisie, [cle]: e.target.value })}
          error={erreurs[cle] !== undefined}
          helperText={erreurs[cle] ?? aide}
          fullWidth
          sx={{ mb: 2 }}
          {...(lignes ? { multiline: true, minRows: lignes } : {})}
        />
      ))}
      <AfficherErreur erreur={modification.error} champsMontres={champs.map((c) => c.cle)} />
      <Button type="submit" variant="contained" disabled={!change} loading={modification.isPending}>
        Enregistrer
      </Button>
    </form>
  );
}
