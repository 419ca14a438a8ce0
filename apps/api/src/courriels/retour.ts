import type { RetourCourriel } from '@sciat/contrats';
import { type Agent, peut } from '@sciat/dispositifs';
import type { Courriel, Prisma, PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import { recalculerObligation, verrouiller } from '../dossiers/ecrire-dossier.js';
import { introuvable, refus } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { sansJeton } from '../liens/jeton.js';
import { type Avis, lireAvis } from './lire-avis.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

/**
 * Notes on a mail what a delivery notice says of it. The same notice twice is once; one that comes after a
 * final one changes nothing, but a return, which is final whatever was said before.
 * @param agent who brings the notice; `null` for the mail server, which knows every service
 * @throws ErreurMetier 422 for what is no notice, 404 when it names no mail of ours
 */
export async function noterRetour(
  { client, horloge }: Moyens,
  brut: Uint8Array,
  agent: (Agent & { id: string }) | null,
): Promise<Omit<RetourCourriel, 'courriel'> & { id: string }> {
  const avis = await lireAvis(brut);
  if (!avis)
    throw refus([
      {
        code: 'AVIS',
        message:
          'Ce message n’est pas un avis de remise ou de non-remise lisible (RFC 3464) : rien n’a été changé.',
      },
    ]);
  const vu = await trouver(client, avis, agent);
  const { id, dossierId, serviceId, modele } = vu;
  return client.$transaction(async (tx) => {
    if (dossierId) await verrouiller(tx, dossierId);
    const courriel = await tx.courriel.findUniqueOrThrow({ where: { id } });
    const data = suiteDe(courriel, avis, horloge.maintenant());
    if (!data) return { id, dit: avis.dit, nouveau: false };
    await tx.courriel.update({ where: { id }, data });
    if (!dossierId) return { id, dit: avis.dit, nouveau: true };
    const contexte = horsVersion(horloge, { serviceId, dossierId, auteurId: agent?.id ?? null });
    const etat = avis.dit === 'retarde' ? 'RETARDE' : (data.etat as string);
    await consigner(tx, contexte, [
      { type: 'CourrielTraite', charge: { courrielId: id, modele, etat } },
    ]);
    // What came back was not received: a clock that it had stopped runs again.
    if (avis.dit === 'revenu') await recalculerObligation(tx, dossierId, horloge.aujourdhui());
    return { id, dit: avis.dit, nouveau: true };
  });
}

async function trouver(client: PrismaClient, { candidats }: Avis, agent: Agent | null) {
  const trouves = await client.courriel.findMany({
    where: { id: { in: candidats } },
    include: { dossier: { select: { dispositif: true } } },
  });
  const courriel = candidats
    .flatMap((id) => trouves.filter((c) => c.id === id))
    .find(
      (c) =>
        !agent ||
        peut(agent, 'courriel:retourner', {
          serviceId: c.serviceId,
          ...(c.dossier ? { dispositif: c.dossier.dispositif } : {}),
        }),
    );
  if (courriel) return courriel;
  throw introuvable('Le courriel dont parle cet avis');
}

/** `null`: nothing new. A notice that comes before the sender has noted that the mail left says so itself. */
function suiteDe(
  courriel: Courriel,
  { dit, statut, diagnostic }: Avis,
  maintenant: Date,
): Prisma.CourrielUpdateInput | null {
  const { etat, retourLe, envoyeLe, prisLe, texte } = courriel;
  const parti = ['EN_COURS', 'ENVOYE', 'INCERTAIN', 'REMIS'].includes(etat);
  if (!parti || (etat === 'REMIS' && dit !== 'revenu')) return null;
  if (dit === 'retarde' && retourLe) return null;
  const vers = { remis: 'REMIS', revenu: 'REVENU', retarde: 'ENVOYE' } as const;
  return {
    etat: vers[dit],
    erreur: null,
    envoyeLe: envoyeLe ?? prisLe ?? maintenant,
    texte: sansJeton(texte),
    retourLe: maintenant,
    retourStatut: statut,
    retourDiagnostic: diagnostic,
  };
}
