import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Passation } from '@sciat/contrats';
import { useState } from 'react';
import { Link as LienRa, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { dateCourte, instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { FormulaireAbsence } from './FormulaireAbsence.js';
import { useAgents } from './useAgents.js';

const TRI = { field: 'demandeeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`;

const COLONNES: Colonne<Passation>[] = [
  {
    cle: 'demandeeLe',
    titre: 'Demandée le',
    triable: true,
    enTete: true,
    insecable: true,
    rendu: (p) => <LienRa to={`/passations/${p.id}`}>{instantCourt(p.demandeeLe)}</LienRa>,
  },
  { cle: 'de', titre: 'De', rendu: (p) => nomDe(p.de) },
  { cle: 'vers', titre: 'À', rendu: (p) => nomDe(p.vers) },
  { cle: 'motif', titre: 'Motif', rendu: (p) => p.motif },
  { cle: 'transmis', titre: 'Transmis', align: 'right', rendu: (p) => p.transmis },
  { cle: 'ecartes', titre: 'Laissés', align: 'right', rendu: (p) => p.ecartes },
  {
    cle: 'etat',
    titre: 'État',
    rendu: (p) => (p.enAttente > 0 ? 'en cours' : p.annuleeLe ? 'annulée' : 'faite'),
  },
];

/** Who is away, and the dossiers handed over. */
export default function ListePassations() {
  return (
    <ListBase<Passation>
      resource="passations"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Absences et passations"
        complement={<Total un="passation" plusieurs="passations" />}
        actions={
          <Button component={Link} to="/passations/nouvelle" variant="contained">
            Transmettre des dossiers
          </Button>
        }
      />
      <Absences />
      <Tableau
        legende="Passations de dossiers, la dernière d’abord"
        colonnes={COLONNES}
        vide={
          <EtatVide titre="Aucune passation.">
            Transmettez ici les dossiers d’un agent absent ou parti.
          </EtatVide>
        }
      />
    </ListBase>
  );
}

function Absences() {
  const { data } = useAgents();
  const [choisi, setChoisi] = useState('');
  const agents = data?.donnees ?? [];
  const agent = agents.find((a) => a.id === choisi);
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby="absences"
      sx={{ p: 2, mb: 1.5, display: 'grid', gap: 1.5, maxWidth: 900 }}
    >
      <Typography variant="h2" id="absences">
        Absences
      </Typography>
      <TextField
        select
        label="Agent"
        value={choisi}
        onChange={(e) => setChoisi(e.target.value)}
        sx={{ maxWidth: 420 }}
      >
        {agents.map((a) => (
          <MenuItem key={a.id} value={a.id}>
            {nomDe(a)}
            {a.absentDu &&
              `, absent du ${dateCourte(a.absentDu)} au ${dateCourte(a.absentAu ?? '')}`}
          </MenuItem>
        ))}
      </TextField>
      {agent && <FormulaireAbsence key={`${agent.id} ${agent.absentDu}`} agent={agent} />}
    </Paper>
  );
}
