import { definitions } from '../registre.js';
import { type Permission, permissions, peut, roleAutorise } from './permissions.js';
import { type RoleActeur, roles } from './types.js';

/** I instructeur, S superviseur, A administrateur, L lecture, * the daily job. */
const attendu: Record<Permission, string> = {
  'dossier:lire': 'I S A L',
  'dossier:creer': 'I S',
  'dossier:modifier': 'I S',
  'dossier:affecter': 'I S',
  'dossier:franchir': 'I S *',
  'dossier:apprecier': 'I S',
  'dossier:etiqueter': 'I S',
  'dossier:relancer': 'I S *',
  'absence:fixer': 'I S',
  'passation:administrer': 'S',
  'dossier:corriger-date': 'S',
  'vue:partager': 'I S A',
  'piece:deposer': 'I S',
  'piece:verifier': 'I S',
  'piece:deposer-par-lien': '*',
  'piece:analyser': '*',
  'lien:administrer': 'I S',
  'note:ecrire': 'I S',
  'avis:demander': 'I S',
  'avis:rendre': 'I S',
  'avis:rendre-par-lien': '*',
  'expert:administrer': 'A',
  'courrier:rediger': 'I S',
  'courrier:valider': 'S',
  'collectivite:creer': 'I S A',
  'referentiel:lire': 'I S A L',
  'donnees-personnelles:lire': 'I S',
  'courriel:lire': 'I S A',
  'courriel:relancer': 'A',
  'courriel:renvoyer': 'I S',
  'courriel:retourner': 'S',
  'utilisateur:administrer': 'A',
  'liste:administrer': 'A',
  'parametre:administrer': 'A',
  'vague:administrer': 'A',
  'delegation:administrer': 'A',
  'enveloppe:administrer': 'S A',
  'etiquette:administrer': 'S A',
  'travail:administrer': 'A',
};
const lettres = {
  instructeur: 'I',
  superviseur: 'S',
  administrateur: 'A',
  lecture: 'L',
  systeme: '*',
} satisfies Record<RoleActeur, string>;
const tous = Object.keys(lettres) as RoleActeur[];

it.each(Object.entries(attendu) as [Permission, string][])('%s : %s', (permission, attendus) => {
  const admis = tous.filter((role) => roleAutorise(role, permission));
  expect(admis.map((role) => lettres[role]).join(' ')).toBe(attendus);
});

it('nul ne peut rien hors de son service', () => {
  for (const permission of Object.keys(permissions) as Permission[]) {
    for (const role of tous) {
      expect(peut({ serviceId: 'a', role }, permission, { serviceId: 'b' })).toBe(false);
      expect(peut({ serviceId: 'a', role }, permission, { serviceId: 'a' })).toBe(
        roleAutorise(role, permission),
      );
    }
  }
});

it('nul ne peut rien hors des dispositifs qu’il suit', () => {
  const agent = { serviceId: 'a', role: 'superviseur', dispositifs: ['VTA'] } as const;
  expect(peut(agent, 'dossier:lire', { serviceId: 'a', dispositif: 'VTA' })).toBe(true);
  expect(peut(agent, 'dossier:lire', { serviceId: 'a', dispositif: 'CNFS' })).toBe(false);
  expect(peut(agent, 'referentiel:lire', { serviceId: 'a' })).toBe(true);
});

it('un acte n’est ouvert qu’aux rôles qui peuvent franchir une étape', () => {
  for (const t of definitions.flatMap((d) => d.transitions))
    for (const role of t.roles) expect(roleAutorise(role, 'dossier:franchir')).toBe(true);
});

it('chaque rôle attribuable à quelqu’un peut au moins lire', () => {
  for (const role of Object.keys(roles) as RoleActeur[])
    expect(roleAutorise(role, 'dossier:lire')).toBe(true);
});
