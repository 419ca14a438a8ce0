// `npm run imprimer`: writes each definition as Markdown under procedures/, from the build.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { definitions, imprimer } from './dist/index.js';

const dossier = new URL('procedures/', import.meta.url);
await mkdir(dossier, { recursive: true });
const noms = definitions.map((d) => `${d.code}-${d.version}.md`);
for (const nom of await readdir(dossier)) {
  if (!noms.includes(nom)) await rm(new URL(nom, dossier));
}
for (const [i, definition] of definitions.entries()) {
  await writeFile(new URL(noms[i], dossier), imprimer(definition));
  process.stdout.write(`packages/dispositifs/procedures/${noms[i]}\n`);
}
