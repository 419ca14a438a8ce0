import { blocsDe } from '../courriers/document.js';

/** In a list an address is on a line of its own, under its item. */
const SOUS_ELEMENT = /\n {2}(?=https?:\/\/)/g;

/**
 * The text of a mail as HTML of the same content. Everything is escaped; only an address of ours becomes a
 * link. No image, no colour and no style sheet: it reads in every client, light or dark, and tells no one
 * that it was opened.
 */
export function enHtml(objet: string, texte: string, adresse: string): string {
  const corps = blocsDe(texte.replace(SOUS_ELEMENT, ' ')).map(({ liste, lignes }) => {
    const dites = lignes.map((ligne) => lier(ligne, adresse));
    return liste
      ? `<ul>\n${dites.map((d) => `<li>${d}</li>`).join('\n')}\n</ul>`
      : `<p>${dites.join('<br>\n')}</p>`;
  });
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${echapper(objet)}</title>
</head>
<body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em; margin: 0 auto; padding: 16px">
${corps.join('\n')}
</body>
</html>
`;
}

const caracteres: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const echapper = (texte: string) => texte.replace(/[&<>"']/g, (c) => caracteres[c] as string);

const ADRESSE = /https?:\/\/[^\s<>"']+/g;

/** An address that someone typed stays text: a mail of the service leads nowhere else than to the service. */
function lier(ligne: string, adresse: string): string {
  let html = '';
  let fin = 0;
  for (const { 0: trouvee, index } of ligne.matchAll(ADRESSE)) {
    const lien = trouvee.replace(/[.,;:!?)»]+$/, '');
    if (!URL.canParse(lien) || new URL(lien).origin !== new URL(adresse).origin) continue;
    html += `${echapper(ligne.slice(fin, index))}<a href="${echapper(lien)}">${echapper(lien)}</a>`;
    fin = index + lien.length;
  }
  return html + echapper(ligne.slice(fin));
}
