import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import yazl from 'yazl';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner } from '../journal/consigner.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { composer } from './composer.js';
import { nomSur } from './nommer.js';

@Controller('dossiers/:id/archive')
export class ArchiveController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly fichiers: FichiersService,
  ) {}

  /** A ZIP of the whole dossier, sent as it is made; for those who may see all of it. */
  @Get()
  @Autoriser('donnees-personnelles:lire')
  async telecharger(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce dossier')) id: string,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    const { client } = this.prisma;
    const dossier = await lirePour(client, id, agent, 'donnees-personnelles:lire');
    const maintenant = this.horloge.maintenant();
    const elements = await composer(dossier, {
      client,
      role: agent.role,
      maintenant,
      existe: (cle) => this.fichiers.existe(cle),
    });
    await client.$transaction((tx) =>
      consigner(
        tx,
        {
          serviceId: dossier.serviceId,
          dossierId: id,
          // Not a change of the dossier: an agent who has it open is not disturbed.
          dossierVersion: null,
          auteurId: agent.id,
          dateLegale: this.horloge.aujourdhui(),
          maintenant,
        },
        [{ type: 'ArchiveTelechargee', charge: { fichiers: elements.length } }],
      ),
    );
    reponse.attachment(`${nomSur(dossier.reference)}.zip`);
    reponse.setHeader('Content-Type', 'application/zip');
    reponse.setHeader('Cache-Control', 'private, no-store');
    reponse.setHeader('X-Content-Type-Options', 'nosniff');
    const zip = new yazl.ZipFile();
    for (const { chemin, le: mtime, contenu } of elements) {
      if ('texte' in contenu) {
        zip.addBuffer(Buffer.from(contenu.texte), chemin, { mtime });
        continue;
      }
      const { cle, taille } = contenu;
      // Opened when its turn comes; PDF, images and videos are compressed already.
      const options = { mtime, compress: false, ...(taille === null ? {} : { size: taille }) };
      zip.addReadStreamLazy(chemin, options, (donner) => {
        this.fichiers.lire(cle).then(
          (flux) => donner(null, flux),
          (erreur) => donner(erreur, undefined as never),
        );
      });
    }
    const sortie = zip.outputStream as NodeJS.ReadableStream & { destroy(e?: Error): void };
    zip.on('error', (erreur: Error) => sortie.destroy(erreur));
    zip.end();
    try {
      await pipeline(sortie, reponse);
    } catch (erreur) {
      // Half an archive must not pass for one: the connection is cut.
      if ((erreur as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
        requete.log.error({ err: erreur, dossierId: id }, 'archive interrompue');
      reponse.destroy();
    }
  }
}
