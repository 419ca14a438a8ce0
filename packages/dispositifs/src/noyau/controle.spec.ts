import {
  type DONNEES,
  desFaits,
  laListe,
  PIECES_ACCEPTEES,
  unDossierEnRegle,
} from '../../test/faits.js';
import { LISTE_RURALE } from '../vta/criteres.js';
import { vta2021 } from '../vta/definition.js';
import { pointsDeControle } from './controle.js';
import type { Definition } from './types.js';

const vta = vta2021 as Definition<typeof DONNEES>;
const points = (etape: string, faits = desFaits()) =>
  pointsDeControle(vta, etape, faits).map((p) => [p.type, p.id, p.etat]);

it('à la fiche de poste : la pièce, les trois champs attendus, puis les critères', () => {
  expect(points('FICHE_DE_POSTE')).toEqual([
    ['piece', 'FICHE_DE_POSTE', 'à faire'],
    ['champ', 'intitulePoste', 'à faire'],
    ['champ', 'dureePrevueMois', 'à faire'],
    ['champ', 'quotitePrevue', 'à faire'],
    ['critere', 'beneficiaire', 'à apprécier'],
    ['critere', 'duree', 'à apprécier'],
    ['critere', 'quotite', 'à apprécier'],
    ['critere', 'age', 'à apprécier'],
    ['critere', 'diplome', 'à apprécier'],
    ['critere', 'remuneration', 'à apprécier'],
  ]);
});

it('en règle, tout est fait', () => {
  const etats = points('VERIFICATION_COMPLETUDE', unDossierEnRegle('VERIFICATION_COMPLETUDE'));
  expect(new Set(etats.map(([, , etat]) => etat))).toEqual(new Set(['fait']));
});

it('suit chaque pièce : attendue, reçue, acceptée, refusée', () => {
  const { FORMULAIRE_AIDE: _, ...deposees } = PIECES_ACCEPTEES;
  const pieces = { ...deposees, CHARTE: 'RECUE', RIB: 'REFUSEE' } as const;
  const lignes = pointsDeControle(vta, 'VERIFICATION_COMPLETUDE', desFaits({ pieces }));
  expect(lignes.filter((p) => p.type === 'piece').map((p) => [p.id, p.etat, p.detail])).toEqual([
    ['FICHE_DE_POSTE', 'fait', 'acceptée'],
    ['FORMULAIRE_AIDE', 'à faire', 'pièce attendue'],
    ['CHARTE', 'à faire', 'reçue, à vérifier'],
    ['CONTRAT', 'fait', 'acceptée'],
    ['DELIBERATION', 'fait', 'acceptée'],
    ['RIB', 'bloquant', 'refusée'],
  ]);
});

it('la fiche de poste acceptée au dépôt n’est pas redemandée avec la demande d’aide', () => {
  const lignes = points('DEMANDE_AIDE', desFaits({ pieces: { FICHE_DE_POSTE: 'ACCEPTEE' } }));
  expect(lignes).toContainEqual(['piece', 'FICHE_DE_POSTE', 'fait']);
});

it('une pièce facultative n’apparaît qu’une fois déposée', () => {
  expect(points('INSTRUCTION_ANCT').map(([, id]) => id)).not.toContain('AVIS_ANCT');
  const depose = points('INSTRUCTION_ANCT', desFaits({ pieces: { AVIS_ANCT: 'RECUE' } }));
  expect(depose).toContainEqual(['piece', 'AVIS_ANCT', 'à faire']);
});

it('les critères se montrent quand le service a la main, un critère non rempli bloque', () => {
  const faits = desFaits({ listes: { [LISTE_RURALE]: laListe(false) } });
  expect(points('FICHE_DE_POSTE', faits)).toContainEqual(['critere', 'beneficiaire', 'bloquant']);
  expect(points('INSTRUCTION_ANCT', faits).filter(([type]) => type === 'critere')).toEqual([]);
  const interne = desFaits({ parametres: { validateurFiche: 'SCIAT' } });
  expect(points('INSTRUCTION_ANCT', interne).filter(([type]) => type === 'critere')).toHaveLength(
    6,
  );
});

it('un champ fait d’espaces est à faire ; un dossier clos n’a plus de liste', () => {
  const faits = desFaits({ donnees: { intitulePoste: '   ' } });
  expect(points('FICHE_DE_POSTE', faits)).toContainEqual(['champ', 'intitulePoste', 'à faire']);
  expect(points('CLOS')).toEqual([]);
});
