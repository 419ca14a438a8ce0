import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Acte, Champ, Dispositif, Dossier } from '@sciat/contrats';
import { enToutesLettres, estVide, issues } from '@sciat/dispositifs';
import { useNotify } from 'react-admin';
import { SourceDite } from '../../commun/AConfirmer.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { ETATS_PIECE } from '../pieces/EtatPiece.js';
import { useBrouillon } from '../saisie/brouillon.js';
import { ChampSaisie } from '../saisie/ChampSaisie.js';
import { direValeurChamp, erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant, useEcriture } from './contexte.js';

interface Props {
  acte: Acte;
  /** The act whose conditions the checklist shows: what they leave open is recalled. */
  examine: boolean;
  surFermer: () => void;
  surFait: (dossier: Dossier) => void;
}

const DATE = 'dateLegale';
const MOTIF = 'motif';
const CIBLE = 'etapeCible';
const LIEN = 'lienDepot';

/** Repeats what will happen, asks for what the act needs, and says at once what the server answered. */
export function DialogueActe({ acte, examine, surFermer, surFait }: Props) {
  const { dossier, definition } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const notifier = useNotify();
  const forme = useBrouillon(`${dossier.id}.${acte.id}`);
  const champs = useBrouillon(`${dossier.id}.${acte.id}.donnees`);
  const lire = (nom: string, defaut: string) => String(forme.brouillon[nom]?.valeur ?? defaut);
  const dateLegale = lire(DATE, aujourdhui());
  const motif = lire(MOTIF, '');
  const etapeCible = lire(CIBLE, '');
  const { aSaisir, connus } = partager(acte, dossier, definition.champs);
  const pieces = piecesDemandables(acte, dossier, definition);
  const defautDe = (champ: Champ) =>
    champ.type === 'pieces' ? piecesManquantes(pieces) : dossier.donnees[champ.nom];
  const valeurDe = (champ: Champ) => {
    const saisie = champs.brouillon[champ.nom];
    return saisie ? saisie.valeur : defautDe(champ);
  };
  // Nobody to send it to: the warning above says so.
  const lienPossible = acte.lienPossible && !estVide(dossier.donnees.contactCourriel);
  const avecLien = lienPossible && lire(LIEN, 'oui') === 'oui';
  const erreurs = erreursDesChamps(erreur?.body.errors);

  async function confirmer() {
    const donnees = Object.fromEntries(aSaisir.map((c) => [c.nom, valeurDe(c) ?? null]));
    const suite = await ecrire(() =>
      verbes.franchirEtape(dossier.id, {
        transition: acte.id,
        version: dossier.version,
        dateLegale,
        ...(motif ? { motif } : {}),
        ...(aSaisir.length > 0 ? { donnees } : {}),
        ...(etapeCible ? { etapeCible } : {}),
        ...(avecLien ? { lienDepot: true } : {}),
      }),
    );
    if (!suite) return;
    forme.oublier();
    champs.oublier();
    const etat = suite.issue
      ? `Dossier clos : ${issues[suite.issue].toLowerCase()}`
      : `Étape : ${suite.etape.libelle}`;
    notifier(espacesInsecables(`Acte enregistré : « ${acte.libelle} ». ${etat}.`), {
      type: 'success',
    });
    surFait(suite);
  }

  return (
    <DialogueConfirmation
      ouvert
      titre={acte.libelle}
      confirmer={acte.effetJuridique ? 'Confirmer cet acte' : 'Enregistrer'}
      enCours={enCours}
      erreur={erreur}
      champsMontres={[DATE, MOTIF, CIBLE, ...aSaisir.flatMap((c) => [c.nom, `donnees.${c.nom}`])]}
      surFermer={surFermer}
      surConfirmer={() => void confirmer()}
    >
      <Typography sx={{ mb: 1.5 }}>{espacesInsecables(acte.consequence)}</Typography>
      {acte.effetJuridique && (
        <Alert severity="info" role="note" icon={<GavelOutlined fontSize="inherit" />} sx={NOTE}>
          Cet acte a un effet juridique. Il est inscrit au journal, d’où rien ne s’efface.
        </Alert>
      )}
      {acte.avertissements.map((avertissement) => (
        <Alert key={avertissement} severity="warning" role="note" sx={NOTE}>
          {espacesInsecables(avertissement)}
        </Alert>
      ))}
      {examine && <ResteAApprecier />}
      <Box sx={{ display: 'grid', gap: 2 }}>
        <TextField
          type="date"
          autoFocus
          label={espacesInsecables(acte.dateLibelle)}
          value={dateLegale}
          onChange={(e) => forme.saisir(DATE, e.target.value, '')}
          error={Boolean(erreurs[DATE])}
          helperText={espacesInsecables(
            erreurs[DATE] ?? 'Les délais courent de cette date, même saisie plus tard.',
          )}
          slotProps={{ htmlInput: { max: aujourdhui() } }}
          required
        />
        {acte.etapesCibles.length > 0 && (
          <TextField
            select
            label="Étape à laquelle revenir"
            value={etapeCible}
            onChange={(e) => forme.saisir(CIBLE, e.target.value, '')}
            error={Boolean(erreurs[CIBLE])}
            helperText={erreurs[CIBLE]}
            slotProps={{ select: { native: true } }}
            required
          >
            <option value="">Choisir une étape</option>
            {acte.etapesCibles.map(({ id, libelle }) => (
              <option key={id} value={id}>
                {espacesInsecables(libelle)}
              </option>
            ))}
          </TextField>
        )}
        {aSaisir.map((champ) => (
          <ChampSaisie
            key={champ.nom}
            champ={champ}
            valeur={valeurDe(champ)}
            surSaisie={(valeur) => champs.saisir(champ.nom, valeur, defautDe(champ))}
            erreur={erreurs[champ.nom]}
            note={direActuelle(champ, dossier.donnees[champ.nom])}
            pieces={pieces}
            requis
          />
        ))}
        {connus.length > 0 && (
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gridTemplateColumns: 'auto 1fr',
              columnGap: 1.5,
              rowGap: 0.5,
            }}
          >
            {connus.map((champ) => (
              <Box key={champ.nom} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {espacesInsecables(champ.libelle)}
                </Box>
                <Box component="dd" sx={{ m: 0 }}>
                  {espacesInsecables(
                    direValeurChamp(champ, dossier.donnees[champ.nom], definition),
                  )}
                </Box>
              </Box>
            ))}
          </Box>
        )}
        {lienPossible && (
          <FormControl>
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={avecLien}
                  onChange={(_, coche) => forme.saisir(LIEN, coche ? 'oui' : 'non', 'oui')}
                />
              }
              label="Joindre un lien de dépôt"
            />
            <FormHelperText>
              {espacesInsecables(
                'La collectivité y dépose ses pièces sans compte, jusqu’à quelques jours après la date limite.',
              )}
            </FormHelperText>
          </FormControl>
        )}
        <TextField
          label={acte.motif === 'obligatoire' ? 'Motif' : 'Motif (facultatif)'}
          value={motif}
          onChange={(e) => forme.saisir(MOTIF, e.target.value, '')}
          error={Boolean(erreurs[MOTIF])}
          helperText={erreurs[MOTIF]}
          required={acte.motif === 'obligatoire'}
          multiline
          minRows={2}
        />
      </Box>
      <Box sx={{ mt: 1.5 }}>
        <SourceDite source={acte.source} />
      </Box>
    </DialogueConfirmation>
  );
}

