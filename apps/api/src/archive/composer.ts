import { canauxAvis, reponsesAvis } from '@sciat/contrats';
import {
  type Acteur,
  acteurs,
  definitionDe,
  enToutesLettres,
  etapeDe,
  type Role,
} from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import { avecPartages, libelleDe } from '../consultations/consultations.js';
import type { DossierLu } from '../dossiers/faits.js';
import { lireJournal } from '../journal/lire.js';
import { sansJeton } from '../liens/jeton.js';
import { estSorti } from '../pieces/quarantaine.js';
import { ecrireIndex, type LigneIndex } from './index-html.js';
import { Noms, nomSur } from './nommer.js';

/** What goes into the archive, in order: a text, or a file of the store. */
export interface Element {
  chemin: string;
  le: Date;
  contenu: { texte: string } | { cle: string; taille: number | null };
}

interface Source {
  client: PrismaClient;
  role: Role;
  maintenant: Date;
  /** The store may have lost it. */
  existe: (cle: string) => Promise<boolean>;
}
type Ajouter = (element: Element) => void;

const MAX = 1000;
const etats = {
  ATTENDUE: 'attendue',
  RECUE: 'reçue, à vérifier',
  ACCEPTEE: 'acceptée',
  REFUSEE: 'refusée',
} as const;
const analyses = {
  NON_ANALYSE: 'non analysé par un antivirus',
  EN_ATTENTE: 'en quarantaine, absent de l’archive',
  SAINE: 'analysé par l’antivirus',
  INFECTEE: 'bloqué par l’antivirus, absent de l’archive',
} as const;
const le = (instant: Date) => enToutesLettres(jourDe(instant));

/** The pieces, letters, mails, opinions and journal of a dossier, each named once, with an index of them all. */
export async function composer(dossier: DossierLu, source: Source): Promise<Element[]> {
  const noms = new Noms();
  const elements: Element[] = [];
  const ajouter: Ajouter = (element) => elements.push(element);
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const sections = [
    { titre: 'Pièces', lignes: await pieces(dossier, source, noms, ajouter) },
    { titre: 'Courriers', lignes: await courriers(dossier, source, noms, ajouter) },
    { titre: 'Courriels', lignes: await courriels(dossier, source, noms, ajouter) },
    { titre: 'Avis demandés', lignes: await avisDemandes(dossier, source, noms, ajouter) },
    { titre: 'Journal', lignes: await journal(dossier, source, noms, ajouter) },
  ];
  const titre = `Dossier ${dossier.reference}`;
  const { obligation, collectivite } = dossier;
  const entete: [string, string][] = [
    ['Demandeur', collectivite.nom],
    ['Dispositif', definition.libelle],
    ['Reçu le', enToutesLettres(deBase(dossier.recuLe))],
    ['Étape', etapeDe(definition, dossier.etape).libelle],
    ...(obligation
      ? [
          ['Attendu', `${acteurs[obligation.acteur as Acteur]} : ${obligation.libelle}`] as [
            string,
            string,
          ],
        ]
      : []),
    ['Archive faite le', le(source.maintenant)],
    ...(dossier.fictif ? [['Mention', 'Dossier fictif'] as [string, string]] : []),
  ];
  const texte = ecrireIndex({ titre, entete, sections });
  return [{ chemin: 'index.html', le: source.maintenant, contenu: { texte } }, ...elements];
}

async function pieces(dossier: DossierLu, source: Source, noms: Noms, ajouter: Ajouter) {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const lignes: LigneIndex[] = [];
  for (const piece of dossier.pieces) {
    const libelle = definition.pieces.find((p) => p.code === piece.code)?.libelle ?? piece.code;
    for (const [rang, v] of piece.versions.entries()) {
      const sortie = estSorti(v.analyse);
      const presente = sortie && (await source.existe(v.cle));
      const chemin = presente
        ? noms.donner(`pieces/${nomSur(piece.code)}`, `v${v.numero}-${v.nom}`)
        : null;
      if (chemin) ajouter({ chemin, le: v.deposeeLe, contenu: { cle: v.cle, taille: v.taille } });
      const qui = v.deposeePar
        ? `${v.deposeePar.prenom} ${v.deposeePar.nom}`
        : 'la collectivité, par le lien de dépôt';
      lignes.push({
        libelle: `${libelle} (version ${v.numero}) : ${v.nom}`,
        detail: [
          rang === 0 ? etats[piece.etat] : 'version antérieure',
          rang === 0 && piece.motifRefus ? `motif : ${piece.motifRefus}` : '',
          `déposée le ${le(v.deposeeLe)} par ${qui}`,
          v.repriseDe ? `reprise du dossier ${v.repriseDe}` : '',
          sortie && !presente ? 'absent du dépôt de fichiers' : analyses[v.analyse],
        ]
          .filter(Boolean)
          .join(' ; '),
        chemin,
        sha256: v.sha256,
      });
    }
  }
  return lignes;
}

