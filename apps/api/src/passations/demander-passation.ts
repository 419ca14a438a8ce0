import type { ApercevoirPassation, ApercuPassation, DemanderPassation } from '@sciat/contrats';
import { dernieresVersions, estAuPerimetre } from '@sciat/dispositifs';
import { Prisma } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { peutInstruire } from '../dossiers/modifier-dossier.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';

const { sql } = Prisma;
const EXEMPLES = 20;
export const NE_SUIT_PAS = 'Le repreneur ne suit pas ce dispositif.';

type Superviseur = Perimetre & { id: string };

/** What the hand-over would do: nothing is written. */
export async function apercevoirPassation(
  { client, horloge }: Moyens,
  qui: Superviseur,
  demande: ApercevoirPassation,
): Promise<ApercuPassation> {
  const { vers } = await lirePersonnes(client, qui, demande);
  const suivis = codesSuivis(vers);
  const [parDispositif, exemples] = await Promise.all([
    client.$queryRaw<{ dispositif: string; nombre: number }[]>`
      SELECT o.dispositif, count(*)::int AS nombre FROM ${visee(qui, demande)}
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    client.$queryRaw<{ dossierId: string; reference: string }[]>`
      SELECT d.id AS "dossierId", d.reference FROM ${visee(qui, demande)}
      AND o.dispositif <> ALL(${suivis}) ORDER BY d.reference LIMIT ${EXEMPLES}`,
  ]);
  const somme = (lignes: { nombre: number }[]) => lignes.reduce((n, l) => n + l.nombre, 0);
  const transmis = parDispositif.filter((l) => suivis.includes(l.dispositif));
  const { absentDu, absentAu } = vers;
  const jour = horloge.aujourdhui();
  const absent = absentDu && absentAu && deBase(absentDu) <= jour && jour <= deBase(absentAu);
  return {
    parDispositif: transmis,
    transmis: somme(transmis),
    ecartes: somme(parDispositif) - somme(transmis),
    exemples: exemples.map((e) => ({ ...e, raison: NE_SUIT_PAS })),
    avertissements: absent
      ? [`${vers.prenom} ${vers.nom} est aussi absent, jusqu’au ${direJour(deBase(absentAu))}.`]
      : [],
  };
}

/** Writes down what is to be handed over; the job does it, dossier by dossier. */
export async function demanderPassation(
  { client, horloge }: Moyens,
  qui: Superviseur,
  demande: DemanderPassation,
): Promise<string> {
  const { deId, versId, motif } = demande;
  return client.$transaction(async (tx) => {
    const { vers } = await lirePersonnes(tx, qui, demande);
    const maintenant = horloge.maintenant();
    const { id } = await tx.passation.create({
      data: {
        serviceId: qui.serviceId,
        deId,
        versId,
        motif,
        auteurId: qui.id,
        demandeeLe: maintenant,
      },
    });
    const lignes = await tx.$executeRaw`
      INSERT INTO ligne_passation (passation_id, dossier_id, etat, raison)
      SELECT ${id}::uuid, d.id, s.etat::etat_passation, CASE WHEN s.etat = 'ECARTEE' THEN ${NE_SUIT_PAS} END
      FROM (SELECT o.dossier_id AS id, o.dispositif FROM ${visee(qui, demande)}) d
      CROSS JOIN LATERAL (SELECT CASE WHEN d.dispositif = ANY(${codesSuivis(vers)}) THEN 'A_FAIRE' ELSE 'ECARTEE' END AS etat) s`;
    if (lignes === 0)
      throw champInvalide('deId', 'Cet agent n’a aucun dossier ouvert à transmettre.');
    await consigner(
      tx,
      {
        serviceId: qui.serviceId,
        dossierId: null,
        dossierVersion: null,
        auteurId: qui.id,
        dateLegale: horloge.aujourdhui(),
        maintenant,
      },
      [
        {
          type: 'PassationDemandee',
          charge: { passationId: id, deId, versId, dossiers: lignes },
          prive: { motif },
        },
      ],
    );
    await deposer(
      tx,
      { serviceId: qui.serviceId, dossierId: null },
      { nom: 'passation.executer', charge: { passationId: id } },
    );
    return id;
  });
}

/** The open dossiers of an agent that the asker may see, those chosen if some were. */
const visee = (qui: Perimetre, { deId, dossierIds }: ApercevoirPassation) => sql`
  obligation o JOIN dossier d ON d.id = o.dossier_id
  WHERE ${auPerimetre(sql`o`, qui)} AND o.agent_id = ${deId}::uuid
    AND ${dossierIds ? sql`o.dossier_id = ANY(${dossierIds}::uuid[])` : sql`TRUE`}`;

const codesSuivis = (agent: { dispositifs: string[] }) =>
  dernieresVersions()
    .map((d) => d.code)
    .filter((code) => estAuPerimetre(agent, code));

async function lirePersonnes(
  client: Pick<Tx, 'utilisateur'>,
  { serviceId }: Perimetre,
  { deId, versId }: { deId: string; versId: string },
) {
  const de = await client.utilisateur.findFirst({ where: { id: deId, serviceId } });
  if (!de) throw champInvalide('deId', 'Cet agent n’existe pas.');
  if (deId === versId) throw champInvalide('versId', 'Choisissez quelqu’un d’autre.');
  const vers = await client.utilisateur.findFirst({
    where: { id: versId, serviceId, ...peutInstruire },
  });
  if (!vers) throw champInvalide('versId', 'Cet agent n’existe pas ou ne peut pas instruire.');
  return { de, vers };
}

const direJour = (jour: string) => jour.split('-').reverse().join('/');
