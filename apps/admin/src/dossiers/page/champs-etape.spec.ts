import { champEngagement, decrire, definitionDe } from '@sciat/dispositifs';
import { champsDeLEtape, engagementsMontres, estEngagement } from './champs-etape.js';

const vta = decrire(definitionDe('VTA', '2021'));

const passagesPar = (...etapes: string[]) =>
  etapes.map((id, i) => ({
    rang: i + 1,
    etape: { id, libelle: '' },
    transition: null,
    entreeLe: '2026-03-01',
    enregistreeLe: '2026-03-01T10:00:00Z',
  }));

/** A dossier that went through these steps, the last being its own. */
function champsA(...etapes: string[]) {
  const etape = { id: etapes.at(-1) ?? '', libelle: '' };
  const passages = passagesPar(...etapes);
  const champsSaisissables = vta.etapes.find((e) => e.id === etape.id)?.champs ?? [];
  return champsDeLEtape({ etape, passages, champsSaisissables }, vta);
}
const CONTACT = ['contactNom', 'contactCourriel', 'contactTelephone', 'accuseEnvoyeLe'];

describe('Les champs d’une étape', () => {
  it('à la première, ne replie rien', () => {
    expect(champsA('FICHE_DE_POSTE')).toEqual({
      attendus: ['intitulePoste', 'dureePrevueMois', 'quotitePrevue'],
      nouveaux: ['descriptionMission', ...CONTACT],
      connus: [],
    });
  });

  it('ensuite, met de côté ceux que le dossier a déjà proposés', () => {
    expect(champsA('FICHE_DE_POSTE', 'INSTRUCTION_ANCT')).toEqual({
      attendus: ['avisAnct'],
      nouveaux: ['referenceOffre'],
      connus: CONTACT,
    });
  });

  it('attend aussi ceux que demande l’acte qui fait avancer', () => {
    const { attendus, connus } = champsA('FICHE_DE_POSTE', 'RECRUTEMENT');
    expect(attendus).toEqual(['contratSigneLe', 'contratDebutLe', 'contratFinLe']);
    expect(connus).toEqual(CONTACT);
  });

  it('laisse les engagements à leur propre liste', () => {
    const cnfs = decrire(definitionDe('CNFS', '2021'));
    const [engagement] = cnfs.engagements;
    const nom = champEngagement(engagement?.id ?? '');
    expect(estEngagement(nom, cnfs)).toBe(true);
    expect(estEngagement('contactNom', cnfs)).toBe(false);
    const etape = { id: cnfs.etapeInitiale, libelle: '' };
    const champsSaisissables = [nom, 'contactNom'];
    const { attendus, nouveaux, connus } = champsDeLEtape(
      { etape, passages: [], champsSaisissables },
      cnfs,
    );
    expect([...attendus, ...nouveaux, ...connus]).toEqual(['contactNom']);
  });
});

it('montre les engagements dès l’étape où on les suit, même à qui ne peut que lire', () => {
  const cnfs = decrire(definitionDe('CNFS', '2021'));
  const montres = (...etapes: string[]) =>
    engagementsMontres({ passages: passagesPar(...etapes), donnees: {} }, cnfs);
  expect(montres('CANDIDATURE', 'AVIS_PREFECTURE')).toBe(false);
  expect(montres('CANDIDATURE', 'FORMATION')).toBe(true);
  expect(montres('CANDIDATURE', 'ACTIVITE', 'CLOS')).toBe(true);
});