async function courriers({ id }: DossierLu, source: Source, noms: Noms, ajouter: Ajouter) {
  const lettres = await source.client.courrier.findMany({
    where: { dossierId: id },
    orderBy: { creeLe: 'asc' },
    take: MAX,
  });
  const lignes: LigneIndex[] = [];
  for (const c of lettres) {
    const chrono = c.numero ? `${c.annee}-${String(c.numero).padStart(4, '0')}` : 'sans numéro';
    const fichiers = [
      { cle: c.pdfCle, quoi: 'courrier', sha256: c.pdfSha256 },
      {
        cle: estSorti(c.scanAnalyse) ? c.scanCle : null,
        quoi: 'exemplaire signé',
        sha256: c.scanSha256,
      },
    ];
    let joints = 0;
    for (const { cle, quoi, sha256 } of fichiers) {
      if (!cle || !(await source.existe(cle))) continue;
      joints += 1;
      const chemin = noms.donner('courriers', `${chrono} ${c.modele} ${quoi}.pdf`);
      ajouter({ chemin, le: c.renduLe ?? c.creeLe, contenu: { cle, taille: null } });
      lignes.push({
        libelle: `${chrono} : ${c.objet} (${quoi})`,
        detail: c.etat.toLowerCase().replaceAll('_', ' '),
        chemin,
        sha256: sha256 ?? undefined,
      });
    }
    if (joints === 0)
      lignes.push({
        libelle: `${chrono} : ${c.objet}`,
        detail: `${c.etat.toLowerCase().replaceAll('_', ' ')} ; aucun fichier`,
        chemin: null,
      });
  }
  return lignes;
}

async function courriels({ id }: DossierLu, source: Source, noms: Noms, ajouter: Ajouter) {
  const envois = await source.client.courriel.findMany({
    where: { dossierId: id },
    orderBy: { creeLe: 'asc' },
    take: MAX,
  });
  return envois.map((c, i): LigneIndex => {
    const mot = c.etat.toLowerCase().replaceAll('_', ' ');
    const parti = c.envoyeLe && `envoyé le ${le(c.envoyeLe)}`;
    const etat = [parti, c.etat === 'ENVOYE' ? null : mot].filter(Boolean).join(', ');
    const chemin = noms.donner('courriels', `${String(i + 1).padStart(3, '0')} ${c.objet}.txt`);
    // The key to the deposit page does not travel with the archive.
    const texte = `À : ${c.destinataire}\nObjet : ${c.objet}\nÉtat : ${etat}\n\n${sansJeton(c.texte)}\n`;
    ajouter({ chemin, le: c.creeLe, contenu: { texte } });
    return { libelle: c.objet, detail: `${c.destinataire || 'sans adresse'} ; ${etat}`, chemin };
  });
}

/** A confidential one is named, and its question and its answer stay behind: an archive is handed on. */
async function avisDemandes(dossier: DossierLu, source: Source, noms: Noms, ajouter: Ajouter) {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const demandes = await source.client.consultation.findMany({
    where: { dossierId: dossier.id },
    orderBy: { creeLe: 'asc' },
    take: MAX,
    include: avecPartages,
  });
  return demandes.map((c, i): LigneIndex => {
    const fin = c.reponduLe
      ? `rendu le ${enToutesLettres(deBase(c.reponduLe))} ${c.canal ? canauxAvis[c.canal] : ''}`
      : c.revoqueLe
        ? `révoqué le ${enToutesLettres(deBase(c.revoqueLe))}`
        : `attendu pour le ${enToutesLettres(deBase(c.echeanceLe))}`;
    const detail = `demandé le ${le(c.creeLe)} ; ${fin}`;
    if (c.confidentiel)
      return {
        libelle: c.organisme,
        detail: `${detail} ; confidentiel, absent de l’archive`,
        chemin: null,
      };
    const chemin = noms.donner('avis', `${String(i + 1).padStart(3, '0')} ${c.organisme}.txt`);
    const partagees = c.pieces.map(
      ({ numero, version: { piece } }) =>
        `- ${libelleDe(definition, piece.code)} (version ${numero})`,
    );
    const texte = [
      `Avis demandé à : ${c.organisme}`,
      `État : ${detail}`,
      `Question :\n${c.question}`,
      partagees.length > 0 ? `Pièces partagées :\n${partagees.join('\n')}` : '',
      c.reponse ? `Réponse : ${reponsesAvis[c.reponse]}` : '',
      c.commentaire ?? '',
    ];
    ajouter({
      chemin,
      le: c.creeLe,
      contenu: { texte: `${texte.filter(Boolean).join('\n\n')}\n` },
    });
    const reponse = c.reponse ? ` : ${reponsesAvis[c.reponse].toLowerCase()}` : '';
    return { libelle: `${c.organisme}${reponse}`, detail, chemin };
  });
}

const COLONNES = [
  'rang',
  'date légale',
  'enregistré le',
  'auteur',
  'événement',
  'détail',
  'empreinte',
];

async function journal(dossier: DossierLu, source: Source, noms: Noms, ajouter: Ajouter) {
  const lignes: string[][] = [COLONNES];
  const parPage = 200;
  for (let page = 1; ; page += 1) {
    const demande = { page, parPage, ordre: 'asc' as const };
    const { donnees } = await lireJournal(source.client, dossier, source.role, demande);
    for (const e of donnees)
      lignes.push([
        String(e.rang),
        e.dateLegale,
        e.enregistreLe,
        e.auteur,
        e.phrase,
        e.detail ?? '',
        e.empreinte,
      ]);
    if (donnees.length < parPage) break;
  }
  const chemin = noms.donner('', 'journal.csv');
  const texte = `\uFEFF${lignes.map((l) => l.map(cellule).join(';')).join('\r\n')}\r\n`;
  ajouter({ chemin, le: source.maintenant, contenu: { texte } });
  return [{ libelle: 'Journal du dossier', detail: `${lignes.length - 1} événements`, chemin }];
}

/** Quoted, and never taken for a formula by a spreadsheet. */
function cellule(valeur: string): string {
  const sure = /^[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur;
  return `"${sure.replaceAll('"', '""')}"`;
}
