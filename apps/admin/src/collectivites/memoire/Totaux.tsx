import type { Memoire } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { useSigle } from '../../dispositifs/lectures.js';
import { Section } from '../../dossiers/page/Section.js';
import { TableMemoire } from './TableMemoire.js';

const SOMMES = ['demande', 'accorde', 'paye', 'rembourse'] as const;
const ENTETES = [
  { titre: 'Année et dispositif' },
  ...['Dossiers', 'Ouverts', 'Demandé', 'Accordé', 'Payé', 'Remboursé'].map((titre) => ({
    titre,
    chiffre: true,
  })),
];

/** What was requested, awarded, paid and given back, by year of receipt. */
export function Totaux({ totaux }: { totaux: Memoire['totaux'] }) {
  const sigle = useSigle();
  if (totaux.length === 0) return null;
  const somme = (cle: (typeof SOMMES)[number] | 'dossiers' | 'ouverts') =>
    totaux.reduce((n, t) => n + t[cle], 0);
  return (
    <Section titre="Demandé, accordé, payé">
      <TableMemoire
        legende="Totaux par année et par dispositif"
        entetes={ENTETES}
        lignes={[
          ...totaux.map((t) => ({
            cle: `${t.annee}-${t.dispositif}`,
            cellules: [
              `${t.annee}, ${sigle(t.dispositif)}`,
              t.dossiers,
              t.ouverts,
              ...SOMMES.map((cle) => direEuros(t[cle])),
            ],
          })),
          {
            cle: 'total',
            forte: true,
            cellules: [
              'Total',
              somme('dossiers'),
              somme('ouverts'),
              ...SOMMES.map((cle) => direEuros(somme(cle))),
            ],
          },
        ]}
      />
      <p style={{ marginBottom: 0 }}>
        L’année est celle de la réception. Demandé&nbsp;: montant que calculent les règles.
      </p>
    </Section>
  );
}
