import {
  type Auteur,
  ecrireDossier,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import { verifierAgent } from '../dossiers/modifier-dossier.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { annoncerPassation } from './prevenir.js';

const LOT = 100;
type Passation = { id: string; deId: string; versId: string; motif: string };

/**
 * Hands over, or gives back, each dossier still to be written, in a transaction of its own that says so in
 * its line: stopped anywhere and run again, it does nothing twice.
 */
export async function executerPassation(moyens: Moyens, passationId: string): Promise<void> {
  const { client } = moyens;
  for (;;) {
    const passation = await client.passation.findUniqueOrThrow({
      where: { id: passationId },
      include: {
        auteur: true,
        annuleePar: true,
        lignes: {
          where: { etat: { in: ['A_FAIRE', 'A_ANNULER'] } },
          orderBy: { dossierId: 'asc' },
          take: LOT,
          select: { dossierId: true },
        },
      },
    });
    if (passation.lignes.length === 0) return annoncerPassation(moyens, passationId);
    const auteur = passation.annuleePar ?? passation.auteur;
    for (const { dossierId } of passation.lignes)
      await traiter(moyens, auteur, passation, dossierId);
  }
}

async function traiter(
  moyens: Moyens,
  auteur: Auteur,
  passation: Passation,
  dossierId: string,
): Promise<void> {
  const demande = { dossierId, auteur, permission: 'dossier:affecter' as const };
  const cle = { passationId_dossierId: { passationId: passation.id, dossierId } };
  try {
    await ecrireDossier(moyens, demande, async (situation) => {
      const { tx } = situation;
      // Read under the lock of the dossier: a second run waits, then finds it done.
      const { etat } = await tx.lignePassation.findUniqueOrThrow({ where: cle });
      if (etat !== 'A_FAIRE' && etat !== 'A_ANNULER') return { evenements: [] };
      const aller = etat === 'A_FAIRE';
      const agentId = aller ? passation.versId : passation.deId;
      if (aller) verifierDepart(situation, passation);
      else await verifierRetour(situation, passation);
      await verifierAgent(tx, agentId, situation.dossier);
      const motif = aller ? passation.motif : `Annulation : ${passation.motif}`;
      return {
        data: { agentId },
        evenements: [
          {
            type: 'DossierAffecte',
            charge: { agentId, passationId: passation.id },
            prive: { motif },
          },
        ],
        autres: async () => {
          await tx.lignePassation.update({
            where: cle,
            data: { etat: aller ? 'FAITE' : 'ANNULEE', raison: null },
          });
        },
      };
    });
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    const { etat } = await moyens.client.lignePassation.findUniqueOrThrow({ where: cle });
    const fin = etat === 'A_FAIRE' ? 'ECARTEE' : 'MAINTENUE';
    await moyens.client.lignePassation.updateMany({
      where: { passationId: passation.id, dossierId, etat: { in: ['A_FAIRE', 'A_ANNULER'] } },
      data: { etat: fin, raison: erreur.message },
    });
  }
}

const changer = (message: string) => new ErreurMetier('refuse', message);

function verifierDepart({ dossier }: Situation, { deId }: Passation): void {
  if (dossier.closLe) throw changer('Le dossier a été clos entre-temps.');
  if (dossier.agentId !== deId) throw changer('Le dossier a changé d’agent entre-temps.');
}

/** Nothing but this hand-over decided of whose it is. */
async function verifierRetour(
  { tx, dossier }: Situation,
  { id, versId }: Passation,
): Promise<void> {
  if (dossier.closLe) throw changer('Le dossier a été clos depuis.');
  const derniere = await tx.evenementJournal.findFirst({
    where: { chaineId: dossier.id, type: 'DossierAffecte' },
    orderBy: { rang: 'desc' },
    select: { charge: true },
  });
  const { passationId } = (derniere?.charge ?? {}) as { passationId?: string };
  if (passationId !== id || dossier.agentId !== versId)
    throw changer('Le dossier a changé d’agent depuis.');
}
