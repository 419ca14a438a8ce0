import { avecAdresse, cheminDossier, cheminListe } from './adresser.js';
import { enHtml } from './html.js';

const PUBLIQUE = 'https://sciat.exemple.fr';

test('un chemin en fin de ligne devient l’adresse publique, cliquable dans la part HTML', () => {
  const texte = `Bonjour,\n\n- VTA-2026-0001 : avis, pour demain\n  ${cheminDossier('abc')}\n- VTA-2026-0002\n\n${cheminListe({ lot: 'l1' })}\n`;
  const adresse = avecAdresse(texte, PUBLIQUE);
  expect(adresse).toContain('avis, pour demain\n  https://sciat.exemple.fr/dossiers/abc\n');
  expect(adresse).toContain('\nhttps://sciat.exemple.fr/dossiers?filter=%7B%22lot%22');
  const html = enHtml('Objet', adresse, PUBLIQUE);
  expect(html).toContain(
    '<li>VTA-2026-0001 : avis, pour demain <a href="https://sciat.exemple.fr/dossiers/abc">',
  );
  expect(html.match(/<a /g)).toHaveLength(2);
});

test('ce qui n’est pas un chemin à nous, ou ne finit pas sa ligne, reste du texte', () => {
  for (const texte of [
    '/dossiers/abc est un chemin',
    'voir/dossiers/abc',
    '/depot/abc',
    '/dossiers',
  ])
    expect(avecAdresse(texte, PUBLIQUE)).toBe(texte);
  // Already whole, it is not made so twice.
  const deja = 'https://sciat.exemple.fr/dossiers/abc';
  expect(avecAdresse(deja, PUBLIQUE)).toBe(deja);
});
