import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Acte } from '@sciat/contrats';
import type { ReactNode } from 'react';
import { SourceDite } from '../../commun/AConfirmer.js';
import { espacesInsecables } from '../../commun/typographie.js';
import type { ActesRanges } from './phrases.js';
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
  const { principal, possibles, generaux, impossibles } = actes;
  if (possibles.length + generaux.length + impossibles.length === 0) return null;
  const boutons = (liste: Acte[]) =>
    liste.map((acte) => (
      <ActePossible
        key={acte.id}
        acte={acte}
        principal={acte === principal}
        ouvrir={ouvrir}
        enCours={enCours}
      />
    ));
  return (
    <Section titre="Actes" ecranSeul>
      {aEnregistrer && (
        <Typography variant="body2" sx={{ mb: 1, color: 'text.secondary' }}>
          Votre saisie sera enregistrée avant l’acte.
        </Typography>
      )}
      {possibles.length > 0 && <Liste libelle="Actes possibles">{boutons(possibles)}</Liste>}
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

function Pli({ titre, children }: { titre: string; children: ReactNode }) {
  return (
    <Box component="details" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 32, alignContent: 'center' }}>
        {titre}
      </Box>
      <Box sx={{ pt: 1 }}>{children}</Box>
    </Box>
  );
}

interface PropsActe {
  acte: Acte;
  principal: boolean;
  ouvrir: (acte: Acte) => void;
  enCours: boolean;
}

function ActePossible({ acte, principal, ouvrir, enCours }: PropsActe) {
  const description = `consequence-${acte.id}`;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Button
        variant={principal ? 'contained' : 'outlined'}
        disabled={enCours}
        aria-describedby={description}
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