const NOTE = { mb: 1.5 };

/** A date set before, that the act sets again. */
function direActuelle({ type }: Champ, valeur: unknown): string | null {
  if (type !== 'date' || estVide(valeur)) return null;
  return `Date actuelle : ${enToutesLettres(String(valeur))}.`;
}

/** What the act's conditions look at and do not settle. */
function ResteAApprecier() {
  const { dossier } = useDossierCourant();
  const ouverts = dossier.controle.filter((p) => p.type === 'critere' && p.etat === 'à apprécier');
  if (ouverts.length === 0) return null;
  return (
    <Alert severity="info" role="note" sx={NOTE}>
      {ouverts.length === 1 ? 'Critère resté ouvert' : 'Critères restés ouverts'}&nbsp;:
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {ouverts.map(({ id, libelle, detail }) => (
          <li key={id}>{espacesInsecables(detail ? `${libelle} : ${detail}` : libelle)}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Fields the step's form already holds are shown; the others, and those that are wrong, are asked. */
function partager(
  acte: Acte,
  dossier: Dossier,
  definis: Champ[],
): { aSaisir: Champ[]; connus: Champ[] } {
  const demandes = definis.filter((c) => acte.champs.includes(c.nom));
  const connu = ({ nom }: Champ) =>
    dossier.champsSaisissables.includes(nom) &&
    !estVide(dossier.donnees[nom]) &&
    !acte.raisons.some((r) => r.champ === nom);
  return { aSaisir: demandes.filter((c) => !connu(c)), connus: demandes.filter(connu) };
}

interface PieceDemandable {
  code: string;
  libelle: string;
  manque: boolean;
}

/**
 * What the collectivité can be asked for: its own pieces on the checklist of the step the act leads
 * to, each with its state when it is not simply awaited.
 */
function piecesDemandables(
  acte: Acte,
  dossier: Dossier,
  { pieces, transitions }: Dispositif,
): PieceDemandable[] {
  const vers = transitions.find((t) => t.id === acte.id)?.vers ?? '';
  return pieces
    .filter((p) => p.fourniePar === 'COLLECTIVITE' && p.etapes.includes(vers))
    .map(({ code, libelle }) => {
      const { etat = 'ATTENDUE', obligatoire = true } =
        dossier.pieces.find((p) => p.code === code) ?? {};
      return {
        code,
        libelle: etat === 'ATTENDUE' ? libelle : `${libelle} (${ETATS_PIECE[etat].mot})`,
        manque: obligatoire && (etat === 'ATTENDUE' || etat === 'REFUSEE'),
      };
    });
}

function piecesManquantes(demandables: PieceDemandable[]): string[] {
  return demandables.filter((p) => p.manque).map((p) => p.code);
}
