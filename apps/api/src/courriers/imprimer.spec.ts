import {
  type ChampCourrier,
  type ContexteCourrier,
  champsNommes,
  composer,
  type Definition,
  definitions,
  type ModeleCourrier,
  objetDe,
} from '@sciat/dispositifs';
import { lirePdf } from '../../test/lire-pdf.js';
import { documentDe } from './document.js';
import { imprimer } from './imprimer.js';

const service = {
  nom: 'Service d’essai',
  courriel: 'service@exemple.invalid',
  adresse: '1 place de l’Essai\n13000 Marseille',
  telephone: '04 00 00 00 00',
  voiesRecours: 'Voies d’essai.',
};

/** A value of its own for each field, whatever the dossier. */
function remplir([nom, champ]: [string, ChampCourrier]): [string, ChampCourrier] {
  const valeurs = {
    texte: `valeur ${nom}`,
    date: '2026-03-02',
    montant: 1_234_500,
    liste: [`premier ${nom}`, `second ${nom}`],
  };
  return [nom, { ...champ, lire: () => valeurs[champ.type] } as ChampCourrier];
}
const DITES = {
  texte: (nom: string) => [`valeur ${nom}`],
  date: () => ['2 mars 2026'],
  montant: () => ['12 345 €'],
  liste: (nom: string) => [`premier ${nom}`, `second ${nom}`],
};

/** The letter with every paragraph it may have, all fields filled. */
function entier(definition: Definition, modele: ModeleCourrier) {
  const complet: ModeleCourrier = {
    ...modele,
    champs: Object.fromEntries(Object.entries(modele.champs).map(remplir)),
    paragraphes: modele.paragraphes.map(({ si: _, ...p }) => p),
    destinataire: () => 'ANCT',
  };
  const contexte = { definition, service, reference: 'ESSAI-1', reglages: {} } as ContexteCourrier;
  const compose = composer(complet, contexte);
  const courrier = {
    objet: objetDe(complet, contexte),
    jeton: 'ABCDEFGHJKLM',
    annee: 2026,
    numero: 42,
  };
  return { complet, document: documentDe(courrier, contexte, compose, true) };
}

const modeles = definitions.flatMap((d) =>
  d.courriers.map((m) => [`${d.code} ${d.version}`, m.code, d, m] as const),
);

test.each(modeles)('%s, %s : un PDF balisé qui dit tout ce qu’il doit', async (_, __, d, m) => {
  const { complet, document } = entier(d, m);
  const lu = await lirePdf(imprimer([document]));
  expect(lu).toMatchObject({
    titre: document.objet,
    titreMontre: true,
    langue: 'fr-FR',
    balise: true,
    norme: '1',
    sansPlace: [],
  });
  // One title, its paragraphs, its lists, and the code with its words.
  expect(lu.roles.filter((r) => /^H\d?$/.test(r))).toEqual(['H1']);
  const nommes = complet.paragraphes.flatMap((p) => champsNommes(p.texte));
  const listes = complet.paragraphes.filter((p) =>
    champsNommes(p.texte).some((nom) => complet.champs[nom]?.type === 'liste'),
  );
  const ecrits = complet.paragraphes.filter((p) => p.texte !== '');
  expect(lu.roles.filter((r) => r === 'P').length).toBeGreaterThanOrEqual(ecrits.length);
  expect(lu.roles.filter((r) => r === 'L')).toHaveLength(listes.length);
  expect(lu.roles.filter((r) => r === 'Figure')).toHaveLength(1);
  expect(lu.alternatives).toEqual(['Code à lire pour retrouver ce courrier : ABCDEFGHJKLM']);
  expect(lu.artefacts).toContain(`Page 1 / ${lu.nombrePages}`);
  for (const nom of nommes) {
    const type = complet.champs[nom]?.type ?? 'texte';
    for (const dite of DITES[type](nom)) expect(lu.texte.replaceAll('- ', '-')).toContain(dite);
  }
  for (const mot of ['N° 2026-0042', '1 place de l’Essai', 'Dossier fictif', document.objet])
    expect(lu.texte).toContain(mot.replace(/\s+/g, ' '));
});

test('plusieurs lettres font un seul PDF balisé, chacune avec ses pages et son numéro', async () => {
  const [, , d, m] = modeles[0] as (typeof modeles)[number];
  const { document } = entier(d, m);
  const long = { ...document.paragraphes[0], texte: 'Une phrase. '.repeat(330) };
  const lettre = (n: number, suite: object[] = []) => ({
    ...document,
    objet: `Objet ${n}`,
    chrono: `2026-000${n}`,
    paragraphes: [...document.paragraphes.slice(0, 3), ...suite] as typeof document.paragraphes,
  });
  const pdf = imprimer([lettre(1), lettre(2, [long]), lettre(3)], { titre: 'Courriers à signer' });
  const lu = await lirePdf(pdf);
  expect(lu).toMatchObject({
    titre: 'Courriers à signer',
    norme: '1',
    balise: true,
    sansPlace: [],
  });
  expect(lu.roles.filter((r) => r === 'H1')).toHaveLength(3);
  expect(lu.roles.filter((r) => r === 'Figure')).toHaveLength(3);
  expect(lu.nombrePages).toBe(4);
  const numeros = [...lu.artefacts.matchAll(/N° (\S+) .*?Page (\d) \/ (\d)/g)].map(([, ...g]) => g);
  expect(numeros).toEqual([
    ['2026-0001', '1', '1'],
    ['2026-0002', '1', '2'],
    ['2026-0002', '2', '2'],
    ['2026-0003', '1', '1'],
  ]);
});
