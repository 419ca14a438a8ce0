import type { TravailDemande } from '@sciat/contrats';
import type { ContexteCourrier, DonneesCommunes } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import { modeleDe } from '../courriers/contexte.js';
import { chronoDe } from '../courriers/document.js';
import { scanDe } from '../courriers/fichiers-du-courrier.js';
import type { CourrierLu } from '../courriers/lire.js';
import type { Moyens, Situation } from '../dossiers/ecrire-dossier.js';
import { refus } from '../erreurs/erreur-metier.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { peserJointes } from './pieces-jointes.js';
import { enregistrer, rediger } from './preparer.js';

/**
 * Writes the mail that carries a signed letter, in the transaction that sends the letter.
 * @throws ErreurMetier 422 without the signed page, without an address, or when it is too large; 409 and 410 as
 *   the antivirus says of it
 */
export async function joindreCourrier(
  { horloge, fichiers }: Moyens & { fichiers: FichiersService },
  { tx, dossier, definition, aujourdhui }: Situation,
  courrier: CourrierLu,
  contexte: ContexteCourrier,
  demande: { envoyeLe: string; destinataire?: string | undefined },
): Promise<TravailDemande> {
  const { scanCle, signeLe } = courrier;
  if (demande.envoyeLe !== aujourdhui)
    throw refus([
      {
        code: 'DATE',
        champ: 'envoyeLe',
        message: 'Le courriel part aujourd’hui : c’est la date de l’envoi.',
      },
    ]);
  if (!scanCle || !signeLe)
    throw refus([
      {
        code: 'SCAN',
        message:
          'La page signée n’est pas encore numérisée : un courrier ne part par courriel qu’avec elle.',
      },
    ]);
  const destinataire = demande.destinataire ?? adresseDe(courrier, contexte);
  if (!destinataire)
    throw refus([
      {
        code: 'ADRESSE',
        champ: 'destinataire',
        message:
          'Aucune adresse de courriel n’est connue pour le destinataire : indiquez-en une, ou choisissez un autre canal.',
      },
    ]);
  const chrono = chronoDe(courrier) as string;
  const { travail } = await enregistrer(tx, dossier, {
    modele: 'COURRIER',
    destinataire,
    redaction: await rediger(tx, dossier, definition, 'COURRIER', {
      dateLegale: aujourdhui,
      aujourdhui,
      pieces: [],
      courrier: { chrono, objet: courrier.objet, signeLe: deBase(signeLe) },
    }),
    maintenant: horloge.maintenant(),
    courrierId: courrier.id,
    piecesJointes: await peserJointes(fichiers, [scanDe(courrier)]),
  });
  return travail as TravailDemande;
}

/** Of whom the letter is for: the applicant's contact, or the body that the scheme knows. */
function adresseDe(courrier: CourrierLu, contexte: ContexteCourrier): string | undefined {
  const { definition, faits } = contexte;
  const acteur = modeleDe(definition, courrier.modele)?.destinataire?.(contexte) ?? 'COLLECTIVITE';
  return acteur === 'COLLECTIVITE'
    ? ((faits.donnees as DonneesCommunes).contactCourriel ?? undefined)
    : definition.contacts.find((c) => c.acteur === acteur)?.courriel;
}
