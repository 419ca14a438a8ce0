/** One line of the archive's index. */
export interface LigneIndex {
  libelle: string;
  detail: string;
  /** Path inside the archive; `null` when the file is not in it, and the detail says why. */
  chemin: string | null;
  sha256?: string | undefined;
}
export interface Sommaire {
  titre: string;
  entete: [libelle: string, valeur: string][];
  sections: { titre: string; lignes: LigneIndex[] }[];
}

const echappes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (texte: string) => texte.replace(/[&<>"']/g, (c) => echappes[c] ?? c);
const adresse = (chemin: string) => html(chemin.split('/').map(encodeURIComponent).join('/'));

/** The index, readable in any browser without a network. */
export function ecrireIndex({ titre, entete, sections }: Sommaire): string {
  const ligne = ({ libelle, detail, chemin, sha256 }: LigneIndex) =>
    `<li>${chemin ? `<a href="${adresse(chemin)}">${html(libelle)}</a>` : html(libelle)}<br><small>${html(detail)}${sha256 ? `<br>SHA-256 : <code>${html(sha256)}</code>` : ''}</small></li>`;
  const section = ({ titre: t, lignes }: Sommaire['sections'][number]) =>
    `<h2>${html(t)}</h2>\n${lignes.length ? `<ul>\n${lignes.map(ligne).join('\n')}\n</ul>` : '<p>Aucun.</p>'}`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(titre)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem}code{overflow-wrap:anywhere}</style>
</head>
<body>
<main>
<h1>${html(titre)}</h1>
<dl>
${entete.map(([l, v]) => `<dt>${html(l)}</dt><dd>${html(v)}</dd>`).join('\n')}
</dl>
${sections.map(section).join('\n')}
</main>
</body>
</html>
`;
}
