import type { Evenement, RevoquerAvis, TravailDemande } from '@sciat/contrats';
import { enBase } from '../base/dates.js';
import {
  type Auteur,
  ecrireDossier,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import {
  avecPartages,
  type ConsultationLue,
  dejaRendu,
  lireConsultation,
} from './consultations.js';
import { ecrireCourriel } from './ecrire-courriel.js';

interface Revocation {
  evenements: Evenement[];
  travaux: TravailDemande[];
}

/** By an agent. Twice is once. */
export async function revoquerAvis(
  moyens: Moyens,
  dossierId: string,
  agent: Auteur & { id: string },
  id: string,
  { motif }: RevoquerAvis,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'avis:demander' },
    async (situation) => {
      const consultation = await lireConsultation(situation.tx, dossierId, id);
      if (consultation.etat === 'RENDUE') throw dejaRendu();
      if (consultation.etat === 'REVOQUEE') return { evenements: [] };
      return revoquer(moyens, situation, [consultation], motif);
    },
  );
}

/** A dossier that closes waits for nobody's opinion: in the transaction of the act that closes it. */
export async function revoquerAvecLeDossier(
  moyens: Moyens,
  situation: Situation,
): Promise<Revocation> {
  const attendues = await situation.tx.consultation.findMany({
    where: { dossierId: situation.dossier.id, etat: 'ATTENDUE' },
    include: avecPartages,
  });
  return revoquer(moyens, situation, attendues, 'Dossier clos.');
}

async function revoquer(
  moyens: Moyens,
  situation: Situation,
  consultations: ConsultationLue[],
  motif: string,
): Promise<Revocation> {
  const { tx, aujourdhui } = situation;
  await tx.consultation.updateMany({
    where: { id: { in: consultations.map((c) => c.id) } },
    data: { etat: 'REVOQUEE', revoqueLe: enBase(aujourdhui), motifRevocation: motif || null },
  });
  const travaux: TravailDemande[] = [];
  for (const consultation of consultations) {
    const modele = 'AVIS_ANNULE';
    const travail = await ecrireCourriel(moyens, situation, consultation, { modele });
    if (travail) travaux.push(travail);
  }
  const evenements = consultations.map(
    ({ id, organisme }): Evenement => ({
      type: 'AvisRevoque',
      charge: { consultationId: id },
      prive: { nom: organisme, ...(motif ? { motif } : {}) },
    }),
  );
  return { evenements, travaux };
}
