import type { TravailDemande } from '@sciat/contrats';
import {
  type Definition,
  type DonneesCommunes,
  type Faits,
  type ModeleCourriel,
  modelesCourriel,
} from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import type { DossierLu } from '../dossiers/faits.js';

export const SANS_ADRESSE = 'Aucune adresse de contact dans le dossier';

/**
 * Writes a mail to the collectivité in the caller's transaction, as it will be sent. Returns the job
 * that sends it, or `null` when the dossier has no address: the mail then shows as failed.
 */
export async function preparerCourriel(
  tx: Tx,
  dossier: DossierLu,
  definition: Definition,
  modele: ModeleCourriel,
  { faits, dateLegale, motif }: { faits: Faits; dateLegale: string; motif?: string | undefined },
): Promise<TravailDemande | null> {
  const donnees = faits.donnees as DonneesCommunes;
  const { contactCourriel, piecesDemandees, complementsLimiteLe } = donnees;
  const service = await tx.service.findUniqueOrThrow({ where: { id: dossier.serviceId } });
  const codes =
    modele === 'DEMANDE_PIECES'
      ? (piecesDemandees ?? [])
      : attendues(definition, dossier.etape, faits);
  const redaction = modelesCourriel[modele]({
    reference: dossier.reference,
    dispositif: definition.libelle,
    collectivite: dossier.collectivite.nom,
    dateLegale,
    aujourdhui: faits.aujourdhui,
    service,
    pieces: codes.map((code) => definition.pieces.find((p) => p.code === code)?.libelle ?? code),
    limiteLe: complementsLimiteLe,
    motif,
  });
  const { id } = await tx.courriel.create({
    data: {
      serviceId: dossier.serviceId,
      dossierId: dossier.id,
      modele,
      destinataire: contactCourriel ?? '',
      ...redaction,
      ...(contactCourriel ? {} : { etat: 'ECHEC' as const, erreur: SANS_ADRESSE }),
    },
  });
  return contactCourriel ? { nom: 'courriel.envoyer', charge: { courrielId: id } } : null;
}

function attendues(definition: Definition, etape: string, faits: Faits): string[] {
  return definition.pieces
    .filter((p) => p.etapes.includes(etape) && p.obligatoire(faits))
    .filter((p) => ['ATTENDUE', 'REFUSEE'].includes(faits.pieces[p.code] ?? 'ATTENDUE'))
    .map((p) => p.code);
}
