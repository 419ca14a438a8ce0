import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useAutorise } from '../providers/session.js';
import { FormulaireAbsence } from './FormulaireAbsence.js';
import { useAgents } from './useAgents.js';

/** One's own days of absence: supervisors then see whose dossiers wait. */
export function MonAbsence({ id }: { id: string }) {
  const peut = useAutorise()('absence:fixer');
  const { data } = useAgents();
  const moi = data?.donnees.find((a) => a.id === id);
  if (!peut || !moi) return null;
  return (
    <Paper variant="outlined" component="section" aria-labelledby="absence" sx={{ p: 2.5 }}>
      <Typography variant="h2" id="absence" sx={{ mb: 1.5 }}>
        Mon absence
      </Typography>
      <p style={{ marginTop: 0 }}>
        Pendant ces jours, l’encadrement voit vos dossiers ouverts et peut les transmettre.
      </p>
      <FormulaireAbsence key={`${moi.absentDu} ${moi.absentAu}`} agent={moi} />
    </Paper>
  );
}
