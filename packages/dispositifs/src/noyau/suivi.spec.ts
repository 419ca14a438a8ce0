import { faitsVides } from '../../test/faits.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { finDeSuivi, issueExterne, preuve } from './suivi.js';
import type { ContexteActe } from './types.js';

const acte = issueExterne(['SUIVI'], 'Le dossier est clos.');
const contexte: ContexteActe = { dateLegale: '2026-09-15', role: 'instructeur' };

it('un dossier suivi se clôt sur une décision datée, référencée et prouvée, sans motif à donner', () => {
  expect(acte).toMatchObject({
    id: 'enregistrer_issue_externe',
    vers: 'CLOS',
    issue: 'ISSUE_EXTERNE',
    motif: 'facultatif',
    champs: ['issueExterne', 'issueExterneLe', 'issueExterneReference'],
    pieces: ['PREUVE'],
  });
  expect(acte.effets).toEqual([]);
});

it.each([
  ['2026-09-15', []],
  ['2026-09-16', ['issueExterneLe']],
])('une décision du %s, enregistrée le 15 septembre', (issueExterneLe, champs) => {
  const faits = faitsVides<DonneesCommunes>({ donnees: { issueExterneLe } });
  const raisons = acte.conditions.flatMap((c) => c.examiner(faits, contexte));
  expect(raisons.map((r) => r.champ)).toEqual(champs);
});

it('une version peut dire d’où vient sa règle', () => {
  const source = { reference: 'Une autre source', confiance: 'public' } as const;
  expect(issueExterne(['SUIVI'], 'Clos.', { source }).source).toBe(source);
});

it('la preuve vient de qui décide, et n’est exigée par aucun texte', () => {
  const piece = preuve('ASP', ['SUIVI'], 'Courriel de l’ASP.');
  expect(piece).toMatchObject({ code: 'PREUVE', fourniePar: 'ASP', baseLegale: null });
  expect(piece.obligatoire(faitsVides())).toBe(true);
});

it('le suivi finit aussi par un désistement ou un classement, et peut reprendre', () => {
  const dits = { renoncement: 'La commune renonce', ailleurs: 'auprès de l’ASP' };
  const actes = finDeSuivi(['SUIVI'], dits);
  expect(actes.map((a) => [a.id, a.issue])).toEqual([
    ['enregistrer_desistement', 'DESISTEMENT'],
    ['classer_sans_suite', 'SANS_SUITE'],
    ['revenir', undefined],
  ]);
  expect(actes[0]?.consequence).toBe('La commune renonce\u00a0; le dossier est clos.');
  expect(actes[2]?.consequence).toMatch(/Rien ne change auprès de l’ASP\.$/);
  expect(actes[2]?.de).toEqual(['SUIVI', 'CLOS']);
});
