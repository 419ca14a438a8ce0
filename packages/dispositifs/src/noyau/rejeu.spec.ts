import { faitsVides, laListe } from '../../test/faits.js';
import { LISTE_RURALE } from '../vta/criteres.js';
import { vta2026 } from '../vta/definition.js';
import { jouer } from './jouer.js';
import { type DossierARejouer, departager, rejouer } from './rejeu.js';
import type { Definition, TransitionDefinition } from './types.js';

const vta = vta2026 as unknown as Definition;
const depart = faitsVides<Record<string, unknown>>({ listes: { [LISTE_RURALE]: laListe(true) } });

function unDossier(actes: string[], montantAccorde: number | null = null): DossierARejouer {
  const { faits, issue } = jouer(vta, actes, depart);
  return { reference: 'VTA-2026-0001', faits, issue, montantAccorde };
}
const parcours = vta.exemple.parcours;
const paye = parcours.find((p) => p.at(-1) === 'constater_fin_anticipee') as string[];

/** The definition with one act changed. */
const candidate = (id: string, change: Partial<TransitionDefinition<Record<string, unknown>>>) => ({
  ...vta,
  transitions: vta.transitions.map((t) => (t.id === id ? { ...t, ...change } : t)),
});

it.each(parcours.map((p) => [p.join(', ') || '(demande reçue)', p]))(
  'un dossier passé par %s se rejoue sans écart',
  (_, actes) => {
    expect(rejouer(vta, unDossier(actes as string[]))).toEqual([]);
  },
);

it('une pièce devenue obligatoire rend illégaux les actes déjà pris sans elle', () => {
  const ecarts = rejouer(
    candidate('notifier_decision', { pieces: ['DECISION_SIGNEE'] }),
    unDossier(paye, 1_500_000),
  );
  expect(ecarts).toEqual([
    {
      reference: 'VTA-2026-0001',
      acte: 'notifier_decision',
      type: 'acte refusé',
      message: 'La pièce «\u00a0Décision attributive signée\u00a0» manque.',
    },
  ]);
});

it('un acte qui mène ailleurs, une issue changée et un montant changé se voient', () => {
  const ecarts = (d: Definition, accorde: number | null = null) =>
    rejouer(d, unDossier(paye, accorde)).map((e) => [e.acte, e.type, e.message]);
  expect(ecarts(candidate('transmettre_anct', { vers: 'COURRIER_PREFET' }))).toEqual([
    [
      'transmettre_anct',
      'autre étape',
      'mène à «\u00a0Courrier du préfet\u00a0», pas à «\u00a0Instruction de l’ANCT\u00a0».',
    ],
  ]);
  expect(ecarts(candidate('constater_fin_anticipee', { issue: 'REVERSEMENT' }))).toEqual([
    ['constater_fin_anticipee', 'autre issue', 'Reversement au lieu de Accord.'],
  ]);
  expect(ecarts(vta, 2_000_000)).toEqual([
    [null, 'autre montant', '15\u202f000\u00a0€ au lieu de 20\u202f000\u00a0€ accordés.'],
  ]);
});

it('une étape supprimée arrête le rejeu et la nomme', () => {
  const sans = { ...vta, etapes: vta.etapes.filter((e) => e.id !== 'RECRUTEMENT') };
  expect(rejouer(sans, unDossier(paye)).map((e) => [e.acte, e.type])).toEqual([
    ['notifier_confirmation', 'étape inconnue'],
  ]);
});

it('un écart admis l’est avec son motif et son auteur ; une exception sans écart est signalée', () => {
  const ecarts = rejouer(vta, unDossier(paye, 2_000_000));
  const admise = {
    reference: 'VTA-2026-0001',
    acte: null,
    motif: 'Montant fixé par avenant.',
    auteur: 'Sacha Fictif',
  };
  expect(departager(ecarts, [admise])).toMatchObject({
    inexpliques: [],
    admis: [{ type: 'autre montant', motif: admise.motif }],
    inutiles: [],
  });
  expect(departager([], [admise]).inutiles).toEqual([admise]);
  expect(departager(ecarts, []).inexpliques).toEqual(ecarts);
});
