import PostalMime from 'postal-mime';
import { UUID } from '../erreurs/identifiant.pipe.js';

/** The report and the headers of the mail come first: what a server adds after them is not needed. */
export const AVIS_MAX = 256 * 1024;

/** What a delivery notice (RFC 3464) says of a mail of ours. */
export interface Avis {
  /** The ids that may be that mail's: of its envelope first, then of its Message-ID. */
  candidats: string[];
  dit: 'remis' | 'retarde' | 'revenu';
  /** "5.1.1" */
  statut: string | null;
  diagnostic: string | null;
}

const dits: Record<string, Avis['dit']> = {
  failed: 'revenu',
  delayed: 'retarde',
  delivered: 'remis',
};
/** Worst first: our mails have one addressee, whom a server may have expanded into several. */
const GRAVITE = ['failed', 'delayed', 'delivered'];
const DIAGNOSTIC_MAX = 500;

/**
 * Reads a message as it came, cut to `AVIS_MAX`.
 * @returns `null` when it is no delivery notice, or says only that the mail went on (`relayed`, `expanded`)
 */
export async function lireAvis(brut: Uint8Array): Promise<Avis | null> {
  const parties = await decouper(brut.subarray(0, AVIS_MAX));
  const rapport = parties.find((p) => /^message\/(global-)?delivery-status$/.test(p.type));
  if (!rapport) return null;
  const [message = new Map(), ...destinataires] = rapport.texte
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((groupe) => groupe.trim() !== '')
    .map(lireChamps);
  const action = (champs: Map<string, string>) => champs.get('action')?.toLowerCase() ?? '';
  const retenu = GRAVITE.flatMap((g) => destinataires.filter((d) => action(d) === g))[0];
  const dit = retenu && dits[action(retenu)];
  if (!dit) return null;
  const entetes = parties.find((p) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/(rfc822|global)-headers)$/.test(
      p.type,
    ),
  );
  const messageId = lireChamps(entetes?.texte.split(/\r?\n\r?\n/)[0] ?? '').get('message-id');
  const candidats = [message.get('original-envelope-id'), messageId]
    .map((texte) => texte?.trim().replace(/^</, '').split('@')[0]?.toLowerCase() ?? '')
    .filter((id) => UUID.test(id));
  return {
    candidats: [...new Set(candidats)],
    dit,
    statut: retenu.get('status')?.match(/^[245]\.\d{1,3}\.\d{1,3}/)?.[0] ?? null,
    diagnostic: propre(retenu.get('diagnostic-code')),
  };
}

async function decouper(brut: Uint8Array): Promise<{ type: string; texte: string }[]> {
  // What no parser can take apart is no notice.
  const lu = await PostalMime.parse(brut, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  }).catch(() => null);
  return (lu?.attachments ?? []).map(({ mimeType, content }) => ({
    type: mimeType,
    texte: content as string,
  }));
}

/** Header fields, continued lines joined, the first of each name. */
function lireChamps(texte: string): Map<string, string> {
  const champs = new Map<string, string>();
  for (const ligne of texte.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const i = ligne.indexOf(':');
    const nom = ligne.slice(0, i).trim().toLowerCase();
    if (i > 0 && !champs.has(nom)) champs.set(nom, ligne.slice(i + 1).trim());
  }
  return champs;
}

/** "smtp; 550 5.1.1 unknown" without the kind of server, without control characters, bounded. */
function propre(diagnostic: string | undefined): string | null {
  const seul = (diagnostic ?? '')
    .replace(/^[\w-]+;\s*/, '')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '')
    .trim();
  return [...seul].slice(0, DIAGNOSTIC_MAX).join('') || null;
}
