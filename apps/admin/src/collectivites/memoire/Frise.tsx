import Box from '@mui/material/Box';
import type { Fait, Memoire } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { dateCourte } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSigle } from '../../dispositifs/lectures.js';
import { Section } from '../../dossiers/page/Section.js';

const FAITS: Record<Fait, string> = {
  RECU: 'Demande reçue',
  ACCORDE: 'Aide accordée',
  CLOS: 'Dossier clos',
  PAYE: 'Versement',
  ENVOYE: 'Courrier envoyé',
  REVERSEMENT: 'Reversement demandé',
};

/** What happened, year by year, the latest first. */
export function Frise({ frise, tronquee }: { frise: Memoire['frise']; tronquee: boolean }) {
  const sigle = useSigle();
  if (frise.length === 0) return null;
  const annees = [...new Set(frise.map((f) => f.le.slice(0, 4)))];
  return (
    <Section titre="Au fil des années">
      {annees.map((annee) => (
        <Box key={annee} component="section" aria-label={annee} sx={{ mb: 1.5 }}>
          <Box component="h3" sx={{ fontSize: 15, m: 0, mb: 0.5 }}>
            {annee}
          </Box>
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {frise
              .filter((f) => f.le.startsWith(annee))
              .map((f, rang) => (
                <Box
                  component="li"
                  // biome-ignore lint/suspicious/noArrayIndexKey: two facts of a day may read alike, and facts never move
                  key={rang}
                  sx={{
                    display: 'grid',
                    gridTemplateColumns: '90px minmax(0, 1fr) auto',
                    columnGap: 2,
                    py: 0.25,
                    breakInside: 'avoid',
                  }}
                >
                  <time dateTime={f.le}>{dateCourte(f.le)}</time>
                  <span>{direFait(f, sigle(f.dossier.dispositif))}</span>
                  <Link to={`/dossiers/${f.dossier.id}`}>{f.dossier.reference}</Link>
                </Box>
              ))}
          </Box>
        </Box>
      ))}
      {tronquee && <p style={{ margin: 0 }}>Les faits plus anciens se lisent dans les dossiers.</p>}
    </Section>
  );
}

/** "Aide accordée, VTA : 15 000 €" */
function direFait(
  { fait, detail, centimes }: Memoire['frise'][number],
  dispositif: string,
): string {
  const suite = [detail, centimes && direEuros(centimes)].filter(Boolean).join(', ');
  return espacesInsecables([`${FAITS[fait]}, ${dispositif}`, suite].filter(Boolean).join(' : '));
}
