import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Dispositif } from '@sciat/contrats';
import { type FormEvent, type ReactNode, useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSession } from '../../providers/session.js';
import { Section } from '../page/Section.js';
import { useBrouillon, valeursDe } from '../saisie/brouillon.js';
import { ChampsParGroupe } from '../saisie/ChampsParGroupe.js';
import { ErreurSaisie } from '../saisie/ErreurSaisie.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { direAccuse, vagueSuivante } from './annoncer.js';
import { useCreation } from './creation.js';
import { ConclusionDite, DetailExamen } from './Examen.js';
import { PiecesInitiales } from './PiecesInitiales.js';
import { SectionDemande } from './SectionDemande.js';
import type { DemandeSaisie } from './useDemande.js';
import { useExamen } from './useExamen.js';

interface Props {
  definition: Dispositif;
  /** The scheme takes requests on the day of receipt. */
  ouvert: boolean;
  demande: DemandeSaisie;
  /** The choice of the dispositif, on top of the request's own fields. */
  choixDispositif: ReactNode;
}

const AUCUNE: Record<string, unknown> = {};

/** The request as received: who asks, when, what it says; beside it, whether it may be granted. */
export function Formulaire({ definition, ouvert, demande, choixDispositif }: Props) {
  const moi = useSession()?.utilisateur.id ?? null;
  const donnees = useBrouillon(`${demande.cle}.${definition.code}.donnees`);
  const [fichiers, setFichiers] = useState<Record<string, File | null>>({});
  const [manque, setManque] = useState(false);
  const { creer, enCours, erreur } = useCreation(() => {
    demande.oublier();
    donnees.oublier();
  });
  const { collectivite, recuLe, aMoi, suiteDe } = demande;
  const examen = useExamen({
    dispositif: definition,
    collectivite,
    date: ouvert ? recuLe : '',
    donnees: valeursDe(donnees.brouillon),
  });
  // One column: the answer is then beside the choice it depends on, not below the whole form.
  const etroit = useMediaQuery(useTheme().breakpoints.down('md'));
  const etape = definition.etapes.find((e) => e.id === definition.etapeInitiale);
  const pieces = definition.pieces.filter((p) => p.etapes.includes(definition.etapeInitiale));
  const erreurs = erreursDesChamps(erreur?.body.errors);
  const suivante = vagueSuivante(erreur);

  const envoyer = (pourLaVagueSuivante: boolean) => {
    if (!collectivite) return;
    const deposes = pieces.flatMap(({ code }) => {
      const fichier = fichiers[code];
      return fichier ? [{ code, fichier }] : [];
    });
    void creer({
      dispositif: definition.code,
      collectivite,
      recuLe,
      donnees: valeursDe(donnees.brouillon),
      agentId: aMoi ? moi : null,
      fichiers: deposes,
      ...(suiteDe ? { suiteDeId: suiteDe.id } : {}),
      ...(pourLaVagueSuivante ? { vagueSuivante: true } : {}),
    });
  };
  const soumettre = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault();
    setManque(!collectivite);
    const aCorriger = collectivite ? !ouvert && 'input[type="date"]' : '[role="combobox"]';
    if (aCorriger) e.currentTarget.querySelector<HTMLElement>(aCorriger)?.focus();
    else envoyer(false);
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
        <SectionDemande
          demande={demande}
          choixDispositif={choixDispositif}
          aideReception={definition.aideReception}
          erreurs={{
            ...erreurs,
            ...(manque && !collectivite
              ? { collectiviteId: 'Choisissez la collectivité qui demande.' }
              : {}),
          }}
          conclusion={etroit && <ConclusionDite conclusion={examen.conclusion} />}
        />
        {etape && etape.champs.length > 0 && (
          <Section titre={etape.libelle}>
            <ChampsParGroupe
              noms={etape.champs}
              definition={definition}
              donnees={AUCUNE}
              brouillon={donnees.brouillon}
              saisir={donnees.saisir}
              erreurs={erreurs}
              attendus={etape.champsAttendus}
            />
          </Section>
        )}
        <PiecesInitiales
          pieces={pieces}
          fichiers={fichiers}
          surFichier={(code, fichier) => setFichiers((f) => ({ ...f, [code]: fichier }))}
        />
        {suivante ? (
          <Alert severity="warning" role="alert">
            {espacesInsecables(suivante)}
            <Box sx={{ mt: 1 }}>
              <Button variant="outlined" loading={enCours} onClick={() => envoyer(true)}>
                Retenir pour la vague suivante
              </Button>
            </Box>
          </Alert>
        ) : (
          <ErreurSaisie
            erreur={erreur}
            champs={[...(etape?.champs ?? []), 'recuLe', 'collectiviteId']}
          />
        )}
        {examen.conclusion?.sens === 'non' && (
          <Alert severity="warning">
            {espacesInsecables(
              `${examen.conclusion.phrase} : ${examen.conclusion.raisons}. Vous pouvez créer le dossier pour répondre à la demande et la clore.`,
            )}
          </Alert>
        )}
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" size="large" loading={enCours}>
            Créer le dossier
          </Button>
          <Typography variant="body2" sx={{ flex: '1 1 240px', color: 'text.secondary' }}>
            {direAccuse(definition)}
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
          <DetailExamen
            examen={examen}
            choisie={collectivite !== null && recuLe !== ''}
            ouvert={ouvert}
          />
        </Section>
      </Box>
    </Box>
  );
}
