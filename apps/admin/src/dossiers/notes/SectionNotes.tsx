import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { cleJournal } from '../../providers/cache-dossiers.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from '../page/contexte.js';
import { Section } from '../page/Section.js';
import { ChampNote } from './ChampNote.js';
import { LigneNote } from './LigneNote.js';

const PAR_PAGE = 25;
export const cleNotes = (dossierId: string) => ['dossiers', 'notes', dossierId] as const;

/** What the service notes for itself about the dossier. */
export function SectionNotes() {
  const { dossier } = useDossierCourant();
  const peutEcrire = useAutorise()('note:ecrire');
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [texte, setTexte] = useState('');
  const lecture = useQuery({
    queryKey: [...cleNotes(dossier.id), page],
    queryFn: () => verbes.notes(dossier.id, page),
    placeholderData: (avant) => avant,
  });
  const relire = () => {
    void client.invalidateQueries({ queryKey: cleNotes(dossier.id) });
    void client.invalidateQueries({ queryKey: cleJournal(dossier.id) });
  };
  const ajout = useMutation({
    mutationFn: () => verbes.ajouterNote(dossier.id, { texte }),
    onSuccess: () => {
      setTexte('');
      setPage(1);
      relire();
    },
  });
  const envoyer = () => {
    if (texte.trim() && !ajout.isPending) ajout.mutate();
  };
  const notes = lecture.data?.donnees ?? [];
  const total = lecture.data?.total ?? 0;
  const agents = lecture.data?.mentionnables ?? [];
  return (
    <Section titre="Notes" ancre="notes" complement={total > 0 && <span>{total}</span>} ecranSeul>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        Pour le service seulement&nbsp;: elles ne sont ni dans l’archive du dossier, ni dans ce qui
        part au demandeur.
      </Typography>
      {peutEcrire && (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <ChampNote
            libelle="Nouvelle note"
            valeur={texte}
            agents={agents}
            surSaisie={setTexte}
            surEnvoi={envoyer}
          />
          <AfficherErreur erreur={ajout.error} />
          <Button
            variant="outlined"
            sx={{ justifySelf: 'start' }}
            loading={ajout.isPending}
            disabled={!texte.trim()}
            onClick={envoyer}
          >
            Ajouter la note
          </Button>
        </Box>
      )}
      <AfficherErreur erreur={lecture.error} surReessayer={() => void lecture.refetch()} />
      {notes.length > 0 && (
        <Box component="ul" aria-label="Notes" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
          {notes.map((note) => (
            <LigneNote
              key={note.id}
              dossierId={dossier.id}
              note={note}
              agents={agents}
              surFait={relire}
            />
          ))}
        </Box>
      )}
      {total > PAR_PAGE && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            Plus récentes
          </Button>
          <span>{`Page ${page} sur ${Math.ceil(total / PAR_PAGE)}`}</span>
          <Button disabled={page * PAR_PAGE >= total} onClick={() => setPage(page + 1)}>
            Plus anciennes
          </Button>
        </Box>
      )}
    </Section>
  );
}
