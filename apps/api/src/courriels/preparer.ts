import type { TravailDemande } from '@sciat/contrats';
import {
  type ContexteCourriel,
  type Definition,
  type DonneesCommunes,
  type Faits,
  type ModeleCourriel,
  modelesCourriel,
  type Redaction,
  silenceDe,
} from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import type { DossierLu } from '../dossiers/faits.js';
import { empreinteDuJeton, jetonDeDepot } from '../liens/jeton.js';
import type { Jointe } from './pieces-jointes.js';

interface Envoi {
  faits: Faits;
  dateLegale: string;
  maintenant: Date;
  motif?: string | undefined;
  lien?: ContexteCourriel['lien'];
}

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
  { faits, dateLegale, motif, maintenant, lien }: Envoi,
): Promise<TravailDemande | null> {
  const donnees = faits.donnees as DonneesCommunes;
  const { contactCourriel, piecesDemandees, complementsLimiteLe } = donnees;
  const pieces =
    modele === 'DEMANDE_PIECES'
      ? (piecesDemandees ?? [])
      : attendues(definition, dossier.etape, faits);
  const redaction = await rediger(tx, dossier, definition, modele, {
    dateLegale,
    aujourdhui: faits.aujourdhui,
    pieces,
    limiteLe: complementsLimiteLe,
    silence: silenceDe(definition, faits),
    motif,
    lien: modele === 'DEMANDE_PIECES' ? lien : undefined,
  });
  const destinataire = contactCourriel ?? '';
  return (await enregistrer(tx, dossier, { modele, destinataire, redaction, maintenant })).travail;
}

type Propos = Omit<ContexteCourriel, 'reference' | 'dispositif' | 'collectivite' | 'service'>;

/** The text of a mail about a dossier. `pieces` holds their codes. */
export async function rediger(
  tx: Tx,
  dossier: DossierLu,
  definition: Definition,
  modele: ModeleCourriel,
  propos: Propos,
): Promise<Redaction> {
  const service = await tx.service.findUniqueOrThrow({ where: { id: dossier.serviceId } });
  const libelle = (code: string) => definition.pieces.find((p) => p.code === code)?.libelle ?? code;
  return modelesCourriel[modele]({
    reference: dossier.reference,
    dispositif: definition.libelle,
    collectivite: dossier.collectivite.nom,
    service,
    ...propos,
    pieces: propos.pieces.map(libelle),
  });
}

interface AEnvoyer {
  /** One of ours; a mail written again may have one that is no longer. */
  modele: ModeleCourriel | (string & {});
  /** Empty: nobody to write to. */
  destinataire: string;
  redaction: Redaction;
  maintenant: Date;
  courrierId?: string | null;
  renvoiDeId?: string;
  piecesJointes?: Jointe[];
}

/** Keeps a mail and answers with the job that sends it; `null` without an address. */
export async function enregistrer(
  tx: Tx,
  { id: dossierId, serviceId }: Pick<DossierLu, 'id' | 'serviceId'>,
  { destinataire, redaction, maintenant, piecesJointes = [], ...reste }: AEnvoyer,
): Promise<{ id: string; travail: TravailDemande | null }> {
  const jeton = jetonDeDepot(redaction.texte);
  const lien =
    jeton && (await tx.lienDepot.findUnique({ where: { jetonSha256: empreinteDuJeton(jeton) } }));
  const { id } = await tx.courriel.create({
    data: {
      serviceId,
      dossierId,
      lienId: lien ? lien.id : null,
      ...reste,
      destinataire,
      ...redaction,
      creeLe: maintenant,
      piecesJointes: { create: piecesJointes.map((jointe, i) => ({ rang: i + 1, ...jointe })) },
      ...(destinataire ? {} : { etat: 'ECHEC' as const, erreur: SANS_ADRESSE }),
    },
  });
  const travail = { nom: 'courriel.envoyer' as const, charge: { courrielId: id } };
  return { id, travail: destinataire ? travail : null };
}

/** Codes of the pieces that the step asks for and that are still to come, refused ones included. */
export function attendues(definition: Definition, etape: string, faits: Faits): string[] {
  return definition.pieces
    .filter((p) => p.etapes.includes(etape) && p.obligatoire(faits))
    .filter((p) => ['ATTENDUE', 'REFUSEE'].includes(faits.pieces[p.code] ?? 'ATTENDUE'))
    .map((p) => p.code);
}
