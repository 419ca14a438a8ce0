import { adresseActuelle, direEtat, direRetour, expliquer } from './etats.js';

const courriel = {
  etat: 'ENVOYE' as const,
  destinataire: 'mairie@exemple.invalid',
  retourLe: null,
  renvoye: false,
};

it('dit une remise retardée sans la croire perdue', () => {
  const retarde = { ...courriel, retourLe: '2026-09-15T09:00:00Z' };
  expect(direEtat(courriel)).toBe('envoyé');
  expect(direEtat(retarde)).toBe('envoyé, remise retardée');
  expect(expliquer(retarde)).toContain('rien à faire');
});

it('dit d’un courriel revenu s’il reste à renvoyer', () => {
  const revenu = { ...courriel, etat: 'REVENU' as const };
  expect(expliquer(revenu)).toContain('puis renvoyez-le');
  expect(direEtat({ ...revenu, renvoye: true })).toBe('revenu, puis renvoyé');
  expect(expliquer({ ...revenu, renvoye: true })).not.toContain('renvoyez-le');
});

it('rend les mots du serveur, quand il en a', () => {
  const retour = {
    retourLe: '2026-09-15T09:00:00Z',
    retourStatut: '5.1.1',
    retourDiagnostic: '550 inconnu',
  };
  expect(direRetour(retour)?.replaceAll('\u00a0', ' ')).toMatch(
    /^15 septembre 2026 à \d\d:\d\d, code 5\.1\.1 : 550 inconnu$/,
  );
  expect(direRetour({ ...retour, retourStatut: null, retourDiagnostic: null })).toMatch(/\d\d$/);
  expect(direRetour({ ...retour, retourLe: null })).toBeNull();
});

it('suit l’adresse du contact pour ce qui lui est écrit, jamais pour une alerte à un agent', () => {
  const a = (modele: string) =>
    adresseActuelle({ modele, destinataire: 'agent@exemple.invalid' }, 'mairie@exemple.invalid');
  expect(a('DEMANDE_PIECES')).toBe('mairie@exemple.invalid');
  expect(a('ALERTE_PAIEMENT')).toBe('agent@exemple.invalid');
  expect(adresseActuelle({ modele: 'DEMANDE_PIECES', destinataire: 'a@b.invalid' }, null)).toBe(
    'a@b.invalid',
  );
});
