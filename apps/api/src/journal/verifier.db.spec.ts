import { setTimeout as attendre } from 'node:timers/promises';
import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, connecter, unService } from '../../test/fabriques.js';
import { UtilisateursService } from '../utilisateurs/utilisateurs.service.js';
import { type Contexte, consigner, horsVersion } from './consigner.js';
import { effacer } from './effacer.js';
import { verifierJournal } from './verifier.js';

let api: Api;
let service: { id: string };
let auteurId: string;
let chaineId: string;
let rangs: number;

const COMPTE = {
  courriel: 'premiere@exemple.invalid',
  nom: 'Première',
  prenom: 'Claude',
  role: 'administrateur' as const,
  motDePasse: 'un mot de passe de test',
};

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  const premier = { id: null, serviceId: service.id };
  auteurId = (await api.app.get(UtilisateursService).creer(premier, COMPTE)).id;
  chaineId = (await unDossier(api, { service, etape: 'COURRIER_PREFET' })).id;
  rangs = await api.client.evenementJournal.count({ where: { chaineId } });
});

/** As someone would who holds the database: the triggers are silenced. */
async function falsifier(...requetes: string[]): Promise<void> {
  await api.client.$transaction([
    api.client.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
    ...requetes.map((r) => api.client.$executeRawUnsafe(r)),
  ]);
}
const rupture = async () => (await verifierJournal(api.prisma.pool)).rupture;
const ou = (rang: number) => `WHERE chaine_id = '${chaineId}' AND rang = ${rang}`;
const contexte = (): Contexte =>
  horsVersion(api.horloge, { serviceId: service.id, dossierId: chaineId, auteurId });
const premierePrivee = async () =>
  (await api.client.partPrivee.findFirstOrThrow({ where: { chaineId }, orderBy: { rang: 'asc' } }))
    .rang;

/** Removes everything after `rang` and sets the head back there, hash included. */
const couper = (chaine: string, rang: number) =>
  falsifier(
    `DELETE FROM part_privee WHERE chaine_id = '${chaine}' AND rang > ${rang}`,
    `DELETE FROM evenement_journal WHERE chaine_id = '${chaine}' AND rang > ${rang}`,
    `UPDATE chaine_journal SET rang = ${rang}, empreinte = coalesce((SELECT empreinte FROM
       evenement_journal WHERE chaine_id = '${chaine}' AND rang = ${rang}), repeat('0', 64))
     WHERE id = '${chaine}'`,
  );

test('un journal que personne n’a touché est intact', async () => {
  const bilan = await verifierJournal(api.prisma.pool);
  expect(bilan).toEqual({ chaines: 2, evenements: rangs + 1, rupture: null });
  expect(rangs).toBeGreaterThan(5);
});

test('un événement consigné pendant la vérification ne la trompe pas', async () => {
  const enAttente = () => api.client.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'evenement_journal'::regclass`;
  let verification: ReturnType<typeof verifierJournal> | undefined;
  await api.client.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE evenement_journal`;
    // Has read the heads, and waits to read the events.
    verification = verifierJournal(api.prisma.pool);
    while ((await enAttente()).length === 0) await attendre(5);
    const charge = { courrielId: 'x', modele: 'ACCUSE_RECEPTION', etat: 'ENVOYE' };
    await consigner(tx, contexte(), [{ type: 'CourrielTraite', charge }]);
  });
  expect(await verification).toEqual({ chaines: 2, evenements: rangs + 1, rupture: null });
  expect(await verifierJournal(api.prisma.pool)).toMatchObject({ evenements: rangs + 2 });
});

test('chaque événement altéré, quel qu’il soit, est nommé', async () => {
  for (let rang = 1; rang <= rangs; rang += 1) {
    await falsifier(`UPDATE evenement_journal SET date_legale = date_legale + 1 ${ou(rang)}`);
    expect(await rupture()).toMatchObject({ chaineId, rang });
    await falsifier(`UPDATE evenement_journal SET date_legale = date_legale - 1 ${ou(rang)}`);
    expect(await rupture()).toBeNull();
  }
});

test.each([
  ['la charge', `UPDATE evenement_journal SET charge = charge || '{"x":1}'`],
  ['le type', `UPDATE evenement_journal SET type = 'Autre'`],
  ['l’auteur', 'UPDATE evenement_journal SET auteur_id = NULL'],
  [
    'la date de saisie',
    "UPDATE evenement_journal SET enregistre_le = enregistre_le + interval '1 s'",
  ],
  ['l’empreinte', `UPDATE evenement_journal SET empreinte = repeat('a', 64)`],
  ['le maillon précédent', `UPDATE evenement_journal SET empreinte_precedente = repeat('b', 64)`],
  ['sa suppression', 'DELETE FROM evenement_journal'],
])('%s d’un événement falsifié se voit', async (_, requete) => {
  await falsifier(`${requete} ${ou(3)}`);
  expect(await rupture()).toMatchObject({ chaineId, rang: 3 });
});

