import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Dossier } from '@sciat/contrats';
import { enToutesLettres } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Pli } from './Pli.js';
import { Section } from './Section.js';

type Avis = Dossier['avis'][number];

/** The opinion that stands, then what it was before: nothing of it is lost. */
export function AvisDuService() {
  const { dossier, definition } = useDossierCourant();
  if (!definition.avis) return null;
  const [courant, ...anciens] = dossier.avis.toReversed();
  return (
    <Section
      titre="Avis du service"
      ancre="avis"
      complement={anciens.length > 0 && <span>{`modifié ${anciens.length} fois`}</span>}
    >
      {courant ? (
        <EtatAvis avis={courant} enVigueur />
      ) : (
        <Typography>Aucun avis n’a encore été donné.</Typography>
      )}
      {anciens.length > 0 && (
        <Pli titre={anciens.length === 1 ? 'Avis précédent' : `${anciens.length} avis précédents`}>
          <Box component="ol" aria-label="Avis précédents" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {anciens.map((avis, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same opinion may have been given twice on one day
              <Box key={rang} component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
                <EtatAvis avis={avis} />
              </Box>
            ))}
          </Box>
        </Pli>
      )}
    </Section>
  );
}

function EtatAvis({ avis, enVigueur = false }: { avis: Avis; enVigueur?: boolean }) {
  return (
    <>
      <Typography component="p" sx={{ fontWeight: 600 }}>
        {espacesInsecables(
          `${avis.avis}, donné le ${enToutesLettres(avis.donneLe)}${enVigueur ? '' : ' (remplacé)'}`,
        )}
      </Typography>
      <Typography component="p" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {espacesInsecables(avis.commentaire)}
      </Typography>
      {avis.acte && (
        <Typography component="p" variant="body2" sx={{ color: 'text.secondary' }}>
          {espacesInsecables(`Acte : « ${avis.acte} »`)}
        </Typography>
      )}
    </>
  );
}
