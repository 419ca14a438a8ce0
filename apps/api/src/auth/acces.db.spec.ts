import { randomUUID } from 'node:crypto';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '@sciat/dispositifs';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { connecter, navigateur, unService } from '../../test/fabriques.js';
import { ACCES } from './acces.js';

/** Who may call what: instructeur, superviseur, administrateur, lecture. `*`: without a session. */
const droits: Record<string, string> = {
  'GET /api/openapi.json': '*',
  'GET /api/sante': '*',
  'POST /api/auth/connexion': '*',
  'GET /api/auth/moi': 'ISAL',
  'POST /api/auth/deconnexion': 'ISAL',
  'POST /api/auth/mot-de-passe': 'ISAL',
  'GET /api/notifications': 'ISAL',
  'GET /api/notifications/non-lues': 'ISAL',
  'POST /api/notifications/lecture': 'ISAL',
  'GET /api/notifications/preferences': 'ISAL',
  'PUT /api/notifications/preferences': 'ISAL',
  'GET /api/agenda': 'ISAL',
  'POST /api/agenda': 'ISAL',
  'DELETE /api/agenda': 'ISAL',
  'GET /api/agenda/:jeton.ics': '*',
  'GET /api/agents': 'ISAL',
  'GET /api/collectivites': 'ISAL',
  'POST /api/collectivites': 'ISA',
  'GET /api/collectivites/:id': 'ISAL',
  'GET /api/collectivites/:id/memoire': 'ISAL',
  'GET /api/collectivites/:id/pretentions': 'ISAL',
  'GET /api/dispositifs': 'ISAL',
  'GET /api/dispositifs/:code': 'ISAL',
  'GET /api/dispositifs/noms': 'ISAL',
  'POST /api/eligibilite': 'ISAL',
  'GET /api/dossiers': 'ISAL',
  'GET /api/dossiers/compteurs': 'ISAL',
  'GET /api/dossiers/ma-file': 'ISAL',
  'POST /api/dossiers': 'IS',
  'GET /api/dossiers/:id': 'ISAL',
  'PATCH /api/dossiers/:id': 'IS',
  'POST /api/dossiers/:id/transitions': 'IS',
  'POST /api/dossiers/:id/criteres/:critere': 'IS',
  'POST /api/dossiers/:id/corrections': 'S',
  'GET /api/dossiers/:id/journal': 'ISAL',
  'GET /api/dossiers/:id/relances/apercu': 'IS',
  'POST /api/dossiers/:id/relances': 'IS',
  'GET /api/porteurs': 'ISAL',
  'POST /api/echeances/simulation': 'ISAL',
  'GET /api/dossiers/:id/pieces': 'ISAL',
  'POST /api/dossiers/:id/pieces': 'IS',
  'POST /api/dossiers/:id/pieces/:code/verification': 'IS',
  'GET /api/dossiers/:id/pieces/:code/versions/:numero': 'ISAL',
  'GET /api/dossiers/:id/pieces/:code/reprises': 'IS',
  'POST /api/dossiers/:id/pieces/:code/reprise': 'IS',
  'GET /api/dossiers/:id/archive': 'IS',
  'GET /api/dossiers/:id/liens': 'IS',
  'POST /api/dossiers/:id/liens': 'IS',
  'POST /api/dossiers/:id/liens/:lien/revocation': 'IS',
  'GET /api/consultations': 'ISAL',
  'GET /api/dossiers/:id/consultations': 'ISAL',
  'GET /api/dossiers/:id/consultations/proposition': 'IS',
  'POST /api/dossiers/:id/consultations': 'IS',
  'POST /api/dossiers/:id/consultations/:consultation/reponse': 'IS',
  'POST /api/dossiers/:id/consultations/:consultation/note': 'IS',
  'POST /api/dossiers/:id/consultations/:consultation/revocation': 'IS',
  'GET /api/avis/:jeton': '*',
  'POST /api/avis/:jeton/reponse': '*',
  'GET /api/avis/:jeton/pieces/:code': '*',
  'GET /api/experts': 'A',
  'POST /api/experts': 'A',
  'POST /api/experts/:id/retrait': 'A',
  'GET /api/depot/:jeton': '*',
  'POST /api/depot/:jeton/pieces': '*',
  'GET /api/recherche': 'ISAL',
  'GET /api/dossiers/:id/notes': 'IS',
  'POST /api/dossiers/:id/notes': 'IS',
  'PATCH /api/dossiers/:id/notes/:note': 'IS',
  'POST /api/dossiers/:id/notes/:note/suppression': 'IS',
  'GET /api/etiquettes': 'ISAL',
  'POST /api/etiquettes': 'SA',
  'PATCH /api/etiquettes/:id': 'SA',
  'POST /api/dossiers/:id/etiquettes': 'IS',
  'GET /api/dossiers/:id/courriers': 'ISAL',
  'POST /api/dossiers/:id/courriers': 'IS',
  'GET /api/courriers': 'ISAL',
  'GET /api/courriers/a-signer/pdf': 'IS',
  'GET /api/courriers/scans': 'ISAL',
  'POST /api/courriers/scans': 'IS',
  'GET /api/courriers/scans/:id': 'ISAL',
  'GET /api/courriers/:id': 'ISAL',
  'PATCH /api/courriers/:id': 'IS',
  'POST /api/courriers/:id/etat': 'IS',
  'GET /api/courriers/:id/apercu': 'ISAL',
  'GET /api/courriers/:id/pdf': 'ISAL',
  'GET /api/courriers/:id/odt': 'ISAL',
  'POST /api/courriers/:id/scan': 'IS',
  'GET /api/courriers/:id/scan': 'ISAL',
  'GET /api/delegations': 'ISAL',
  'POST /api/delegations': 'A',
  'POST /api/delegations/:id/fin': 'A',
  'GET /api/courriels': 'ISA',
  'POST /api/courriels/:id/relance': 'A',
  'POST /api/courriels/:id/renvoi': 'IS',
  'POST /api/courriels/retours': 'S',
  'GET /api/paiements': 'ISAL',
  'GET /api/paiements/bilan': 'ISAL',
  'GET /api/dossiers/:id/reversements': 'ISAL',
  'POST /api/dossiers/:id/reversements': 'IS',
  'POST /api/dossiers/:id/reversements/calcul': 'ISAL',
  'POST /api/dossiers/:id/reversements/:reversement': 'IS',
  'GET /api/rapports': 'ISAL',
  'GET /api/rapports/pdf': 'ISAL',
  'GET /api/rapports/ods': 'ISAL',
  'GET /api/rapprochements': 'ISAL',
  'POST /api/rapprochements': 'IS',
  'POST /api/rapprochements/apercu': 'IS',
  'GET /api/rapprochements/:id': 'ISAL',
  'POST /api/rapprochements/:id/lignes/:rang': 'IS',
  'GET /api/listes': 'ISAL',
  'POST /api/listes': 'A',
  'GET /api/listes/possibles': 'ISAL',
  'POST /api/listes/apercu': 'A',
  'GET /api/listes/:id': 'ISAL',
  'GET /api/listes/:id/lignes': 'ISAL',
  'GET /api/parametres': 'ISAL',
  'POST /api/parametres': 'A',
  'POST /api/parametres/apercu': 'A',
  'GET /api/vagues': 'ISAL',
  'POST /api/vagues': 'A',
  'GET /api/enveloppes': 'ISAL',
  'POST /api/enveloppes': 'SA',
  'GET /api/vues': 'ISAL',
  'POST /api/vues': 'ISAL',
  'PUT /api/vues/par-defaut': 'ISAL',
  'PATCH /api/vues/:id': 'ISAL',
  'DELETE /api/vues/:id': 'ISAL',
  'GET /api/exports': 'ISAL',
  'POST /api/exports': 'ISAL',
  'GET /api/exports/dossiers': 'ISAL',
  'GET /api/exports/:id/fichier': 'ISAL',
  'GET /api/lots': 'IS',
  'POST /api/lots/possibles': 'IS',
  'POST /api/lots/apercu': 'IS',
  'GET /api/lots/:id': 'IS',
  'GET /api/lots/:id/lignes': 'IS',
  'GET /api/lots/:id/rapport': 'IS',
  'POST /api/lots/:id/lancement': 'IS',
  'POST /api/lots/:id/arret': 'IS',
  'GET /api/service': 'ISAL',
  'PATCH /api/service': 'A',
  'GET /api/passations': 'S',
  'POST /api/passations': 'S',
  'POST /api/passations/apercu': 'S',
  'GET /api/passations/:id': 'S',
  'POST /api/passations/:id/annulation': 'S',
  'PUT /api/utilisateurs/:id/absence': 'IS',
  'GET /api/tableau-de-bord': 'ISAL',
  'GET /api/evenements': 'ISAL',
  'GET /api/travaux': 'A',
  'POST /api/travaux/:id/relance': 'A',
  'GET /api/utilisateurs': 'A',
  'POST /api/utilisateurs': 'A',
  'GET /api/utilisateurs/:id': 'A',
  'GET /api/utilisateurs/:id/reprise': 'A',
  'PATCH /api/utilisateurs/:id': 'A',
};
const initiales: Record<Role, string> = {
  instructeur: 'I',
  superviseur: 'S',
  administrateur: 'A',
  lecture: 'L',
};

