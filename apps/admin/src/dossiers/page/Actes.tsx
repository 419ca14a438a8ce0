import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Acte } from '@sciat/contrats';
import type { ReactNode } from 'react';
import { SourceDite } from '../../commun/AConfirmer.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import type { ActesRanges } from './ranger-actes.js';
import { Section } from './Section.js';

interface Props {
  actes: ActesRanges<Acte>;
  ouvrir: (acte: Acte) => void;
  enCours: boolean;
  /** What is typed is saved before the act's dialog opens. */
  aEnregistrer: boolean;
}

/** The acts of the step: the possible ones with their consequence, the others with what stands in their way. */
export function Actes({ actes, ouvrir, enCours, aEnregistrer }: Props) {
  const { dossier } = useDossierCourant();
  const { principal, possibles, corrections, generaux, impossibles } = actes;
  const locaux = [...possibles, ...corrections];
  if (locaux.length + generaux.length + impossibles.length === 0) return null;
  const boutons = (liste: Acte[]) =>
    liste.map((acte) => (
      <ActePossible
        key={acte.id}
        acte={acte}
        rang={acte === principal ? 'contained' : possibles.includes(acte) ? 'outlined' : 'text'}
        ouvrir={ouvrir}
        enCours={enCours}
      />
    ));
  return (
    <Section titre="Actes" ancre="actes" ecranSeul>
      {dossier.roleService === 'suit' && locaux.length > 0 && (
        <Typography variant="body2" sx={{ mb: 1, color: 'text.secondary' }}>
          Le service suit ce dossier&nbsp;: ces actes enregistrent ce qui se fait et se décide
          ailleurs.
        </Typography>
      )}
      {aEnregistrer && (
        <Typography variant="body2" sx={{ mb: 1, color: 'text.secondary' }}>
          Votre saisie sera enregistrée avant l’acte.
        </Typography>
      )}
      {locaux.length > 0 && <Liste libelle="Actes possibles">{boutons(locaux)}</Liste>}
      {generaux.length > 0 && (
        <Pli titre="Interrompre ou reprendre la procédure">
          <Liste libelle="Interrompre ou reprendre la procédure">{boutons(generaux)}</Liste>
        </Pli>
      )}
      {impossibles.length > 0 && (
        <Pli
          titre={
            impossibles.length === 1
              ? '1 acte pas encore possible'
              : `${impossibles.length} actes pas encore possibles`
          }
        >
          <Liste libelle="Actes pas encore possibles">
            {impossibles.map((acte) => (
              <ActeImpossible key={acte.id} acte={acte} />
            ))}
          </Liste>
        </Pli>
      )}
    </Section>
  );
}

function Liste({ libelle, children }: { libelle: string; children: ReactNode }) {
  return (
    <Box
      component="ul"
      aria-label={libelle}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}
    >
      {children}
    </Box>
  );
}

interface PropsActe {
  acte: Acte;
  /** The ordinary way on, another one, or what undoes or gives up. */
  rang: 'contained' | 'outlined' | 'text';
  ouvrir: (acte: Acte) => void;
  enCours: boolean;
}

function ActePossible({ acte, rang, ouvrir, enCours }: PropsActe) {
  const description = `consequence-${acte.id}`;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Button
        variant={rang}
        aria-busy={enCours}
        aria-describedby={description}
        data-champs={acte.champs.join(' ')}
        onClick={() => ouvrir(acte)}
        sx={{ flex: '0 0 auto', minWidth: 260, justifyContent: 'flex-start', textAlign: 'left' }}
      >
        {espacesInsecables(acte.libelle)}
      </Button>
      <Box id={description} sx={{ flex: '1 1 260px', color: 'text.secondary', fontSize: 14 }}>
        {espacesInsecables(acte.consequence)}
        {acte.effetJuridique && (
          <Box
            component="span"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, ml: 0.75 }}
          >
            <GavelOutlined aria-hidden sx={{ fontSize: '1.1em' }} />
            Effet juridique.
          </Box>
        )}
      </Box>
    </Box>
  );
}

function ActeImpossible({ acte }: { acte: Acte }) {
  return (
    <Box component="li">
      <Typography component="p" sx={{ fontWeight: 600 }}>
        {espacesInsecables(acte.libelle)}
      </Typography>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {acte.raisons.map(({ code, champ, message }) => (
          <li key={`${code} ${champ ?? ''} ${message}`}>{espacesInsecables(message)}</li>
        ))}
      </ul>
      <SourceDite source={acte.source} />
    </Box>
  );
}
