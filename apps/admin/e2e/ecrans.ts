import type { EtatCourrier } from '@sciat/contrats';
import type { Page } from 'playwright-core';
import { type FiltresDossiers, versDossiers } from '../src/dossiers/adresses.js';
import { administrateur, type Compte, instructeur, lecture, superviseur } from './comptes.js';

export interface Ecran {
  nom: string;
  chemin: string;
  /** The screen is behind the first link of the list at `chemin`. */
  premier?: true;
  /** Then behind this link of it. */
  lien?: string;
  compte: Compte | null;
}

/** The first dossier of those. */
const dossier = (nom: string, filtres: FiltresDossiers, autre: Partial<Ecran> = {}): Ecran => ({
  nom,
  chemin: versDossiers(filtres),
  premier: true,
  compte: instructeur,
  ...autre,
});

/** The latest letter in that state. */
const courrier = (nom: string, etat: EtatCourrier): Ecran => ({
  nom,
  chemin: `/courriers?filter=${encodeURIComponent(JSON.stringify({ etat }))}`,
  premier: true,
  compte: instructeur,
});

/** Every screen, seen by someone whose it is; a dossier for each part that the service plays. */
export const ecrans: Ecran[] = [
  { nom: 'connexion', chemin: '/connexion', compte: null },
  { nom: 'ma-file', chemin: '/ma-file', compte: instructeur },
  { nom: 'dossiers', chemin: '/dossiers', compte: instructeur },
  { nom: 'vue', chemin: '/dossiers/vues/anct-plus-de-30-jours', compte: instructeur },
  { nom: 'mes-exports', chemin: '/exports', compte: instructeur },
  { nom: 'mes-traitements', chemin: '/lots', compte: instructeur },
  { nom: 'nouveau-dossier', chemin: '/dossiers/nouveau', compte: instructeur },
  { nom: 'chez-les-autres', chemin: '/chez-les-autres', compte: instructeur },
  { nom: 'avis-a-rendre', chemin: '/avis-a-rendre', compte: superviseur },
  {
    nom: 'dossier-avis-demande',
    chemin: '/avis-a-rendre',
    premier: true,
    compte: instructeur,
  },
  { nom: 'bloques', chemin: '/bloques', compte: instructeur },
  { nom: 'collectivites', chemin: '/collectivites', compte: instructeur },
  { nom: 'collectivite', chemin: '/collectivites', premier: true, compte: instructeur },
  {
    nom: 'collectivite-epci',
    chemin: `/collectivites?filter=${encodeURIComponent(JSON.stringify({ type: 'EPCI' }))}`,
    premier: true,
    compte: instructeur,
  },
  {
    nom: 'pretentions',
    chemin: '/collectivites',
    premier: true,
    lien: 'À quoi peut-elle prétendre',
    compte: instructeur,
  },
  { nom: 'dispositifs', chemin: '/dispositifs', compte: instructeur },
  { nom: 'dispositif', chemin: '/dispositifs/VTA', compte: instructeur },
  dossier('dossier-decide', { dispositif: 'FITN7' }),
  dossier('dossier-relaye', { dispositif: 'ANCT_SM' }),
  dossier('dossier-avis', { dispositif: 'CNFS', etape: 'ACTIVITE' }),
  dossier('dossier-suivi', { dispositif: 'CANTINE' }),
  dossier('dossier-clos-ailleurs', {
    dispositif: 'TIERS_LIEUX',
    issue: 'ISSUE_EXTERNE',
    etat: 'clos',
  }),
  dossier('dossier-en-lecture', { dispositif: 'PASS_NUM' }, { compte: lecture }),
  dossier(
    'procedure-a-l-etape',
    { dispositif: 'ANCT_SM' },
    { lien: 'Accompagnement sur mesure de l’ANCT' },
  ),
  dossier(
    'nouvelle-candidature',
    { dispositif: 'FITN7', issue: 'REFUS', etat: 'clos' },
    { lien: 'Nouvelle candidature' },
  ),
  { nom: 'tableau-de-bord', chemin: '/tableau-de-bord', compte: superviseur },
  { nom: 'tableau-de-bord-en-lecture', chemin: '/tableau-de-bord?semaines=52', compte: lecture },
  { nom: 'passations', chemin: '/passations', compte: superviseur },
  { nom: 'nouvelle-passation', chemin: '/passations/nouvelle', compte: superviseur },
  { nom: 'paiements', chemin: '/paiements', compte: instructeur },
  {
    nom: 'paiements-verses',
    chemin: `/paiements?filter=${encodeURIComponent('{"etat":"payes"}')}`,
    compte: instructeur,
  },
  // After a payment: what was paid, and what may be asked back.
  dossier('dossier-reversement', { dispositif: 'VTA', etape: 'SUIVI_CONTRAT' }),
  { nom: 'releves', chemin: '/rapprochements', compte: instructeur },
  { nom: 'import-de-releve', chemin: '/rapprochements/import', compte: instructeur },
  { nom: 'lien-refuse', chemin: '/depot/inconnu', compte: null },
  { nom: 'pages-signees', chemin: '/courriers/scans', compte: instructeur },
  { nom: 'courriers', chemin: '/courriers', compte: instructeur },
  courrier('courrier-brouillon', 'BROUILLON'),
  courrier('courrier-a-signer', 'A_SIGNER'),
  courrier('courrier-recu', 'RECU'),
  { nom: 'rapport-annuel', chemin: '/rapports?dispositif=VTA', compte: superviseur },
  { nom: 'enveloppes', chemin: '/enveloppes', compte: superviseur },
  { nom: 'notifications', chemin: '/notifications', compte: superviseur },
  { nom: 'mon-compte', chemin: '/mon-compte', compte: instructeur },
  { nom: 'etiquettes', chemin: '/etiquettes', compte: superviseur },
  { nom: 'courriels', chemin: '/courriels', compte: superviseur },
  { nom: 'dossiers-en-lecture', chemin: '/dossiers', compte: lecture },
  { nom: 'utilisateurs', chemin: '/utilisateurs', compte: administrateur },
  { nom: 'nouvel-utilisateur', chemin: '/utilisateurs/nouveau', compte: administrateur },
  { nom: 'utilisateur', chemin: '/utilisateurs', premier: true, compte: administrateur },
  { nom: 'listes', chemin: '/listes', compte: administrateur },
  { nom: 'liste', chemin: '/listes', premier: true, compte: administrateur },
  { nom: 'import-de-liste', chemin: '/listes/import', compte: administrateur },
  { nom: 'parametres', chemin: '/parametres', compte: administrateur },
  { nom: 'delegations', chemin: '/delegations', compte: administrateur },
  { nom: 'vagues', chemin: '/vagues', compte: administrateur },
  { nom: 'experts', chemin: '/experts', compte: administrateur },
  { nom: 'travaux', chemin: '/travaux', compte: administrateur },
  { nom: 'page-introuvable', chemin: '/nulle-part', compte: instructeur },
];

export async function ouvrirEcran(
  page: Page,
  { chemin, compte, premier, lien }: Ecran,
): Promise<void> {
  if (compte && dansLApplication(page)) await allerA(page, chemin);
  else await page.goto(chemin);
  if (!premier) return;
  await page.locator('main table a').first().click();
  const [liste] = chemin.split('?');
  await page.waitForURL((url) => url.pathname !== liste);
  if (lien) await page.getByRole('link', { name: lien }).click();
}

const dansLApplication = (page: Page) => page.url().startsWith('http');

/**
 * From one screen to another within the page, as links do: loading the application anew for each takes
 * longer than looking at it. By way of no screen at all, so that the next one is seen to come.
 */
async function allerA(page: Page, chemin: string): Promise<void> {
  const suivre = (vers: string) =>
    page.evaluate((adresse) => {
      history.pushState(null, '', adresse);
      dispatchEvent(new PopStateEvent('popstate'));
    }, vers);
  const nulle = page.getByRole('heading', { level: 1, name: 'Page introuvable' });
  await suivre('/nulle-part');
  await nulle.waitFor();
  if (chemin === '/nulle-part') return;
  await suivre(chemin);
  await nulle.waitFor({ state: 'hidden' });
}
