import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Collectivite, Dispositif } from '@sciat/contrats';
import { type FormEvent, type ReactNode, useState } from 'react';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSession } from '../../providers/session.js';
import { Section } from '../page/Section.js';
import { useBrouillon, valeursDe } from '../saisie/brouillon.js';
import { ChampsParGroupe } from '../saisie/ChampsParGroupe.js';
import { ErreurSaisie } from '../saisie/ErreurSaisie.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { ChoixCollectivite } from './ChoixCollectivite.js';
import { useCreation } from './creation.js';
import { ConclusionDite, DetailExamen } from './Examen.js';
import { PieceInitiale } from './PieceInitiale.js';
import { useExamen } from './useExamen.js';

interface Props {
  definition: Dispositif;
  /** The choice of the dispositif, on top of the request's own fields. */
  choixDispositif: ReactNode;
}

const AUCUNE: Record<string, unknown> = {};

/** The request as received: who asks, when, what the job sheet says; beside it, whether it may be granted. */
export function Formulaire({ definition, choixDispositif }: Props) {
  const moi = useSession()?.utilisateur.id ?? null;
  const demande = useBrouillon(`nouveau.${definition.code}`);
  const donnees = useBrouillon(`nouveau.${definition.code}.donnees`);
  const [fichiers, setFichiers] = useState<Record<string, File | null>>({});
  const [manque, setManque] = useState(false);
  const { creer, enCours, erreur } = useCreation(() => {
    demande.oublier();
    donnees.oublier();
  });
  const collectivite = (demande.brouillon.collectivite?.valeur ?? null) as Collectivite | null;
  const recuLe = String(demande.brouillon.recuLe?.valeur ?? aujourdhui());
  const aMoi = demande.brouillon.aMoi?.valeur !== false;
  const examen = useExamen({
    dispositif: definition,
    collectivite,
    date: recuLe,
    donnees: valeursDe(donnees.brouillon),
  });
  // One column: the answer is then beside the choice it depends on, not below the whole form.
  const etroit = useMediaQuery(useTheme().breakpoints.down('md'));
  const etape = definition.etapes.find((e) => e.id === definition.etapeInitiale);
  const pieces = definition.pieces.filter((p) => p.etapes.includes(definition.etapeInitiale));
  const erreurs = erreursDesChamps(erreur?.body.errors);
  const erreurCollectivite =
    manque && !collectivite ? 'Choisissez la collectivité qui demande.' : erreurs.collectiviteId;

  const soumettre = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault();
    setManque(!collectivite);
    if (!collectivite) {
      e.currentTarget.querySelector<HTMLElement>('[role="combobox"]')?.focus();
      return;
    }
    const deposes = pieces.flatMap(({ code }) => {
      const fichier = fichiers[code];
      return fichier ? [{ code, fichier }] : [];
    });
    const saisies = valeursDe(donnees.brouillon);
    void creer({
      dispositif: definition.code,
      collectivite,
      recuLe,
      donnees: saisies,
      agentId: aMoi ? moi : null,
      fichiers: deposes,
    });
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={soumettre}
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 420px)' },
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        <Section titre="Demande">
          <Box sx={{ display: 'grid', gap: 2 }}>
            {choixDispositif}
            <ChoixCollectivite
              valeur={collectivite}
              surChoix={(c) => demande.saisir('collectivite', c, null)}
              erreur={erreurCollectivite}
            />
            {etroit && <ConclusionDite conclusion={examen.conclusion} />}
            <TextField
              type="date"
              label="Date de réception"
              value={recuLe}
              onChange={(e) => demande.saisir('recuLe', e.target.value, null)}
              error={Boolean(erreurs.recuLe)}
              helperText={
                erreurs.recuLe ?? 'Elle choisit les règles applicables et fait courir les délais.'
              }
              slotProps={{ htmlInput: { max: aujourdhui() } }}
              required
            />
            <FormControlLabel
              control={
                <Checkbox
                  checked={aMoi}
                  onChange={(_, coche) => demande.saisir('aMoi', coche, true)}
                />
              }
              label="M’affecter ce dossier"
            />
          </Box>
        </Section>
        <Section titre={etape?.libelle ?? 'Première étape'}>
          <ChampsParGroupe
            noms={etape?.champs ?? []}
            definition={definition}
            donnees={AUCUNE}
            brouillon={donnees.brouillon}
            saisir={donnees.saisir}
            erreurs={erreurs}
            attendus={etape?.champsAttendus}
          />
        </Section>
        <Section titre={pieces.length > 1 ? 'Pièces' : 'Pièce'}>
          {pieces.map((piece) => (
            <PieceInitiale
              key={piece.code}
              piece={piece}
              fichier={fichiers[piece.code] ?? null}
              surFichier={(fichier) => setFichiers((f) => ({ ...f, [piece.code]: fichier }))}
            />
          ))}
        </Section>
        <ErreurSaisie
          erreur={erreur}
          champs={[...(etape?.champs ?? []), 'recuLe', 'collectiviteId']}
        />
        {examen.conclusion?.sens === 'non' && (
          <Alert severity="warning">
            {espacesInsecables(
              `${examen.conclusion.phrase} : ${examen.conclusion.raisons}. Vous pouvez créer le dossier pour répondre à la demande et le déclarer irrecevable.`,
            )}
          </Alert>
        )}
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" size="large" loading={enCours}>
            Créer le dossier
          </Button>
          <Typography variant="body2" sx={{ flex: '1 1 240px', color: 'text.secondary' }}>
            Un accusé de réception part au courriel du contact, s’il est renseigné.
          </Typography>
        </Box>
      </Box>
      <Box
        component="aside"
        aria-label="Éligibilité"
        sx={{ alignSelf: 'start', position: { md: 'sticky' }, top: { md: 72 } }}
      >
        <Section titre="Éligibilité à la date de réception">
          {!etroit && (
            <Box sx={{ '& p': { mb: 1.5 } }}>
              <ConclusionDite conclusion={examen.conclusion} />
            </Box>
          )}
          <DetailExamen examen={examen} choisie={collectivite !== null && recuLe !== ''} />
        </Section>
      </Box>
    </Box>
  );
}
