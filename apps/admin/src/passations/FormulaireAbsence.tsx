import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { AgentAffectable } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { CLE_TABLEAU } from '../tableau-de-bord/useTableau.js';
import { CLE_AGENTS } from './useAgents.js';

const CHAMPS = ['du', 'au'] as const;

/** The first and last day on which someone is away. */
export function FormulaireAbsence({ agent }: { agent: AgentAffectable }) {
  const [saisie, setSaisie] = useState({ du: agent.absentDu ?? '', au: agent.absentAu ?? '' });
  const client = useQueryClient();
  const notifier = useNotify();
  const fixer = useMutation({
    mutationFn: (corps: { du: string | null; au: string | null }) =>
      verbes.fixerAbsence(agent.id, corps),
    onSuccess: ({ du }) => {
      notifier(du ? 'Absence enregistrée.' : 'Absence retirée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_AGENTS });
      void client.invalidateQueries({ queryKey: CLE_TABLEAU });
    },
  });
  const erreurs = fixer.error instanceof ErreurApi ? fixer.error.body.errors : {};
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    fixer.mutate({ du: saisie.du || null, au: saisie.au || null });
  };
  const libelles = { du: 'Premier jour d’absence', au: 'Dernier jour d’absence' };
  return (
    <form onSubmit={soumettre} noValidate>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'end' }}>
        {CHAMPS.map((cle) => (
          <TextField
            key={cle}
            type="date"
            label={libelles[cle]}
            value={saisie[cle]}
            onChange={(e) => setSaisie({ ...saisie, [cle]: e.target.value })}
            error={erreurs?.[cle] !== undefined}
            helperText={erreurs?.[cle]}
          />
        ))}
        <Button type="submit" variant="outlined" loading={fixer.isPending}>
          Enregistrer l’absence
        </Button>
        {agent.absentDu && (
          <Button
            onClick={() => {
              setSaisie({ du: '', au: '' });
              fixer.mutate({ du: null, au: null });
            }}
          >
            Retirer l’absence
          </Button>
        )}
      </Box>
      <AfficherErreur erreur={fixer.error} champsMontres={CHAMPS} />
    </form>
  );
}
