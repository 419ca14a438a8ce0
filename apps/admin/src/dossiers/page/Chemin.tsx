import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import PlayCircleOutlined from '@mui/icons-material/PlayCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Dossier } from '@sciat/contrats';
import { acteurs, enToutesLettres } from '@sciat/dispositifs';
import { useState } from 'react';
import { INVISIBLE } from '../../commun/styles.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { CorrigerDate } from './CorrigerDate.js';
import { useDossierCourant } from './contexte.js';
import { type EtapeDuChemin, tracerChemin } from './phrases.js';
import { Section } from './Section.js';

const MARQUES = {
  passée: CheckCircleOutlined,
  'en cours': PlayCircleOutlined,
  'à venir': RadioButtonUncheckedOutlined,
};

/** The steps gone through with their dates, the current one, and those ordinarily to come. */
export function Chemin() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const [aCorriger, setACorriger] = useState<Dossier['passages'][number] | null>(null);
  return (
    <Section titre="Étapes">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {tracerChemin(dossier, definition).map((etape) => (
          <LigneEtape
            key={etape.cle}
            etape={etape}
            surCorriger={
              autorise('dossier:corriger-date') && etape.passage
                ? () => setACorriger(etape.passage)
                : undefined
            }
          />
        ))}
      </Box>
      {aCorriger && <CorrigerDate passage={aCorriger} surFermer={() => setACorriger(null)} />}
    </Section>
  );
}

function LigneEtape({ etape, surCorriger }: { etape: EtapeDuChemin; surCorriger?: () => void }) {
  const { libelle, etat, acteur, passage } = etape;
  const Icone = MARQUES[etat];
  const enCours = etat === 'en cours';
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
        {acteur && acteur !== 'SCIAT' && (
          <Box
            component="span"
            sx={{ color: 'text.secondary', fontSize: 14 }}
          >{` (${acteurs[acteur]})`}</Box>
        )}
        {passage && (
          <Box
            sx={{
              fontSize: 14,
              color: 'text.secondary',
              display: 'flex',
              alignItems: 'center',
              flexWrap: 'wrap',
              columnGap: 1,
            }}
          >
            {`${enCours ? 'depuis le' : 'le'} ${enToutesLettres(passage.entreeLe)}`}
            {surCorriger && (
              <Button
                size="small"
                className="ecran-seul"
                aria-label={espacesInsecables(`Corriger la date : ${libelle}`)}
                onClick={surCorriger}
              >
                Corriger
              </Button>
            )}
          </Box>
        )}
      </Box>
    </Box>
  );
}
