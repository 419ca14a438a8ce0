import type { DepotVu } from '@sciat/contrats';
import {
  type Acteur,
  definitionDe,
  echeanceDeLEtape,
  etapeDe,
  obligationDe,
} from '@sciat/dispositifs';
import { lireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { demandees, piecesAttendues } from '../pieces/attendues.js';
import type { LienOuvert } from './lien.guard.js';

/**
 * What the collectivité may know of its dossier: where it stands, who has it, what is missing. No name, no
 * date that binds only the service, nothing of what was entered or decided.
 */
export async function voirDepot({ client, horloge }: Moyens, lien: LienOuvert): Promise<DepotVu> {
  const dossier = await lireDossier(client, lien.dossierId);
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const faits = await faitsDuDossier(client, dossier, horloge.aujourdhui());
  const service = await client.service.findUniqueOrThrow({ where: { id: dossier.serviceId } });
  const obligation = obligationDe(definition, dossier.etape, faits);
  const attendues = piecesAttendues(definition, dossier.etape, faits);
  const montrees = new Set([
    ...(demandees(dossier.etape, faits) ?? []),
    ...attendues,
    ...dossier.pieces
      .filter((p) => p.versions.some((v) => v.lienId === lien.id))
      .map((p) => p.code),
  ]);
  return {
    reference: dossier.reference,
    dispositif: definition.libelle,
    demandeur: dossier.collectivite.nom,
    service: { nom: service.nom, courriel: service.courriel },
    etape: etapeDe(definition, dossier.etape).libelle,
    porteur: (obligation?.acteur as Acteur | undefined) ?? null,
    attendu:
      obligation?.acteur === 'COLLECTIVITE'
        ? {
            libelle: obligation.libelle,
            // Its own date: the clock of silence is the service's, and nothing the applicant has to meet.
            limiteLe: echeanceDeLEtape(definition, dossier.etape, faits)?.le ?? null,
          }
        : null,
    pieces: definition.pieces
      .filter(({ code }) => montrees.has(code))
      .map(({ code, libelle, aide }) => {
        const piece = dossier.pieces.find((p) => p.code === code);
        const derniere = piece?.versions[0];
        const attendue = attendues.includes(code);
        const etat = piece?.etat ?? 'ATTENDUE';
        return {
          code,
          libelle,
          aide: aide ?? null,
          // Asked for again, whatever was made of the file there is.
          etat: attendue && etat !== 'REFUSEE' ? 'ATTENDUE' : etat,
          motifRefus: piece?.motifRefus ?? null,
          attendue,
          recueLe: derniere?.lienId === lien.id ? derniere.deposeeLe.toISOString() : null,
        };
      }),
    expireLe: lien.expireLe.toISOString(),
  };
}
