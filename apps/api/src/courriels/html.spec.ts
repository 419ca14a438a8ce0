import { enHtml } from './html.js';

const ICI = 'https://sciat.exemple.invalid';
const corps = (texte: string) =>
  enHtml('Objet', texte, ICI)
    .replace(/^.*<body[^>]*>\n/s, '')
    .replace(/\n<\/body>.*$/s, '');

test('les paragraphes, les listes et les retours à la ligne sont ceux du texte', () => {
  expect(corps('Bonjour,\n\nPièces :\n- la délibération\n- le RIB\n\nLe service\n1 place')).toBe(
    [
      '<p>Bonjour,</p>',
      '<p>Pièces :</p>',
      '<ul>\n<li>la délibération</li>\n<li>le RIB</li>\n</ul>',
      '<p>Le service<br>\n1 place</p>',
    ].join('\n'),
  );
});

test('rien de ce qui est saisi ne devient du HTML', () => {
  const html = enHtml('<b>"objet"</b>', `<script>alert('x')</script> & <img src=x>`, ICI);
  expect(html).toContain('<title>&lt;b&gt;&quot;objet&quot;&lt;/b&gt;</title>');
  expect(html).toContain(
    '<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;img src=x&gt;</p>',
  );
});

test('seule une adresse du service est un lien', () => {
  expect(corps(`Déposez ici : ${ICI}/depot/abc?a=1&b=2.`)).toBe(
    `<p>Déposez ici : <a href="${ICI}/depot/abc?a=1&amp;b=2">${ICI}/depot/abc?a=1&amp;b=2</a>.</p>`,
  );
  for (const autre of [
    'https://ailleurs.invalid/x',
    'http://sciat.exemple.invalid/x',
    `${ICI}.ailleurs.invalid/x`,
    `${ICI}@ailleurs.invalid/x`,
    'javascript:alert(1)',
  ])
    expect(corps(autre)).not.toContain('<a ');
});
