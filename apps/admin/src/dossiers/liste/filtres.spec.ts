import { versDossiers } from '../adresses.js';
import {
  direFiltres,
  direTotal,
  etapesOffertes,
  type Noms,
  poserEtape,
  poserFiltre,
} from './filtres.js';

const noms: Noms = {
  etapes: {
    VTA: { COURRIER_PREFET: 'Courrier du préfet', VERSEMENT: 'Versement', CLOS: 'Clos' },
    FC_BOUTON: { VERSEMENT: 'Versement du soutien', CLOS: 'Clos' },
  },
  etapesFinales: ['CLOS'],
  agents: { a1: 'Léa Martin' },
  dispositifs: { VTA: 'Volontariat', FC_BOUTON: 'Bouton FranceConnect' },
  familles: [],
  etiquettes: { e1: 'Urgent' },
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

it('nomme l’étiquette', () => {
  expect(phrases({ etiquette: 'e1' })).toEqual(['Étiquette\u00a0: Urgent']);
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
  poserFiltre(filtres, cle, valeur, noms);

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

it('nomme une étape comme son dispositif la nomme', () => {
  expect(phrases({ dispositif: 'VTA', etape: 'VERSEMENT' })).toEqual([
    'Dispositif\u00a0: Volontariat',
    'Étape\u00a0: Versement',
  ]);
  expect(phrases({ etape: 'VERSEMENT' })).toEqual([
    'Étape\u00a0: Versement ou Versement du soutien',
  ]);
  expect(phrases({ etape: 'CLOS' })).toEqual(['Étape\u00a0: Clos']);
});

it('propose les étapes sous le nom de leur dispositif, ou celles du seul dispositif choisi', () => {
  expect(etapesOffertes(noms).map((g) => g.libelle)).toEqual([
    'Volontariat',
    'Bouton FranceConnect',
  ]);
  expect(etapesOffertes(noms, 'FC_BOUTON')).toEqual([
    {
      libelle: 'Bouton FranceConnect',
      options: { 'FC_BOUTON VERSEMENT': 'Versement du soutien', 'FC_BOUTON CLOS': 'Clos' },
    },
  ]);
});

it('choisit une étape avec son dispositif, et la retire avec lui', () => {
  const choisie = { q: 'arl', dispositif: 'VTA', etape: 'COURRIER_PREFET' };
  expect(poserEtape({ q: 'arl' }, 'VTA COURRIER_PREFET', noms)).toEqual(choisie);
  expect(poserEtape(choisie, '', noms)).toEqual({ q: 'arl', dispositif: 'VTA' });
  expect(poser(choisie, 'dispositif', '')).toEqual({ q: 'arl' });
  expect(poser(choisie, 'dispositif', 'FC_BOUTON')).toEqual({ q: 'arl', dispositif: 'FC_BOUTON' });
  const close = { dispositif: 'VTA', etape: 'CLOS', etat: 'clos' };
  expect(poser(close, 'dispositif', 'FC_BOUTON')).toEqual({ ...close, dispositif: 'FC_BOUTON' });
  expect(poser(close, 'dispositif', '')).toEqual({});
});

it('dit ce qu’il compte', () => {
  expect(direTotal({}).plusieurs).toBe('dossiers ouverts');
  expect(direTotal({ etat: 'clos' }).un).toBe('dossier clos');
});