describe('une fin coupée', () => {
  test('se voit à la tête de la chaîne', async () => {
    await falsifier(`DELETE FROM part_privee ${ou(rangs)}`);
    await falsifier(`DELETE FROM evenement_journal ${ou(rangs)}`);
    const coupee = { chaineId, rang: rangs, defaut: 'fin de la chaîne manquante' };
    expect(await rupture()).toEqual(coupee);
    await falsifier(`UPDATE chaine_journal SET rang = ${rangs - 1} WHERE id = '${chaineId}'`);
    expect(await rupture()).toMatchObject({ chaineId, defaut: 'tête de la chaîne altérée' });
  });

  test('se voit, où qu’elle le soit, quand la tête a été ramenée en arrière', async () => {
    for (let reste = rangs - 1; reste > 0; reste -= 1) {
      await couper(chaineId, reste);
      const defaut = expect.stringContaining('événement manquant');
      expect(await rupture()).toEqual({ chaineId, rang: reste + 1, defaut });
    }
  });
});

test.each([
  ['d’un dossier', () => chaineId],
  ['d’un service', () => service.id],
])('la chaîne %s, vidée ou supprimée, se voit', async (_, chaine) => {
  await couper(chaine(), 0);
  expect(await rupture()).toEqual({ chaineId: chaine(), rang: 1, defaut: 'chaîne vide' });
  await falsifier(`DELETE FROM chaine_journal WHERE id = '${chaine()}'`);
  const defaut = 'tête de la chaîne manquante';
  expect(await rupture()).toEqual({ chaineId: chaine(), rang: 0, defaut });
});

test('une chaîne attribuée à un autre service, ou à rien, se voit', async () => {
  const autre = await unService(api);
  const attribuer = (table: string, colonne: string, id: string) =>
    falsifier(`UPDATE ${table} SET service_id = '${id}' WHERE ${colonne} = '${chaineId}'`);
  await attribuer('chaine_journal', 'id', autre.id);
  const altere = { chaineId, rang: 0, defaut: 'service de la chaîne altéré' };
  expect(await rupture()).toEqual(altere);
  await attribuer('dossier', 'id', autre.id);
  expect(await rupture()).toEqual({ chaineId, rang: 1, defaut: 'événement d’un autre service' });
  await falsifier(`DELETE FROM dossier WHERE id = '${chaineId}'`);
  expect(await rupture()).toMatchObject({ chaineId, defaut: 'chaîne sans dossier ni service' });
});

describe('une partie privée', () => {
  test('effacée par un événement qui le dit ne rompt rien, et ne se relit plus', async () => {
    const rang = await premierePrivee();
    await api.client.$transaction((tx) => effacer(tx, contexte(), rang));
    expect(await api.client.partPrivee.findFirst({ where: { chaineId, rang } })).toMatchObject({
      sel: null,
      contenu: null,
    });
    expect(await rupture()).toBeNull();
  });

  test('effacée sans événement est refusée par la base, et se voit', async () => {
    const rang = await premierePrivee();
    const effacement = `UPDATE part_privee SET sel = NULL, contenu = NULL ${ou(rang)}`;
    await expect(api.client.$executeRawUnsafe(effacement)).rejects.toThrow(/journalisé seulement/);
    await falsifier(effacement);
    const defaut = 'partie privée effacée sans événement';
    expect(await rupture()).toEqual({ chaineId, rang, defaut });
    await falsifier(`UPDATE part_privee SET sel = 'x' ${ou(rang)}`);
    expect(await rupture()).toEqual({ chaineId, rang, defaut });
  });

  test('rétablie après son effacement, même en partie, se voit', async () => {
    const rang = await premierePrivee();
    await api.client.$transaction((tx) => effacer(tx, contexte(), rang));
    for (const champ of [`sel = 'x'`, `sel = NULL, contenu = '{"motif":"faux"}'`]) {
      await falsifier(`UPDATE part_privee SET ${champ} ${ou(rang)}`);
      const defaut = 'partie privée présente après son effacement';
      expect(await rupture()).toEqual({ chaineId, rang, defaut });
    }
  });

  test.each([
    ['au contenu altéré', `UPDATE part_privee SET contenu = '{"motif":"faux"}'`, 'altérée'],
    ['au sel altéré', `UPDATE part_privee SET sel = 'x'`, 'altérée'],
    ['sans son sel', 'UPDATE part_privee SET sel = NULL', 'altérée'],
    ['supprimée', 'DELETE FROM part_privee', 'supprimée'],
  ])('%s se voit', async (_, requete, etat) => {
    const rang = await premierePrivee();
    await falsifier(`${requete} ${ou(rang)}`);
    expect(await rupture()).toEqual({ chaineId, rang, defaut: `partie privée ${etat}` });
  });

  test('ajoutée à un événement, à un rang ou à une chaîne qui n’en ont pas se voit', async () => {
    const ajouter = (chaine: string, rang: number) =>
      falsifier(
        "DELETE FROM part_privee WHERE sel = 'x'",
        `INSERT INTO part_privee (chaine_id, rang, sel, contenu) VALUES ('${chaine}', ${rang}, 'x', '{}')`,
      );
    await ajouter(chaineId, 1);
    expect(await rupture()).toEqual({ chaineId, rang: 1, defaut: 'partie privée ajoutée' });
    await ajouter(chaineId, rangs + 1);
    const sans = { chaineId, rang: rangs + 1, defaut: 'partie privée sans événement' };
    expect(await rupture()).toEqual(sans);
    await ajouter(auteurId, 4);
    expect(await rupture()).toEqual({ chaineId: auteurId, rang: 4, defaut: 'chaîne inconnue' });
  });
});

