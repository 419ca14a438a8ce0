import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button, { type ButtonProps } from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Collectivite, CreerCollectivite } from '@sciat/contrats';
import { typesDemandeur } from '@sciat/dispositifs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../commun/typographie.js';
import { erreursDesChamps } from '../dossiers/saisie/valeurs.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { useAutorise } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';

const { COMMUNE: _, EPCI: __, ...TYPES } = typesDemandeur;
const CHAMPS = ['type', 'nom', 'siren', 'codesPostaux'];
const VIDE = { type: 'ASSOCIATION', nom: '', siren: '', codesPostaux: '' };
type Saisie = typeof VIDE;

interface Props {
  /** The one just entered, or the one that was known already. */
  surDemandeur: (demandeur: Collectivite) => void;
}

/** Opens the dialog that enters an applicant which is neither a commune nor an EPCI. */
export function BoutonNouveauDemandeur({
  surDemandeur,
  ...bouton
}: Props & Pick<ButtonProps, 'variant'>) {
  const [ouvert, setOuvert] = useState(false);
  const autorise = useAutorise();
  if (!autorise('collectivite:creer')) return null;
  return (
    <>
      <Button {...bouton} startIcon={<AddIcon aria-hidden />} onClick={() => setOuvert(true)}>
        Nouveau demandeur
      </Button>
      {ouvert && (
        <NouveauDemandeur
          surFermer={() => setOuvert(false)}
          surDemandeur={(demandeur) => {
            setOuvert(false);
            surDemandeur(demandeur);
          }}
        />
      )}
    </>
  );
}

function NouveauDemandeur({ surFermer, surDemandeur }: Props & { surFermer: () => void }) {
  const [saisie, setSaisie] = useState<Saisie>(VIDE);
  const notifier = useNotify();
  const client = useQueryClient();
  const creation = useMutation<Collectivite, ErreurApi, CreerCollectivite>({
    mutationFn: verbes.creerCollectivite,
    onSuccess: (cree) => {
      void client.invalidateQueries({ queryKey: ['collectivites'] });
      notifier(`Demandeur ajouté\u00a0: ${cree.nom}.`, { type: 'success' });
      surDemandeur(cree);
    },
  });
  const reprise = useMutation<Collectivite, ErreurApi, string>({
    mutationFn: verbes.collectivite,
    onSuccess: surDemandeur,
  });
  const erreurs = erreursDesChamps(creation.error?.body.errors);
  const connu = creation.error?.probleme.existantId;
  const champ = (cle: keyof Saisie, libelle: string, aide?: string) => ({
    name: cle,
    label: libelle,
    value: saisie[cle],
    onChange: (e: { target: { value: string } }) => {
      const { value } = e.target;
      setSaisie((s) => ({ ...s, [cle]: value }));
    },
    error: Boolean(erreurs[cle]),
    helperText: espacesInsecables(erreurs[cle] ?? aide ?? ''),
    autoComplete: 'off',
    fullWidth: true,
  });
  return (
    <DialogueConfirmation
      ouvert
      titre="Nouveau demandeur"
      confirmer="Ajouter"
      enCours={creation.isPending || reprise.isPending}
      erreur={creation.error ?? reprise.error}
      champsMontres={CHAMPS}
      surFermer={surFermer}
      surConfirmer={() =>
        creation.mutate({
          ...saisie,
          type: saisie.type as CreerCollectivite['type'],
          codesPostaux: saisie.codesPostaux.split(/[\s,;]+/).filter(Boolean),
        })
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {espacesInsecables(
            'Les communes et les EPCI viennent du référentiel : ils n’ont pas à être ajoutés.',
          )}
        </Typography>
        <TextField {...champ('type', 'Type')} select slotProps={{ select: { native: true } }}>
          {Object.entries(TYPES).map(([type, libelle]) => (
            <option key={type} value={type}>
              {libelle}
            </option>
          ))}
        </TextField>
        <TextField {...champ('nom', 'Nom')} autoFocus required />
        <Box>
          <TextField
            {...champ('siren', 'SIREN', 'Neuf chiffres, avec ou sans espaces.')}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            required
          />
          {connu && (
            <Button sx={{ mt: 0.5 }} variant="outlined" onClick={() => reprise.mutate(connu)}>
              Prendre ce demandeur
            </Button>
          )}
        </Box>
        <TextField
          {...champ(
            'codesPostaux',
            'Codes postaux',
            'Facultatif ; plusieurs, séparés par une virgule.',
          )}
        />
      </Box>
    </DialogueConfirmation>
  );
}