interface Couche {
  route?: { path: string; methods: Record<string, boolean> };
}

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

/** Read from the router itself, so that a route left out of the OpenAPI document counts too. */
function routes(): string[] {
  const { router } = api.app.getHttpAdapter().getInstance() as { router: { stack: Couche[] } };
  return router.stack
    .flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((m) => `${m.toUpperCase()} ${route.path}`) : [],
    )
    .filter((route) => route.includes(' /api'));
}

const verbes = {
  GET: 'get',
  POST: 'post',
  PATCH: 'patch',
  PUT: 'put',
  DELETE: 'delete',
} as const;
function appeler(route: string, agent: ReturnType<typeof navigateur>) {
  const [methode, chemin] = route.split(' ') as [keyof typeof verbes, string];
  const adresse = chemin
    .replace(':id', randomUUID())
    .replace(':code', 'RIB')
    .replace(':numero', '1');
  // A stream never ends: its headers are enough.
  return agent[verbes[methode]](adresse).buffer(chemin !== '/api/evenements');
}

test('chaque route est connue de ce tableau, et inversement', () => {
  expect(routes().sort()).toEqual(Object.keys(droits).sort());
});

test('chaque méthode de contrôleur dit à qui elle répond', () => {
  const methodes = [...api.app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      return Object.getOwnPropertyNames(prototype)
        .filter(
          (nom) =>
            nom !== 'constructor' &&
            // Not a getter, which would run without its controller.
            Object.getOwnPropertyDescriptor(prototype, nom)?.value &&
            Reflect.hasMetadata('path', prototype[nom] as object),
        )
        .map(
          (nom) =>
            [`${(metatype as { name: string }).name}.${nom}`, prototype[nom] as object] as const,
        );
    });
  expect(methodes.length).toBe(Object.keys(droits).length - 1);
  expect(methodes.filter(([, f]) => !Reflect.hasMetadata(ACCES, f)).map(([nom]) => nom)).toEqual(
    [],
  );
});

