import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import type { Passation } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as LienRa } from 'react-admin';
import { Link, useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { Definitions } from '../commun/Definitions.js';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { dateLongue, direInstant } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { versDossiers } from '../dossiers/adresses.js';
import { verbes } from '../providers/verbes.js';
import { accorder } from '../tableau-de-bord/phrases.js';
import { Ecartes } from './Apercu.js';

const CADENCE_MS = 1000;
const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`;

/** The report of a hand-over, followed while it runs, and the way back. */
export default function PagePassation() {
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [confirmation, setConfirmation] = useState(false);
  const cle = ['passations', 'fiche', id];
  const { data, error, isPending } = useQuery({
    queryKey: cle,
    queryFn: ({ signal }) => verbes.passation(id, { signal }),
    refetchInterval: ({ state }) => (state.data?.enAttente ? CADENCE_MS : false),
  });
  const annulation = useMutation({
    mutationFn: () => verbes.annulerPassation(id),
    onSuccess: (passation) => {
      setConfirmation(false);
      client.setQueryData(cle, passation);
    },
  });
  if (isPending) return <Chargement />;
  return (
    <>
      <TitrePage
        titre="Passation"
        document={data && `Passation de ${nomDe(data.de)} à ${nomDe(data.vers)}`}
        actions={
          <Button component={Link} to="/passations">
            Absences et passations
          </Button>
        }
      />
      <AfficherErreur erreur={error} />
      {data && (
        <Paper variant="outlined" sx={{ p: 2.5, maxWidth: 760 }}>
          <Definitions
            lignes={[
              ['De', nomDe(data.de)],
              ['À', nomDe(data.vers)],
              ['Motif', data.motif],
              ['Demandée', `le ${direInstant(data.demandeeLe)}, par ${nomDe(data.auteur)}`],
              ...(data.annuleeLe
                ? ([['Annulée', `le ${direInstant(data.annuleeLe)}`]] as [string, string][])
                : []),
            ]}
          />
          <p role="status">
            <strong>{direBilan(data)}</strong>
          </p>
          <Ecartes lignes={data.exemples} />
          {data.enAttente === 0 && (data.annuleeLe ? data.rendus : data.transmis) > 0 && (
            <p>
              <LienRa to={versDossiers({ passation: data.id, etat: 'tous' })}>
                {data.annuleeLe ? 'Voir les dossiers rendus' : 'Voir les dossiers transmis'}
              </LienRa>
            </p>
          )}
          {data.annulable && (
            <Button
              variant="outlined"
              disabled={data.enAttente > 0}
              onClick={() => setConfirmation(true)}
            >
              Annuler cette passation
            </Button>
          )}
          {data.annulable && (
            <p style={{ marginBottom: 0 }}>
              Possible jusqu’au {dateLongue(data.annulableJusquau)}.
            </p>
          )}
        </Paper>
      )}
      <DialogueConfirmation
        ouvert={confirmation}
        titre="Annuler cette passation"
        confirmer="Rendre les dossiers"
        annuler="Ne pas annuler"
        enCours={annulation.isPending}
        erreur={annulation.error}
        surFermer={() => setConfirmation(false)}
        surConfirmer={() => annulation.mutate()}
      >
        Chaque dossier revient à son agent d’avant, sauf ceux qui ont changé d’agent ou ont été clos
        depuis.
      </DialogueConfirmation>
    </>
  );
}

function direBilan(p: Passation): string {
  if (p.enAttente > 0)
    return `En cours\u00a0: ${accorder(p.enAttente, 'dossier', 'dossiers')} ${p.annuleeLe ? 'à rendre' : 'à transmettre'}.`;
  const bilan = p.annuleeLe
    ? [
        accorder(p.rendus, 'dossier rendu', 'dossiers rendus'),
        p.maintenus && accorder(p.maintenus, 'laissé où il est', 'laissés où ils sont'),
      ]
    : [
        accorder(p.transmis, 'dossier transmis', 'dossiers transmis'),
        p.ecartes && accorder(p.ecartes, 'laissé où il était', 'laissés où ils étaient'),
      ];
  return `${bilan.filter(Boolean).join(', ')}.`;
}
