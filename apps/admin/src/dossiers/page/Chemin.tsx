import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import PlayCircleOutlined from '@mui/icons-material/PlayCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Dossier } from '@sciat/contrats';
import { acteurs } from '@sciat/dispositifs';
import { useState } from 'react';
import { dateLongue } from '../../commun/dates.js';
import { INVISIBLE } from '../../commun/styles.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { CorrigerDate } from './CorrigerDate.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';
import { type EtapeDuChemin, tracerChemin } from './tracer-chemin.js';

const MARQUES = {
  passée: CheckCircleOutlined,
  'en cours': PlayCircleOutlined,
  'à venir': RadioButtonUncheckedOutlined,
};

type Passage = Dossier['passages'][number];
interface ACorriger {
  passage: Passage;
  libelle: string;
}

/** The steps gone through with their dates, the current one, and those ordinarily to come. */
export function Chemin() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const [aCorriger, setACorriger] = useState<ACorriger | null>(null);
  return (
    <Section titre="Étapes" ancre="etapes">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {tracerChemin(dossier, definition).map((etape) => (
          <LigneEtape
            key={etape.cle}
            etape={etape}
            surCorriger={autorise('dossier:corriger-date') ? setACorriger : undefined}
          />
        ))}
      </Box>
      {aCorriger && (
        <CorrigerDate
          libelle={aCorriger.libelle}
          actuelle={aCorriger.passage.entreeLe}
          cible={{ rang: aCorriger.passage.rang }}
          surFermer={() => setACorriger(null)}
        />
      )}
    </Section>
  );
}

interface PropsEtape {
  etape: EtapeDuChemin;
  surCorriger: ((cible: ACorriger) => void) | undefined;
}

function LigneEtape({ etape, surCorriger }: PropsEtape) {
  const { libelle, etat, acteur, passage, surPlace } = etape;
  const Icone = MARQUES[etat];
  const enCours = etat === 'en cours';
  const porteur = acteur && acteur !== 'SCIAT' ? acteurs[acteur] : null;
  const entree = passage && `${enCours ? 'depuis le' : 'le'} ${dateLongue(passage.entreeLe)}`;
  return (
    <Box
      component="li"
      aria-current={enCours ? 'step' : undefined}
      sx={{
        display: 'flex',
        gap: 1,
        py: 0.5,
        color: etat === 'à venir' ? 'text.secondary' : 'text.primary',
      }}
    >
      <Icone
        aria-hidden
        sx={{ fontSize: 20, mt: 0.25, color: enCours ? 'primary.main' : undefined }}
      />
      <Box sx={{ flex: 1 }}>
        <Box component="span" sx={{ fontWeight: enCours ? 600 : 400 }}>
          {espacesInsecables(libelle)}
        </Box>
        <span style={INVISIBLE}>{`, ${etat}`}</span>
        {(porteur || entree) && (
          <LigneDate
            texte={[porteur, entree].filter(Boolean).join(', ')}
            cible={passage && { passage, libelle }}
            surCorriger={surCorriger}
          />
        )}
        {surPlace.map((acte) => (
          <LigneDate
            key={acte.passage.rang}
            texte={`« ${acte.libelle} » le ${dateLongue(acte.passage.entreeLe)}`}
            cible={acte}
            surCorriger={surCorriger}
          />
        ))}
      </Box>
    </Box>
  );
}

interface PropsDate {
  texte: string;
  cible: ACorriger | null;
  surCorriger: ((cible: ACorriger) => void) | undefined;
}

function LigneDate({ texte, cible, surCorriger }: PropsDate) {
  return (
    <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
      {espacesInsecables(texte)}
      {surCorriger && cible && (
        <Button
          className="ecran-seul"
          aria-label={espacesInsecables(`Corriger la date : ${cible.libelle}`)}
          onClick={() => surCorriger(cible)}
          sx={{ ml: 0.5, px: 0.75, minWidth: 0, verticalAlign: 'baseline' }}
        >
          Corriger
        </Button>
      )}
    </Box>
  );
}
