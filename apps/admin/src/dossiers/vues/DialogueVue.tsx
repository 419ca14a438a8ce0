import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { Vue } from '@sciat/contrats';
import { roles as nomsDesRoles, type Role } from '@sciat/dispositifs';
import { useState } from 'react';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { useAutorise } from '../../providers/session.js';

interface Props {
  titre: string;
  confirmer: string;
  /** What the form starts from. */
  vue?: Pick<Vue, 'nom' | 'roles'>;
  enCours: boolean;
  erreur: unknown;
  surFermer: () => void;
  surConfirmer: (saisie: { nom: string; roles: Role[] }) => void;
}

/** The name of a view, and with whom it is shared. */
export function DialogueVue(props: Props) {
  const { titre, confirmer, vue, enCours, erreur, surFermer, surConfirmer } = props;
  const [nom, setNom] = useState(vue?.nom ?? '');
  const [roles, setRoles] = useState<Role[]>(vue?.roles ?? []);
  const autorise = useAutorise();
  const refus = erreur instanceof ErreurApi ? erreur.body.errors.nom : undefined;
  const basculer = (role: Role) =>
    setRoles(roles.includes(role) ? roles.filter((r) => r !== role) : [...roles, role]);
  return (
    <DialogueConfirmation
      ouvert
      titre={titre}
      confirmer={confirmer}
      enCours={enCours}
      erreur={erreur}
      champsMontres={['nom']}
      surFermer={surFermer}
      surConfirmer={() => surConfirmer({ nom, roles })}
    >
      <TextField
        label="Nom de la vue"
        value={nom}
        onChange={(e) => setNom(e.target.value)}
        error={refus !== undefined}
        helperText={refus}
        slotProps={{ htmlInput: { maxLength: 60 } }}
        autoFocus
        required
        fullWidth
      />
      {autorise('vue:partager') && (
        <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 2, display: 'grid' }}>
          <Box component="legend" sx={{ fontWeight: 600, p: 0 }}>
            Partager avec
          </Box>
          {(Object.entries(nomsDesRoles) as [Role, string][]).map(([role, libelle]) => (
            <FormControlLabel
              key={role}
              control={
                <Checkbox
                  checked={roles.includes(role)}
                  onChange={() => basculer(role)}
                  sx={{ py: 0.5 }}
                />
              }
              label={libelle}
            />
          ))}
          <Box component="p" sx={{ m: 0, mt: 0.5, color: 'text.secondary' }}>
            Sans rôle coché, la vue n’est qu’à vous. Chacun n’y voit que les dossiers qu’il peut
            voir.
          </Box>
        </Box>
      )}
    </DialogueConfirmation>
  );
}
