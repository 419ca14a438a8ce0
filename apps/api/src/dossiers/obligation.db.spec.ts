import { definitionDe } from '@sciat/dispositifs';
import fc from 'fast-check';
import { demarrerApplication } from '../../test/application.js';
import { SAISIES, unDossier } from '../../test/dossiers.js';
import { type Api, unUtilisateur } from '../../test/fabriques.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { verifierJournal } from '../journal/verifier.js';
import { franchirEtape } from './franchir-etape.js';

let api: Api;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

const { transitions, etapes } = definitionDe('VTA', '2021');
const departs = [
  'FICHE_DE_POSTE',
  'COMPLEMENTS_FICHE',
  'COURRIER_PREFET',
  'VERIFICATION_COMPLETUDE',
  'VERSEMENT',
  'REFUS',
];

async function compter(dossierId: string) {
  const { closLe } = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  const obligations = await api.client.obligation.count({ where: { dossierId } });
  return { clos: closLe !== null, obligations };
}

test('après toute suite d’actes acceptés, un dossier ouvert a une obligation et un dossier clos aucune', async () => {
  const commande = fc.record({
    // Mostly acts that leave the present step, else nearly all would be refused.
    choix: fc.nat(),
    auHasard: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    role: fc.constantFrom('instructeur' as const, 'superviseur' as const, 'lecture' as const),
    etapeCible: fc.constantFrom(...etapes.map((e) => e.id)),
  });
  let acceptes = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...departs),
      fc.array(commande, { minLength: 4, maxLength: 14 }),
      async (etape, commandes) => {
        const { id, serviceId } = await unDossier(api, { etape });
        const { id: auteurId } = await unUtilisateur(api, 'superviseur', { id: serviceId });
        for (const { choix, auHasard, role, etapeCible } of commandes) {
          const { version, etape: ici } = await api.client.dossier.findUniqueOrThrow({
            where: { id },
          });
          const offertes = transitions.filter((t) => auHasard || t.de.includes(ici));
          const transition = offertes[choix % offertes.length]?.id ?? '';
          const demande = {
            transition,
            version,
            etapeCible,
            dateLegale: api.horloge.aujourdhui(),
            motif: 'Motif.',
          };
          try {
            await franchirEtape(
              api.moyens,
              id,
              { id: auteurId, serviceId, role },
              { ...demande, ...SAISIES[transition] },
            );
            acceptes += 1;
          } catch (erreur) {
            expect(erreur).toBeInstanceOf(ErreurMetier);
          }
          const { clos, obligations } = await compter(id);
          expect(obligations).toBe(clos ? 0 : 1);
        }
      },
    ),
    { numRuns: 15 },
  );
  expect(acceptes).toBeGreaterThan(5);
  expect((await verifierJournal(api.prisma.pool)).rupture).toBeNull();
}, 120_000);

test('la base refuse un dossier ouvert sans obligation et un dossier clos qui en garde une', async () => {
  const { id } = await unDossier(api);
  await expect(api.client.obligation.delete({ where: { dossierId: id } })).rejects.toThrow(
    /obligation/,
  );
  await expect(
    api.client.dossier.update({
      where: { id },
      data: { closLe: new Date('2026-09-01'), issue: 'REFUS' },
    }),
  ).rejects.toThrow(/obligation/);
  await expect(
    api.client.dossier.update({ where: { id }, data: { issue: 'REFUS' } }),
  ).rejects.toThrow();
  expect(await compter(id)).toEqual({ clos: false, obligations: 1 });
});
