import { DONNEES, type FaitsVta, passagesJusqua, unDossierEnRegle } from '../../test/faits.js';
import { vta2021 } from '../vta/definition.js';
import type { DonneesVta } from '../vta/donnees.js';
import { echeancesDe } from './obligations.js';
import type { Definition } from './types.js';

const vta: Definition<DonneesVta> = vta2021;

/** What became of a deadline, after these passages. */
function etatDe(code: string, passages: FaitsVta['passages']): string | undefined {
  const faits = unDossierEnRegle('FICHE_DE_POSTE', { donnees: DONNEES, passages });
  return echeancesDe(vta, faits).find((e) => e.code === code)?.etat;
}
const quitter = (etape: string, transition: string, entreeLe: string, vers = 'CLOS') => [
  ...passagesJusqua(etape),
  { etape: vers, transition, entreeLe },
];

describe('ce que devient une échéance', () => {
  const fiche = (le: string) =>
    etatDe(
      'INTERNE_FICHE_DE_POSTE',
      quitter('FICHE_DE_POSTE', 'transmettre_anct', le, 'INSTRUCTION_ANCT'),
    );

  it('court tant que l’étape dure', () => {
    expect(etatDe('INTERNE_FICHE_DE_POSTE', passagesJusqua('FICHE_DE_POSTE'))).toBe('EN_COURS');
  });

  // Ten open days from 5 January 2026: the 19th.
  it('est tenue jusqu’au dernier jour compris, dépassée le lendemain', () => {
    expect(fiche('2026-01-19')).toBe('TENUE');
    expect(fiche('2026-01-20')).toBe('DEPASSEE');
  });

  it.each([
    ['un désistement', quitter('RECRUTEMENT', 'enregistrer_desistement', '2026-02-21')],
    ['un classement sans suite', quitter('RECRUTEMENT', 'classer_sans_suite', '2026-02-21')],
    ['un retour', quitter('RECRUTEMENT', 'revenir', '2026-02-21', 'COURRIER_PREFET')],
  ])('n’est ni tenue ni dépassée après %s', (_, passages) => {
    expect(etatDe('INTERNE_RECRUTEMENT', passages)).toBe('ANNULEE');
  });

  it('n’est pas tenue par un courrier repris avant signature, ni l’aide versée par une décision reprise', () => {
    const courrier = quitter(
      'SIGNATURE_REFUS',
      'reprendre_courrier',
      '2026-05-02',
      'COURRIER_PREFET',
    );
    expect(etatDe('INTERNE_SIGNATURE_REFUS', courrier)).toBe('ANNULEE');
    const decision = quitter(
      'DECISION_ATTRIBUTIVE',
      'reprendre_decision',
      '2026-04-30',
      'VERIFICATION_COMPLETUDE',
    );
    expect(etatDe('VERSEMENT', decision)).toBe('ANNULEE');
  });

  it('une absence de réponse constatée est toujours une échéance dépassée', () => {
    const passages = quitter('COMPLEMENTS_FICHE', 'echoir_complements_fiche', '2026-10-16');
    expect(etatDe('COMPLEMENTS', passages)).toBe('DEPASSEE');
  });

  it('le versement repart de l’attente quand son constat est annulé', () => {
    const passages = quitter('SUIVI_CONTRAT', 'annuler_constat', '2026-06-12', 'VERSEMENT');
    expect(etatDe('VERSEMENT', passages)).toBe('EN_COURS');
    expect(etatDe('FIN_DE_MISSION', passages)).toBe('ANNULEE');
  });
});
