import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Vue } from '@sciat/contrats';
import type { Role } from '@sciat/dispositifs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { verbes } from '../../providers/verbes.js';
import { versDossiers, versVue } from '../adresses.js';
import { type Courant, enContenu } from './comparer.js';
import { DialogueVue } from './DialogueVue.js';
import { useEcrireVue } from './lectures.js';

interface Props {
  vue: Vue | undefined;
  courant: Courant;
  modifiee: boolean;
  parDefaut: string | null;
  surRevenir: () => void;
  /** The view now keeps what is shown. */
  surMiseAJour: () => void;
}
type Ouvert = 'creer' | 'renommer' | 'supprimer' | null;

/** What is done with the view of the list, or with what it shows now. */
export function MenuVue({ vue, courant, modifiee, parDefaut, surRevenir, surMiseAJour }: Props) {
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  const [ouvert, setOuvert] = useState<Ouvert>(null);
  const naviguer = useNavigate();
  const fermer = () => setOuvert(null);
  const id = vue?.id ?? '';
  const version = vue?.version ?? 1;

  const creation = useEcrireVue(
    (saisie: { nom: string; roles: Role[] }) =>
      verbes.creerVue({ ...enContenu(courant), ...saisie }),
    {
      dit: 'Vue enregistrée.',
      suite: (creee) => {
        fermer();
        // The changes are the new view's: the one they were made on is as it was.
        surRevenir();
        void naviguer(versVue(creee.id));
      },
    },
  );
  const miseAJour = useEcrireVue(() => verbes.modifierVue(id, { version, ...enContenu(courant) }), {
    dit: 'Vue mise à jour.',
    suite: surMiseAJour,
  });
  const renommage = useEcrireVue(
    (saisie: { nom: string; roles: Role[] }) => verbes.modifierVue(id, { version, ...saisie }),
    { dit: 'Vue modifiée.', suite: fermer },
  );
  const suppression = useEcrireVue(() => verbes.supprimerVue(id), {
    dit: 'Vue supprimée.',
    suite: () => void naviguer(versDossiers({})),
  });
  const defaut = useEcrireVue((choisie: string | null) => verbes.choisirVueParDefaut(choisie), {
    dit: 'Enregistré\u00a0: la liste s’ouvrira ainsi.',
  });

  const choix = (libelle: string, action: () => void) => (
    <MenuItem
      onClick={() => {
        setAncre(null);
        action();
      }}
    >
      {libelle}
    </MenuItem>
  );
  const modifiable = vue?.modifiable ?? false;
  const estDefaut = parDefaut === (vue?.id ?? null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<TuneOutlined aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={ancre !== null}
        onClick={(e) => setAncre(e.currentTarget)}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {modifiee && vue ? 'Vue (modifiée)' : 'Vue'}
      </Button>
      <Menu anchorEl={ancre} open={ancre !== null} onClose={() => setAncre(null)}>
        {modifiee && modifiable && choix('Mettre la vue à jour', () => miseAJour.mutate(undefined))}
        {modifiee && vue && choix('Revenir à la vue enregistrée', surRevenir)}
        {choix('Enregistrer comme nouvelle vue…', () => setOuvert('creer'))}
        {modifiable && choix('Renommer ou partager…', () => setOuvert('renommer'))}
        {!estDefaut &&
          choix('Ouvrir les dossiers sur cette vue', () => defaut.mutate(vue?.id ?? null))}
        {estDefaut &&
          vue &&
          choix('Ne plus ouvrir les dossiers sur cette vue', () => defaut.mutate(null))}
        {modifiable && choix('Supprimer la vue…', () => setOuvert('supprimer'))}
      </Menu>
      {ouvert === 'creer' && (
        <DialogueVue
          titre="Nouvelle vue"
          confirmer="Enregistrer la vue"
          enCours={creation.isPending}
          erreur={creation.error}
          surFermer={fermer}
          surConfirmer={(saisie) => creation.mutate(saisie)}
        />
      )}
      {ouvert === 'renommer' && vue && (
        <DialogueVue
          titre={`Vue «\u00a0${vue.nom}\u00a0»`}
          confirmer="Enregistrer"
          vue={vue}
          enCours={renommage.isPending}
          erreur={renommage.error}
          surFermer={fermer}
          surConfirmer={(saisie) => renommage.mutate(saisie)}
        />
      )}
      {ouvert === 'supprimer' && vue && (
        <DialogueConfirmation
          ouvert
          titre="Supprimer la vue"
          confirmer="Supprimer la vue"
          enCours={suppression.isPending}
          erreur={suppression.error}
          surFermer={fermer}
          surConfirmer={() => suppression.mutate(undefined)}
        >
          {`La vue «\u00a0${vue.nom}\u00a0» disparaîtra${vue.roles.length > 0 ? ' pour tous ceux avec qui elle est partagée' : ''}. Les dossiers ne changent pas.`}
        </DialogueConfirmation>
      )}
    </>
  );
}
