import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ActionLot, PossiblesLot, Selection } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useSigle } from '../dispositifs/lectures.js';
import { verbes } from '../providers/verbes.js';
import { ChoixEtiquette } from './ChoixEtiquette.js';
import { direDossiers } from './phrases.js';

/** What is typed for a batch, before it makes an action. */
export interface Saisie {
  /** Of an agent or a label, or the place of an act or a letter among those possible. */
  choix: string;
  /** The label is put on, or taken off. */
  posee: boolean;
  dateLegale: string;
  motif: string;
}
export const SAISIE_VIDE: Saisie = {
  choix: '',
  posee: true,
  dateLegale: aujourdhui(),
  motif: '',
};
export const PERSONNE = 'personne';

/** The action as it is typed; `null` while nothing is chosen. */
export function enAction(
  genre: ActionLot['genre'],
  { choix, posee, dateLegale, motif }: Saisie,
): ActionLot | null {
  if (!choix) return null;
  const [dispositif = '', code = ''] = choix.split('/');
  switch (genre) {
    case 'affecter':
      return { genre, agentId: choix === PERSONNE ? null : choix };
    case 'etiqueter':
      return { genre, etiquetteId: choix, posee };
    case 'franchir':
      return {
        genre,
        dispositif,
        transition: code,
        dateLegale,
        ...(motif.trim() ? { motif: motif.trim() } : {}),
      };
    case 'courrier':
      return { genre, dispositif, modele: code };
  }
}

interface Props {
  genre: ActionLot['genre'];
  selection: Selection;
  saisie: Saisie;
  erreurs: Record<string, string>;
  surSaisie: (saisie: Saisie) => void;
}

/** The fields of each kind of batch. */
export function ChoixAction({ genre, selection, saisie, erreurs, surSaisie }: Props) {
  const choisir = (choix: string) => surSaisie({ ...saisie, choix });
  if (genre === 'affecter') return <ChoixAgent valeur={saisie.choix} surChoix={choisir} />;
  if (genre === 'etiqueter') return <ChoixEtiquette saisie={saisie} surSaisie={surSaisie} />;
  return (
    <Possibles selection={selection}>
      {({ actes, modeles }) => {
        if (genre === 'courrier')
          return (
            <Choix
              libelle="Courrier à rédiger"
              vide="Aucun courrier ne se rédige à l’étape de ces dossiers."
              valeur={saisie.choix}
              surChoix={choisir}
              options={modeles.map((m) => ({ ...m, cle: `${m.dispositif}/${m.modele}` }))}
            />
          );
        const cle = (a: PossiblesLot['actes'][number]) => `${a.dispositif}/${a.transition}`;
        const acte = actes.find((a) => cle(a) === saisie.choix);
        return (
          <>
            <Choix
              libelle="Acte"
              vide="Aucun acte ne se fait par lot à l’étape de ces dossiers."
              valeur={saisie.choix}
              surChoix={choisir}
              options={actes.map((a) => ({ ...a, cle: cle(a) }))}
              note="Les actes qui demandent une saisie propre à chaque dossier, ou qui portent sur un montant, se font dossier par dossier."
            />
            {acte && (
              <>
                <TextField
                  type="date"
                  label={espacesInsecables(acte.dateLibelle)}
                  value={saisie.dateLegale}
                  onChange={(e) => surSaisie({ ...saisie, dateLegale: e.target.value })}
                  error={Boolean(erreurs.dateLegale)}
                  helperText={erreurs.dateLegale ?? 'La même pour tous les dossiers.'}
                  slotProps={{ htmlInput: { max: aujourdhui() } }}
                  required
                />
                <TextField
                  label={acte.motif === 'obligatoire' ? 'Motif' : 'Motif (facultatif)'}
                  value={saisie.motif}
                  onChange={(e) => surSaisie({ ...saisie, motif: e.target.value })}
                  error={Boolean(erreurs.motif)}
                  helperText={erreurs.motif ?? 'Inscrit au journal de chaque dossier.'}
                  required={acte.motif === 'obligatoire'}
                  multiline
                  minRows={2}
                />
              </>
            )}
          </>
        );
      }}
    </Possibles>
  );
}

function Possibles({
  selection,
  children,
}: {
  selection: Selection;
  children: (possibles: PossiblesLot) => ReactNode;
}) {
  const { data, error, refetch } = useQuery({
    queryKey: ['lots', 'possibles', selection],
    queryFn: ({ signal }) => verbes.possiblesLot({ selection }, { signal }),
    gcTime: 0,
  });
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  return data ? children(data) : <Chargement />;
}

interface PropsChoix {
  libelle: string;
  vide: string;
  note?: string;
  valeur: string;
  surChoix: (cle: string) => void;
  options: { cle: string; libelle: string; dispositif: string; nombre: number }[];
}
function Choix({ libelle, vide, note, valeur, surChoix, options }: PropsChoix) {
  const sigle = useSigle();
  if (options.length === 0) return <Typography role="status">{vide}</Typography>;
  const dispositifs = [...new Set(options.map((o) => o.dispositif))];
  return (
    <TextField
      select
      autoFocus
      required
      label={libelle}
      value={valeur}
      onChange={(e) => surChoix(e.target.value)}
      helperText={note && espacesInsecables(note)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">Choisir</option>
      {dispositifs.map((code) => (
        <optgroup key={code} label={sigle(code)}>
          {options
            .filter((o) => o.dispositif === code)
            .map(({ cle, libelle: nom, nombre }) => (
              <option key={cle} value={cle}>
                {espacesInsecables(`${nom} (${direDossiers(nombre)})`)}
              </option>
            ))}
        </optgroup>
      ))}
    </TextField>
  );
}

function ChoixAgent({ valeur, surChoix }: { valeur: string; surChoix: (id: string) => void }) {
  const { data } = useQuery({ queryKey: ['agents'], queryFn: () => verbes.agents() });
  return (
    <TextField
      select
      autoFocus
      required
      label="Agent"
      value={data ? valeur : ''}
      onChange={(e) => surChoix(e.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">Choisir</option>
      {data?.donnees.map(({ id, nom, prenom }) => (
        <option key={id} value={id}>
          {`${prenom} ${nom}`}
        </option>
      ))}
      <option value={PERSONNE}>Aucun agent</option>
    </TextField>
  );
}
