import { decrire, definitionDe } from '@sciat/dispositifs';
import { champsDeLEtape } from './champs-etape.js';

const vta = decrire(definitionDe('VTA', '2021'));

/** A dossier that went through these steps, the last being its own. */
function champsA(...etapes: string[]) {
  const etape = { id: etapes.at(-1) ?? '', libelle: '' };
  const passages = etapes.map((id, i) => ({
    rang: i + 1,
    etape: { id, libelle: '' },
    transition: null,
    entreeLe: '2026-03-01',
    enregistreeLe: '2026-03-01T10:00:00Z',
  }));
  const champsSaisissables = vta.etapes.find((e) => e.id === etape.id)?.champs ?? [];
  return champsDeLEtape({ etape, passages, champsSaisissables }, vta);
}
const CONTACT = ['contactNom', 'contactCourriel', 'contactTelephone'];

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
});
