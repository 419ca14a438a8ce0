import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type AgentCite, decouperMentions, type Note } from '@sciat/contrats';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { direInstant } from '../../commun/dates.js';
import { verbes } from '../../providers/verbes.js';
import { ChampNote } from './ChampNote.js';

interface Props {
  dossierId: string;
  note: Note;
  agents: AgentCite[];
  surFait: () => void;
}

export function LigneNote({ dossierId, note, agents, surFait }: Props) {
  const { auteur, texte, creeLe, modifieeLe, supprimeeLe, modifiable } = note;
  const [saisie, setSaisie] = useState<string | null>(null);
  const [aSupprimer, setASupprimer] = useState(false);
  const ligne = useRef<HTMLLIElement>(null);
  const fini = () => {
    setSaisie(null);
    setASupprimer(false);
    // The button that was pressed goes: the focus stays here.
    ligne.current?.focus();
  };
  const reussir = () => {
    fini();
    surFait();
  };
  const modification = useMutation({
    mutationFn: (nouveau: string) => verbes.modifierNote(dossierId, note.id, { texte: nouveau }),
    onSuccess: reussir,
  });
  const suppression = useMutation({
    mutationFn: () => verbes.supprimerNote(dossierId, note.id),
    onSuccess: reussir,
  });
  const enregistrer = () => {
    if (saisie?.trim()) modification.mutate(saisie);
  };
  const qui = `${auteur.prenom} ${auteur.nom}`;
  return (
    <Box
      component="li"
      ref={ligne}
      tabIndex={-1}
      sx={{ py: 1, borderTop: 1, borderColor: 'divider', outline: 'none' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {qui}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 14 }}>
          {direInstant(creeLe)}
          {modifieeLe && !supprimeeLe && `, modifiée le ${direInstant(modifieeLe)}`}
        </Box>
        {modifiable && saisie === null && (
          <Box sx={{ ml: 'auto' }}>
            <Button
              aria-label={`Modifier la note du ${direInstant(creeLe)}`}
              onClick={() => setSaisie(texte)}
            >
              Modifier
            </Button>
            <Button
              aria-label={`Supprimer la note du ${direInstant(creeLe)}`}
              onClick={() => setASupprimer(true)}
            >
              Supprimer
            </Button>
          </Box>
        )}
      </Box>
      {saisie !== null ? (
        <Box sx={{ display: 'grid', gap: 1, mt: 0.5 }}>
          <ChampNote
            libelle="Note"
            valeur={saisie}
            agents={agents}
            autoFocus
            surSaisie={setSaisie}
            surEnvoi={enregistrer}
          />
          <AfficherErreur erreur={modification.error} />
          <Box>
            <Button
              variant="outlined"
              loading={modification.isPending}
              disabled={!saisie.trim()}
              onClick={enregistrer}
            >
              Enregistrer la note
            </Button>
            <Button disabled={modification.isPending} onClick={fini}>
              Annuler
            </Button>
          </Box>
        </Box>
      ) : (
        <Texte note={note} />
      )}
      <DialogueConfirmation
        ouvert={aSupprimer}
        titre="Supprimer cette note"
        confirmer="Supprimer la note"
        enCours={suppression.isPending}
        erreur={suppression.error}
        surFermer={() => setASupprimer(false)}
        surConfirmer={() => suppression.mutate()}
      >
        <Typography>
          Son texte est effacé pour toujours. Il reste qu’une note a été écrite, par qui et quand.
        </Typography>
      </DialogueConfirmation>
    </Box>
  );
}

function Texte({ note: { texte, mentions, supprimeeLe } }: { note: Note }) {
  if (texte === null)
    return (
      <Box component="p" sx={{ m: 0, color: 'text.secondary', fontStyle: 'italic' }}>
        {`Note supprimée par son auteur le ${direInstant(supprimeeLe ?? '')}`}
      </Box>
    );
  let debut = 0;
  return (
    <Box component="p" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {decouperMentions(texte, mentions).map((m) => {
        const cle = debut;
        debut += m.texte.length;
        return m.agents.length > 0 ? (
          <Box key={cle} component="span" sx={{ fontWeight: 600, color: 'primary.main' }}>
            {m.texte}
          </Box>
        ) : (
          m.texte
        );
      })}
    </Box>
  );
}
