import type { ConsultationSuivie, Dossier, ListerConsultations, Page } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import { deDossiersDuPerimetre, type Perimetre } from '../auth/perimetre.js';
import { deBase, deBaseOuNull } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import type { DossierLu } from '../dossiers/faits.js';

/** The opinions awaited in a service, the most overdue first; or those asked of one colleague. */
export async function suivreAvis(
  client: PrismaClient,
  agent: Perimetre & { id: string },
  { page, parPage, ordre, pour }: ListerConsultations,
): Promise<Page<ConsultationSuivie>> {
  const where = {
    ...deDossiersDuPerimetre(agent),
    etat: 'ATTENDUE' as const,
    ...(pour === 'moi' ? { utilisateurId: agent.id } : {}),
  };
  const [lues, total] = await Promise.all([
    client.consultation.findMany({
      where,
      orderBy: [{ echeanceLe: ordre }, { id: ordre }],
      skip: (page - 1) * parPage,
      take: parPage,
      include: {
        creePar: { select: { prenom: true, nom: true } },
        dossier: { select: { id: true, reference: true, collectiviteNom: true } },
      },
    }),
    client.consultation.count({ where }),
  ]);
  const donnees = lues.map(({ dossier, creePar, ...c }) => ({
    id: c.id,
    dossier: {
      id: dossier.id,
      reference: dossier.reference,
      collectivite: dossier.collectiviteNom,
    },
    organisme: c.organisme,
    confidentiel: c.confidentiel,
    demandeLe: jourDe(c.creeLe),
    demandePar: `${creePar.prenom} ${creePar.nom}`,
    echeanceLe: deBase(c.echeanceLe),
    relances: c.relances,
    relanceLe: deBaseOuNull(c.relanceLe),
  }));
  return { donnees, total };
}

/** Those awaited on one dossier. */
export function avisAttendus(
  { consultations }: Pick<DossierLu, 'consultations'>,
  agent: { id: string },
): Dossier['avisAttendus'] {
  return consultations.map(({ id, organisme, echeanceLe, utilisateurId }) => ({
    id,
    organisme,
    echeanceLe: deBase(echeanceLe),
    pourMoi: utilisateurId === agent.id,
  }));
}
