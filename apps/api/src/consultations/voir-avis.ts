import type { AvisVu } from '@sciat/contrats';
import { definitionDe } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import { lireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import type { ConsultationOuverte } from './avis.guard.js';
import { libelleDe, lireConsultation } from './consultations.js';

/** What an outside body may know: the question, who asks, for whom, and the pieces shared. Nothing else. */
export async function voirAvis(
  { client }: Moyens,
  { id, dossierId, serviceId }: ConsultationOuverte,
): Promise<AvisVu> {
  const [dossier, c, service] = await Promise.all([
    lireDossier(client, dossierId),
    lireConsultation(client, dossierId, id),
    client.service.findUniqueOrThrow({ where: { id: serviceId } }),
  ]);
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  return {
    reference: dossier.reference,
    dispositif: definition.libelle,
    demandeur: dossier.collectivite.nom,
    service: { nom: service.nom, courriel: service.courriel },
    organisme: c.organisme,
    question: c.question,
    echeanceLe: deBase(c.echeanceLe),
    confidentiel: c.confidentiel,
    // Once it has answered, it has nothing left to read.
    pieces:
      c.etat === 'ATTENDUE'
        ? c.pieces.map(({ version: { piece, nom, taille, analyse } }) => ({
            code: piece.code,
            libelle: libelleDe(definition, piece.code),
            nom,
            taille,
            lisible: analyse === 'SAINE' || analyse === 'NON_ANALYSE',
          }))
        : [],
    rendu:
      c.reponse && c.reponduLe
        ? { reponse: c.reponse, commentaire: c.commentaire ?? '', le: deBase(c.reponduLe) }
        : null,
    expireLe: c.expireLe?.toISOString() ?? '',
  };
}
