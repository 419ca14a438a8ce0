import { DONNEES, desFaits, type FaitsVta, reglages, unDossierEnRegle } from '../../test/faits.js';
import { direEcheance } from '../noyau/echeances.js';
import { obligationDe } from '../noyau/obligations.js';
import type { Definition } from '../noyau/types.js';
import { vta2021 } from './definition.js';
import type { DonneesVta } from './donnees.js';

const vta: Definition<DonneesVta> = vta2021;

/** What the dossier waits for at this step, the deadline as its sentence. */
function attendu(etape: string, surcharge: Partial<FaitsVta> = {}) {
  const obligation = obligationDe(vta, etape, unDossierEnRegle(etape, surcharge));
  if (!obligation) throw new Error(`rien n’est attendu : ${etape}`);
  const { echeance, ...reste } = obligation;
  return { ...reste, echeance, phrase: echeance && direEcheance(echeance.le, echeance.segments) };
}

describe('le montant', () => {
  it('est de 15 000 €, avec la ligne qui y mène et sa source', () => {
    expect(vta.montant(desFaits())).toEqual({
      centimes: 1_500_000,
      lignes: [
        {
          libelle: 'Aide forfaitaire, un volontaire, sans prorata',
          centimes: 1_500_000,
          source: { reference: 'Fiche de synthèse (2021)', confiance: 'fiche' },
        },
      ],
    });
  });

  it('ne dépend ni de la durée ni du temps de travail', () => {
    const donnees = { ...DONNEES, quotiteContrat: 75, contratFinLe: '2027-10-31' };
    expect(vta.montant(desFaits({ donnees })).centimes).toBe(1_500_000);
  });

  it('suit la valeur datée en vigueur au jour de la demande', () => {
    const { centimes, lignes } = vta.montant(
      desFaits({ parametres: reglages({ montantForfaitaire: 2_000_000 }) }),
    );
    expect(centimes).toBe(2_000_000);
    expect(lignes.reduce((somme, l) => somme + l.centimes, 0)).toBe(centimes);
  });
});

describe('les trois mois du versement', () => {
  const DEPART_SIGNATURE = { departVersement: 'SIGNATURE_CONTRAT' };

  it.each(['DECISION_ATTRIBUTIVE', 'MISE_EN_PAIEMENT', 'VERSEMENT'])(
    'courent à l’étape %s depuis la demande complète, l’autre départ étant montré à côté',
    (etape) => {
      const { echeance, phrase } = attendu(etape);
      expect(echeance).toMatchObject({
        code: 'VERSEMENT',
        nature: 'PROMESSE',
        departLe: '2026-04-22',
        le: '2026-07-22',
        alternative: 'contrat signé le 30 mars 2026, soit le 30 juin 2026',
        source: { confiance: 'hypothese' },
      });
      expect(phrase).toBe(
        'demande d’aide complète le 22 avril 2026 + 3 mois, échéance le 22 juillet 2026',
      );
    },
  );

  it('courent depuis la signature du contrat quand le paramètre le dit', () => {
    const { echeance } = attendu('DECISION_ATTRIBUTIVE', {
      parametres: reglages(DEPART_SIGNATURE),
    });
    expect(echeance).toMatchObject({
      departLe: '2026-03-30',
      le: '2026-06-30',
      alternative: 'demande d’aide complète le 22 avril 2026, soit le 22 juillet 2026',
    });
  });

  it('n’ont pas de date tant que leur départ n’est pas connu', () => {
    const { contratSigneLe: _, ...donnees } = DONNEES;
    const sansContrat = { parametres: reglages(DEPART_SIGNATURE), donnees };
    expect(attendu('DECISION_ATTRIBUTIVE', sansContrat).echeance).toBeNull();
    const { echeance } = attendu('DECISION_ATTRIBUTIVE', { donnees });
    expect(echeance?.alternative).toBe('contrat signé (date inconnue à ce jour)');
  });

  it('ne sont pas reportés : c’est une promesse, pas un délai légal', () => {
    const passages = unDossierEnRegle('DECISION_ATTRIBUTIVE').passages.map((p) =>
      p.transition === 'constater_completude' ? { ...p, entreeLe: '2026-08-14' } : p,
    );
    const { echeance } = attendu('DECISION_ATTRIBUTIVE', { passages });
    // A Saturday.
    expect(echeance).toMatchObject({ le: '2026-11-14' });
    expect(echeance?.segments.map((s) => s.type)).toEqual(['depart', 'duree']);
  });

  it('se comptent en d’autres mois si le délai annoncé change', () => {
    const { echeance } = attendu('VERSEMENT', { parametres: reglages({ delaiVersement: 4 }) });
    expect(echeance).toMatchObject({
      le: '2026-08-22',
      alternative: 'contrat signé le 30 mars 2026, soit le 30 juillet 2026',
    });
  });

  it('après une demande revenue incomplète, partent de la dernière fois où elle était complète', () => {
    const passages = [
      ...unDossierEnRegle('DECISION_ATTRIBUTIVE').passages,
      { etape: 'VERIFICATION_COMPLETUDE', transition: 'revenir', entreeLe: '2026-05-04' },
      { etape: 'DECISION_ATTRIBUTIVE', transition: 'constater_completude', entreeLe: '2026-05-20' },
    ];
    expect(attendu('DECISION_ATTRIBUTIVE', { passages }).echeance?.le).toBe('2026-08-20');
  });

  it('continuent de courir pendant un paiement rejeté', () => {
    const passages = [
      ...unDossierEnRegle('VERSEMENT').passages,
      { etape: 'MISE_EN_PAIEMENT', transition: 'reprendre_paiement', entreeLe: '2026-06-01' },
    ];
    expect(attendu('MISE_EN_PAIEMENT', { passages })).toMatchObject({
      depuisLe: '2026-06-01',
      echeance: { le: '2026-07-22' },
    });
  });
});

