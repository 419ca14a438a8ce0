import { versDossiers } from '../adresses.js';
import { direFiltres, direTotal, type Noms, poserFiltre } from './filtres.js';

const noms: Noms = {
  etapes: { COURRIER_PREFET: 'Courrier du préfet' },
  etapesFinales: ['CLOS'],
  agents: { a1: 'Léa Martin' },
  dispositifs: { VTA: 'Volontariat' },
  collectivite: 'Arles',
};
const phrases = (filtres: Record<string, unknown>) =>
  direFiltres(filtres, noms).map((f) => f.phrase);

it('dit chaque filtre avec les mots de l’agent, dans l’ordre du formulaire', () => {
  expect(
    phrases({
      retard: 'en_retard',
      agent: 'a1',
      etape: 'COURRIER_PREFET',
      q: 'arl',
      collectiviteId: 'c1',
      etat: 'tous',
    }),
  ).toEqual([
    'Texte\u00a0: «\u00a0arl\u00a0»',
    'Étape\u00a0: Courrier du préfet',
    'Agent\u00a0: Léa Martin',
    'Collectivité\u00a0: Arles',
    'Échéance\u00a0: en retard',
    'Dossiers\u00a0: ouverts et clos',
  ]);
});

it('nomme les agents particuliers, et attend les noms qui ne sont pas encore lus', () => {
  expect(phrases({ agent: 'moi_ou_aucun' })).toEqual(['Agent\u00a0: moi ou non affecté']);
  expect(phrases({ agent: 'inconnu', etape: 'AUTRE' })).toEqual([
    'Étape\u00a0: …',
    'Agent\u00a0: …',
  ]);
});

it('dit les filtres de qui tient le dossier, de relance et de blocage', () => {
  expect(phrases({ blocage: 'oui', relance: 'a_relancer', chez: 'exterieur' })).toEqual([
    'Où est le dossier\u00a0: hors du service',
    'Relance\u00a0: à faire',
    'Blocage\u00a0: bloqués seulement',
  ]);
});

it('montre un filtre inconnu venu d’une adresse, pour qu’on puisse le retirer', () => {
  expect(phrases({ sql: 'x', etat: '' })).toEqual(['sql\u00a0: x']);
});

it('fait une adresse que la liste sait relire', () => {
  const adresse = new URL(
    versDossiers({ q: 'Saint-Andiol & co', retard: 'bientot' }),
    'http://hote',
  );
  expect(JSON.parse(adresse.searchParams.get('filter') ?? '')).toEqual({
    q: 'Saint-Andiol & co',
    retard: 'bientot',
  });
});

it('trie, quand on le demande, par le plus longtemps tenu', () => {
  const { searchParams } = new URL(versDossiers({ chez: 'exterieur' }, 'depuis'), 'http://hote');
  expect([searchParams.get('sort'), searchParams.get('order')]).toEqual(['depuis', 'ASC']);
});

const poser = (filtres: Record<string, unknown>, cle: string, valeur: string) =>
  poserFiltre(filtres, cle, valeur, noms.etapesFinales);

it('cherche parmi les clos dès qu’une issue ou une étape finale est choisie', () => {
  expect(poser({ q: 'arl' }, 'issue', 'REFUS')).toEqual({ q: 'arl', issue: 'REFUS', etat: 'clos' });
  expect(poser({}, 'etape', 'CLOS')).toEqual({ etape: 'CLOS', etat: 'clos' });
  expect(poser({ etat: 'tous' }, 'issue', 'REFUS')).toEqual({ etat: 'tous', issue: 'REFUS' });
  expect(poser({}, 'etape', 'COURRIER_PREFET')).toEqual({ etape: 'COURRIER_PREFET' });
});

it('revient aux dossiers ouverts quand l’étape choisie n’est plus une étape finale', () => {
  const clos = { etape: 'CLOS', etat: 'clos' };
  expect(poser(clos, 'etape', 'COURRIER_PREFET')).toEqual({ etape: 'COURRIER_PREFET' });
  expect(poser(clos, 'etape', '')).toEqual({});
  expect(poser({ ...clos, issue: 'REFUS' }, 'etape', '')).toEqual({ issue: 'REFUS', etat: 'clos' });
});

it('retire issue et étape finale quand on revient aux dossiers ouverts', () => {
  const clos = { q: 'arl', issue: 'REFUS', etape: 'CLOS', etat: 'clos' };
  expect(poser(clos, 'etat', '')).toEqual({ q: 'arl' });
  expect(poser({ etape: 'COURRIER_PREFET', etat: 'tous' }, 'etat', '')).toEqual({
    etape: 'COURRIER_PREFET',
  });
  expect(poser(clos, 'issue', '')).toEqual({ q: 'arl', etape: 'CLOS', etat: 'clos' });
});

it('dit ce qu’il compte', () => {
  expect(direTotal({}).plusieurs).toBe('dossiers ouverts');
  expect(direTotal({ etat: 'clos' }).un).toBe('dossier clos');
});