test('la base refuse de modifier, supprimer ou vider le journal', async () => {
  const tete = `WHERE id = '${chaineId}'`;
  for (const requete of [
    `UPDATE evenement_journal SET type = 'x' ${ou(1)}`,
    `DELETE FROM evenement_journal ${ou(1)}`,
    'TRUNCATE evenement_journal CASCADE',
    'TRUNCATE chaine_journal CASCADE',
    'DELETE FROM part_privee',
    `UPDATE part_privee SET contenu = '{}'`,
    `DELETE FROM chaine_journal ${tete}`,
    `UPDATE chaine_journal SET rang = rang - 1 ${tete}`,
    `UPDATE chaine_journal SET rang = rang + 1 ${tete}`,
    `UPDATE chaine_journal SET empreinte = repeat('0', 64) ${tete}`,
    `UPDATE chaine_journal SET service_id = '${auteurId}' ${tete}`,
    `INSERT INTO chaine_journal (id, service_id, rang, empreinte)
       VALUES ('${auteurId}', '${service.id}', 5, '')`,
  ]) {
    await expect(api.client.$executeRawUnsafe(requete)).rejects.toThrow(
      /refusé|un par un|journalisé seulement/,
    );
  }
  expect(await rupture()).toBeNull();
});

test.each([
  ['qui se suivent', 'a', true],
  ['dont l’un ne tient pas au précédent', 'x', false],
])('la tête avance de deux événements %s : %s, %s', async (_, precedente, permis) => {
  const fin = new Error('rien ne reste');
  const ajouts = api.client.$transaction(async (tx) => {
    const tete = await tx.chaineJournal.findUniqueOrThrow({ where: { id: chaineId } });
    const { rang, empreinte } = tete;
    const ajouter = (pas: number, avant: string, apres: string) =>
      tx.evenementJournal.create({
        data: {
          chaineId,
          rang: rang + pas,
          serviceId: service.id,
          type: 'x',
          charge: {},
          dateLegale: new Date(),
          enregistreLe: new Date(),
          suivants: 0,
          empreintePrecedente: avant,
          empreinte: apres,
        },
      });
    await ajouter(1, empreinte, 'a');
    await ajouter(2, precedente, 'b');
    const data = { rang: rang + 2, empreinte: 'b' };
    await tx.chaineJournal.update({ where: { id: chaineId }, data });
    throw fin;
  });
  await expect(ajouts).rejects.toThrow(permis ? fin.message : /un par un/);
});

test('la base refuse une nouvelle version de dossier dont le journal ne dit rien', async () => {
  const version = { version: { increment: 1 } };
  await expect(
    api.client.dossier.update({ where: { id: chaineId }, data: version }),
  ).rejects.toThrow(/sans événement/);
});

test('les actes d’administration ont leur propre chaîne, vérifiée comme les autres', async () => {
  const administrateur = await connecter(api, 'administrateur', service);
  const compte = { ...COMPTE, courriel: 'seconde@exemple.invalid', role: 'instructeur' };
  const { body } = await administrateur.post('/api/utilisateurs').send(compte).expect(201);
  await administrateur.patch(`/api/utilisateurs/${body.id}`).send({ nom: 'Autre' }).expect(200);

  const chaine = await api.client.evenementJournal.findMany({
    where: { chaineId: service.id },
    orderBy: { rang: 'asc' },
    select: { type: true, dossierId: true, auteurId: true, charge: true },
  });
  const auteur = { dossierId: null, auteurId: administrateur.compte.id };
  const cree = { utilisateurId: body.id, role: 'instructeur' };
  expect(chaine.slice(1)).toEqual([
    { type: 'UtilisateurCree', charge: cree, ...auteur },
    { type: 'UtilisateurModifie', charge: { utilisateurId: body.id, champs: ['nom'] }, ...auteur },
  ]);
  expect(await rupture()).toBeNull();
  await falsifier(
    `UPDATE evenement_journal SET auteur_id = NULL WHERE chaine_id = '${service.id}' AND rang = 2`,
  );
  expect(await rupture()).toMatchObject({ chaineId: service.id, rang: 2 });
});
