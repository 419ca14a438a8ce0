import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TAILLE_MAX_SCANS } from '@sciat/contrats';
import type { Auteur, Moyens } from '../../dossiers/ecrire-dossier.js';
import { deposer } from '../../outbox/deposer.js';
import type { FichiersService } from '../../pieces/fichiers.service.js';
import { nomPropre, reconnaitre } from '../../pieces/reconnaitre.js';
import { exigerPage } from '../numeriser.js';

/** Keeps the file, and asks the worker to file its pages. Returns the id of the lot. */
export async function deposerLot(
  { client, horloge, fichiers }: Moyens & { fichiers: FichiersService },
  auteur: Auteur & { id: string },
  fichier: { nom: string; chemin: string },
): Promise<string> {
  const { serviceId, id: auteurId } = auteur;
  const { chemin } = fichier;
  const nom = nomPropre(fichier.nom);
  const { type } = await reconnaitre(chemin, nom, TAILLE_MAX_SCANS);
  exigerPage(type);
  const sha256 = createHash('sha256')
    .update(await readFile(chemin))
    .digest('hex');
  const analyse = fichiers.analyseAuDepot;
  const cle = await fichiers.deposer(`${serviceId}/scans`, chemin, type);
  const deposeLe = horloge.maintenant();
  return client.$transaction(async (tx) => {
    const { id } = await tx.lotScan.create({
      data: { serviceId, auteurId, nom, type, sha256, cle, analyse, deposeLe },
    });
    const travail = { nom: 'scans.classer' as const, charge: { lotId: id } };
    await deposer(tx, { serviceId, dossierId: null }, travail);
    return id;
  });
}