describe('à chaque étape, qui doit faire quoi et pour quand', () => {
  it.each([
    // Ten working days from Monday 5 January 2026.
    ['FICHE_DE_POSTE', 'SCIAT', 'vérifier la fiche de poste', '2026-01-19', 'INTERNE'],
    ['COMPLEMENTS_FICHE', 'COLLECTIVITE', 'compléter la fiche de poste', '2026-10-15', 'FIXEE'],
    ['INSTRUCTION_ANCT', 'ANCT', 'valider la mission et publier l’offre', '2026-02-11', 'INTERNE'],
    ['COURRIER_PREFET', 'SCIAT', 'préparer la réponse du préfet', '2026-02-09', 'INTERNE'],
    [
      'SIGNATURE_CONFIRMATION',
      'PREFET',
      'signer le courrier de confirmation',
      '2026-02-27',
      'INTERNE',
    ],
    // Fifteen working days from 1 May, over 8 May, Ascension and Whit Monday.
    ['SIGNATURE_REFUS', 'PREFET', 'signer le courrier de refus', '2026-05-27', 'INTERNE'],
    // Six months from 20 February, a Thursday in August.
    ['RECRUTEMENT', 'COLLECTIVITE', 'recruter le volontaire', '2026-08-20', 'INTERNE'],
    // Two months from 1 April: Monday 1 June.
    [
      'DEMANDE_AIDE',
      'COLLECTIVITE',
      'envoyer la demande d’aide et ses pièces',
      '2026-06-01',
      'INTERNE',
    ],
    // Ten working days from 15 April.
    [
      'VERIFICATION_COMPLETUDE',
      'SCIAT',
      'vérifier la demande d’aide et ses pièces',
      '2026-04-29',
      'INTERNE',
    ],
    ['COMPLEMENTS_DEMANDE', 'COLLECTIVITE', 'envoyer les pièces manquantes', '2026-10-15', 'FIXEE'],
    [
      'SIGNATURE_REFUS_AIDE',
      'PREFET',
      'signer le courrier de refus de l’aide',
      '2026-05-27',
      'INTERNE',
    ],
    ['DECISION_ATTRIBUTIVE', 'PREFET', 'signer la décision attributive', '2026-07-22', 'PROMESSE'],
    [
      'MISE_EN_PAIEMENT',
      'SCIAT',
      'engager la dépense et demander le paiement',
      '2026-07-22',
      'PROMESSE',
    ],
    ['VERSEMENT', 'CSP_CHORUS', 'verser l’aide', '2026-07-22', 'PROMESSE'],
    ['SUIVI_CONTRAT', 'COLLECTIVITE', 'mener la mission à son terme', '2027-04-30', 'FIXEE'],
  ])('%s : %s doit %s pour le %s (%s)', (etape, acteur, libelle, le, nature) => {
    const obligation = attendu(etape);
    expect(obligation).toMatchObject({ acteur, libelle, echeance: { le, nature } });
    expect(obligation.depuisLe).toBe(unDossierEnRegle(etape).passages.at(-1)?.entreeLe);
  });

  it('toutes les étapes y sont, et seule la dernière n’attend plus rien', () => {
    const ouvertes = vta.etapes.filter((e) => !e.finale).map((e) => e.id);
    expect(ouvertes).toHaveLength(15);
    expect(obligationDe(vta, 'CLOS', unDossierEnRegle('CLOS'))).toBeNull();
  });

  it('le service valide lui-même la fiche quand le paramètre le dit', () => {
    const parametres = reglages({ validateurFiche: 'SCIAT' });
    expect(attendu('INSTRUCTION_ANCT', { parametres }).acteur).toBe('SCIAT');
  });

  it('un objectif interne tombé un jour chômé est reporté', () => {
    const passages = [{ etape: 'RECRUTEMENT', transition: 'x', entreeLe: '2026-02-15' }];
    // 15 August 2026 is a Saturday and a public holiday.
    expect(attendu('RECRUTEMENT', { passages }).echeance?.le).toBe('2026-08-17');
  });

  it('une étape inconnue est une faute', () => {
    expect(() => obligationDe(vta, 'NULLE_PART', desFaits())).toThrow(/étape inconnue/);
  });
});