test('sans session, tout ce qui n’est pas public répond 401', async () => {
  const publiques = Object.keys(droits).filter((route) => droits[route] === '*');
  for (const route of routes()) {
    const { status } = await appeler(route, navigateur(api));
    expect([route, status === 401]).toEqual([route, !publiques.includes(route)]);
  }
});

test.each(Object.entries(initiales) as [Role, string][])(
  'le rôle %s n’accède qu’à ce qui lui revient',
  async (role, initiale) => {
    const agent = await connecter(api, role, await unService(api));
    for (const [route, permis] of Object.entries(droits)) {
      if (permis === '*' || route === 'POST /api/auth/deconnexion') continue;
      const { status, body } = await appeler(route, agent);
      expect([route, status === 403]).toEqual([route, !permis.includes(initiale)]);
      expect(status).toBeLessThan(500);
      if (status === 403) expect(body).toMatchObject({ code: 'interdit', status: 403 });
    }
  },
);

test('la lecture seule n’écrit nulle part', () => {
  const ecritures = Object.keys(droits).filter(
    (r) => !r.startsWith('GET ') && !r.includes('/auth/'),
  );
  // Examining eligibility and simulating deadlines compute and keep nothing; notifications, calendar, views and exports are the reader's own.
  expect(ecritures.filter((r) => droits[r]?.includes('L'))).toEqual([
    'POST /api/notifications/lecture',
    'PUT /api/notifications/preferences',
    'POST /api/agenda',
    'DELETE /api/agenda',
    'POST /api/eligibilite',
    'POST /api/echeances/simulation',
    'POST /api/dossiers/:id/reversements/calcul',
    'POST /api/vues',
    'PUT /api/vues/par-defaut',
    'PATCH /api/vues/:id',
    'DELETE /api/vues/:id',
    'POST /api/exports',
  ]);
});

test('une adresse inconnue sous /api est introuvable, en français', async () => {
  for (const adresse of ['/api/rien', '/api', '/api/dossiers/../../etc']) {
    const { body } = await navigateur(api).get(adresse).expect(404);
    expect(body).toMatchObject({ code: 'introuvable', title: 'Introuvable' });
  }
});
