import type { Champ } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import { avecSaisie, changeEntreTemps, sansEnvoyees, valeursDe } from './brouillon.js';
import { direValeurChamp, erreursDesChamps, parGroupe } from './valeurs.js';

describe('La saisie non enregistrée', () => {
  it('ne garde que ce qui diffère de ce qui est enregistré', () => {
    const modifie = avecSaisie({}, 'quotitePrevue', 80, 75);
    expect(valeursDe(modifie)).toEqual({ quotitePrevue: 80 });
    expect(avecSaisie(modifie, 'quotitePrevue', 75, 75)).toEqual({});
  });

  it('efface un champ vidé', () => {
    expect(valeursDe(avecSaisie({}, 'contactNom', null, 'Mme Roux'))).toEqual({ contactNom: null });
  });

  it('sait qu’un autre agent a enregistré autre chose entre-temps', () => {
    const debut = avecSaisie({}, 'contactNom', 'Mme R', 'M. Petit');
    const suite = avecSaisie(debut, 'contactNom', 'Mme Roux', 'M. Grand');
    expect(changeEntreTemps(suite.contactNom, 'M. Grand')).toBe(true);
    expect(changeEntreTemps(suite.contactNom, 'M. Petit')).toBe(false);
    expect(changeEntreTemps(undefined, 'M. Grand')).toBe(false);
  });
});

describe('Une valeur dite', () => {
  const sans = { pieces: [] };
  it('se lit en français', () => {
    expect(direValeurChamp({ type: 'date', choix: null }, '2026-03-12', sans)).toBe('12 mars 2026');
    expect(direValeurChamp({ type: 'texte', choix: null }, '', sans)).toBe('non renseigné');
    const choix = [{ valeur: 'BAC_3', libelle: 'Bac+3' }];
    expect(direValeurChamp({ type: 'choix', choix }, 'BAC_3', sans)).toBe('Bac+3');
  });

  it('est un montant, un nombre, des noms ou une grille', () => {
    const dire = (type: Champ['type'], valeur: unknown) =>
      direValeurChamp({ type, choix: null }, valeur, sans);
    expect(dire('montant', 123_450)).toBe('1\u202f234,50\u00a0€');
    expect(dire('decimal', 43.2965)).toBe('43,2965');
    expect(dire('nombre', 24_000)).toBe('24\u202f000');
    expect(dire('noms', ['Aix', 'Gardanne'])).toBe('Aix, Gardanne');
    const grille = [
      { quotientMax: 600, prix: 80 },
      { quotientMax: null, prix: 300 },
    ];
    expect(dire('tarifs', grille)).toBe(
      'quotient jusqu’à 600\u00a0: 0,80\u00a0€\nsans limite de quotient\u00a0: 3\u00a0€',
    );
  });

  it('gardée en brouillon et pas encore juste, se dit telle qu’elle est tapée', () => {
    expect(direValeurChamp({ type: 'montant', choix: null }, 'douze', sans)).toBe('douze');
    const tarif = [{ quotientMax: 'six cents', prix: 'un euro' }];
    expect(direValeurChamp({ type: 'tarifs', choix: null }, tarif, sans)).toBe(
      'six cents, un euro',
    );
  });
});

describe('Les champs par groupe', () => {
  const vta = decrire(definitionDe('VTA', '2021'));
  const noms = ['contactNom', 'volontaireNom', 'contratSigneLe'];
  const lire = (dabord?: string[]) =>
    parGroupe(noms, vta, dabord).map(({ champs }) => champs.map((c) => c.nom));

  it('suivent l’ordre de la définition', () => {
    expect(lire()).toEqual([['contactNom'], ['volontaireNom', 'contratSigneLe']]);
  });

  it('commencent par ceux qui pressent, et par leur groupe', () => {
    expect(lire(['contratSigneLe'])).toEqual([['contratSigneLe', 'volontaireNom'], ['contactNom']]);
  });
});

describe('Un refus de l’API', () => {
  it('se place sous le champ qu’il nomme', () => {
    expect(
      erreursDesChamps({ 'donnees.contactCourriel': 'Invalide.', motif: 'Indiquez le motif.' }),
    ).toEqual({
      contactCourriel: 'Invalide.',
      motif: 'Indiquez le motif.',
    });
    expect(erreursDesChamps({ 'donnees.piecesDemandees.0': 'Inconnue.' })).toEqual({
      piecesDemandees: 'Inconnue.',
    });
  });
});

it('garde ce qui a été retapé pendant l’enregistrement, sur la valeur enregistrée', () => {
  const envoye = avecSaisie(avecSaisie({}, 'contactNom', 'Mme R', null), 'quotitePrevue', 80, 75);
  const retape = avecSaisie(envoye, 'contactNom', 'Mme Roux', null);
  expect(sansEnvoyees(retape, valeursDe(envoye))).toEqual({
    contactNom: { valeur: 'Mme Roux', base: 'Mme R' },
  });
  expect(sansEnvoyees(envoye, valeursDe(envoye))).toEqual({});
});
