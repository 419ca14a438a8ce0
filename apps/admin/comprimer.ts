import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

// The last two levels of Brotli take ten times longer, for seven hundredths less.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const ENCODAGES = [
  ['br', (contenu: Buffer) => promisify(brotliCompress)(contenu, BROTLI)],
  ['gz', (contenu: Buffer) => promisify(gzip)(contenu, { level: 9 })],
] as const;
/** Smaller, it would not save a packet. */
const TAILLE_MIN = 1000;

/** Writes each script and style compressed beside it, once: the server only picks the one that is accepted. */
export function comprimer(): Plugin {
  let dossier = '';
  return {
    name: 'comprimer',
    apply: 'build',
    configResolved({ build }) {
      dossier = join(build.outDir, build.assetsDir);
    },
    // Not `closeBundle`, which comes after a build that failed too, whose own error is the one to read.
    async writeBundle() {
      const fichiers = (await readdir(dossier)).filter((f) => /\.(js|css|svg)$/.test(f));
      await Promise.all(
        fichiers.map(async (fichier) => {
          const contenu = await readFile(join(dossier, fichier));
          if (contenu.length < TAILLE_MIN) return;
          for (const [extension, encoder] of ENCODAGES)
            await writeFile(join(dossier, `${fichier}.${extension}`), await encoder(contenu));
        }),
      );
    },
  };
}
