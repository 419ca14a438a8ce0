import type { TravailDemande } from '@sciat/contrats';
import type { ModeleCourriel } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import { enregistrer, rediger } from '../courriels/preparer.js';
import type { Moyens, Situation } from '../dossiers/ecrire-dossier.js';
import { adresseAvis } from '../liens/jeton.js';
import type { ConsultationLue } from './consultations.js';

interface Message {
  modele: ModeleCourriel;
  /** Whoever was asked, unless told otherwise. */
  destinataire?: string;
  /** For an outside body: the token of the link, which is kept nowhere else. */
  jeton?: string | undefined;
}

/** A mail about an opinion, in the caller's transaction; answers with the job that sends it. */
export async function ecrireCourriel(
  { horloge, adresse = 'http://localhost:3000' }: Pick<Moyens, 'horloge' | 'adresse'>,
  { tx, dossier, definition }: Pick<Situation, 'tx' | 'dossier' | 'definition'>,
  c: ConsultationLue,
  { modele, destinataire = c.courriel, jeton }: Message,
): Promise<TravailDemande | null> {
  const { organisme, confidentiel, question, expireLe } = c;
  const lien =
    jeton && expireLe
      ? { adresse: adresseAvis(adresse, jeton), expireLe: jourDe(expireLe) }
      : undefined;
  const redaction = await rediger(tx, dossier, definition, modele, {
    dateLegale: deBaseOuCree(c),
    aujourdhui: horloge.aujourdhui(),
    limiteLe: deBase(c.echeanceLe),
    pieces: [],
    motif: confidentiel ? undefined : question,
    lien,
    avis: {
      organisme,
      confidentiel,
      adresse: new URL(`/dossiers/${dossier.id}`, adresse).href,
    },
  });
  const maintenant = horloge.maintenant();
  return (await enregistrer(tx, dossier, { modele, destinataire, redaction, maintenant })).travail;
}

/** When it was given, or else when it was asked. */
const deBaseOuCree = ({ reponduLe, creeLe }: ConsultationLue) =>
  reponduLe ? deBase(reponduLe) : jourDe(creeLe);
