import {
  type DemanderAvis,
  JOURS_APRES_ECHEANCE_AVIS,
  type PropositionConsultation,
} from '@sciat/contrats';
import {
  ajouterJours,
  definitionDe,
  estAConfirmer,
  nombreParametre,
  sourceParametre,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import {
  type Auteur,
  ecrireDossier,
  lirePour,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import { type DossierLu, faitsDuDossier } from '../dossiers/faits.js';
import { peutInstruire } from '../dossiers/modifier-dossier.js';
import { champInvalide, ErreurMetier, refus } from '../erreurs/erreur-metier.js';
import { empreinteDuJeton, finDuJour, nouveauJeton } from '../liens/jeton.js';
import { annoncer } from '../notifications/notifier.js';
import { avisDemande } from '../notifications/selon-evenement.js';
import { avecPartages, libelleDe } from './consultations.js';
import { ecrireCourriel } from './ecrire-courriel.js';

type Agent = Auteur & { id: string };

/** Awaited at once on a dossier: nobody needs more, and a list stays a list. */
const ATTENDUS_MAX = 10;
const JOURS_MAX = 366;

/** Who is usually asked, until when, and what may be shown to them. */
export async function proposerConsultation(
  { client, horloge }: Moyens,
  dossierId: string,
  agent: Agent,
): Promise<PropositionConsultation> {
  const dossier = await lirePour(client, dossierId, agent, 'avis:demander');
  const { serviceId, dispositif, dispositifVersion } = dossier;
  const definition = definitionDe(dispositif, dispositifVersion);
  const aujourdhui = horloge.aujourdhui();
  const faits = await faitsDuDossier(client, dossier, aujourdhui);
  const cle = 'delaiAvisDemande';
  const [experts, collegues] = await Promise.all([
    client.expert.findMany({
      where: { serviceId, dispositif, retireLe: null },
      orderBy: [{ organisme: 'asc' }, { id: 'asc' }],
      select: { organisme: true, courriel: true },
      take: 50,
    }),
    client.utilisateur.findMany({
      where: { ...peutEtreConsulte(dossier), id: { not: agent.id } },
      orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
      select: { id: true, nom: true, prenom: true },
    }),
  ]);
  return {
    echeanceLe: ajouterJours(aujourdhui, nombreParametre(definition, faits, cle)),
    aConfirmer: estAConfirmer(sourceParametre(definition, faits, cle)),
    experts,
    collegues,
    pieces: partageables(dossier).map(({ code, etat, version }) => ({
      code,
      etat,
      numero: version.numero,
      libelle: libelleDe(definition, code),
      personnelle: definition.pieces.find((p) => p.code === code)?.personnelle ?? false,
    })),
  };
}

/** Pieces that came and were not refused, whose file leaves: what is quarantined or infected does not. */
function partageables({ pieces }: DossierLu) {
  return pieces.flatMap(({ id, code, etat, versions: [version] }) =>
    version &&
    (etat === 'RECUE' || etat === 'ACCEPTEE') &&
    (version.analyse === 'SAINE' || version.analyse === 'NON_ANALYSE')
      ? [{ id, code, etat, version }]
      : [],
  );
}

/**
 * Asks for an opinion: the consultation, its mail and its event. An outside body is given a link, whose
 * token leaves with the mail.
 * @throws ErreurMetier 400 for a date, a colleague or a piece that cannot be, 409 when the same is awaited,
 * 422 on a closed dossier
 */
export async function demanderAvis(
  moyens: Moyens,
  dossierId: string,
  agent: Agent,
  demande: DemanderAvis,
): Promise<string> {
  let creee = '';
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'avis:demander' },
    async (situation) => {
      const { tx, dossier, aujourdhui } = situation;
      const { question, echeanceLe, confidentiel } = demande;
      if (dossier.closLe)
        throw refus([
          { code: 'CLOS', message: 'Le dossier est clos : aucun avis n’y est plus demandé.' },
        ]);
      if (echeanceLe <= aujourdhui || echeanceLe > ajouterJours(aujourdhui, JOURS_MAX))
        throw champInvalide('echeanceLe', 'Choisissez une date après aujourd’hui, dans l’année.');
      const partagees = choisirPieces(situation, demande.pieces);
      const destinataire = await trouverDestinataire(tx, dossier, agent, demande);
      await exigerPlace(tx, dossierId, destinataire);
      const jeton = destinataire.utilisateurId ? undefined : nouveauJeton();
      const fermeLe = ajouterJours(echeanceLe, JOURS_APRES_ECHEANCE_AVIS);
      const consultation = await tx.consultation.create({
        data: {
          ...destinataire,
          serviceId: dossier.serviceId,
          dossierId,
          question,
          confidentiel,
          echeanceLe: enBase(echeanceLe),
          jetonsSha256: jeton ? [empreinteDuJeton(jeton)] : [],
          expireLe: jeton ? finDuJour(fermeLe) : null,
          pieces: {
            create: partagees.map(({ id: pieceId, version: { numero } }) => ({ pieceId, numero })),
          },
          creeParId: agent.id,
          creeLe: moyens.horloge.maintenant(),
        },
        include: avecPartages,
      });
      creee = consultation.id;
      if (consultation.utilisateurId) {
        const acte = {
          serviceId: dossier.serviceId,
          dossierId,
          auteurId: agent.id,
          maintenant: moyens.horloge.maintenant(),
        };
        await annoncer(tx, acte, dossier, [avisDemande(creee, consultation.utilisateurId)]);
      }
      const modele = 'DEMANDE_AVIS';
      const travail = await ecrireCourriel(moyens, situation, consultation, { modele, jeton });
      return {
        evenements: [
          {
            type: 'AvisDemande',
            charge: {
              consultationId: creee,
              echeanceLe,
              confidentiel,
              pieces: partagees.map((p) => p.code),
            },
            prive: { nom: destinataire.organisme, destinataire: destinataire.courriel },
          },
        ],
        travaux: travail ? [travail] : [],
      };
    },
  );
  return creee;
}

/** A colleague who reads the dossier and may write in it. */
const peutEtreConsulte = ({ serviceId, dispositif }: DossierLu) =>
  ({
    serviceId,
    ...peutInstruire,
    OR: [{ dispositifs: { isEmpty: true } }, { dispositifs: { has: dispositif } }],
  }) satisfies Prisma.UtilisateurWhereInput;

function choisirPieces({ dossier, definition }: Situation, codes: string[]) {
  const possibles = partageables(dossier);
  return [...new Set(codes)].map((code) => {
    const piece = possibles.find((p) => p.code === code);
    if (!piece)
      throw champInvalide(
        'pieces',
        `Cette pièce ne peut pas être partagée : ${libelleDe(definition, code)}. Elle n’est pas arrivée, a été refusée, ou l’antivirus la retient.`,
      );
    return piece;
  });
}

async function trouverDestinataire(
  tx: Tx,
  dossier: DossierLu,
  agent: Agent,
  { destinataire }: DemanderAvis,
) {
  if (destinataire.type === 'organisme') {
    const { organisme, courriel } = destinataire;
    return { organisme, courriel, utilisateurId: null };
  }
  const collegue = await tx.utilisateur.findFirst({
    where: { ...peutEtreConsulte(dossier), id: destinataire.utilisateurId },
  });
  if (!collegue || collegue.id === agent.id)
    throw champInvalide(
      'utilisateurId',
      'Choisissez un collègue en fonction, qui suit ce dispositif.',
    );
  const { id: utilisateurId, prenom, nom, courriel } = collegue;
  return { organisme: `${prenom} ${nom}`, courriel, utilisateurId };
}

async function exigerPlace(
  tx: Tx,
  dossierId: string,
  { courriel, organisme }: { courriel: string; organisme: string },
): Promise<void> {
  const attendus = await tx.consultation.findMany({
    where: { dossierId, etat: 'ATTENDUE' },
    select: { courriel: true },
  });
  if (attendus.some((c) => c.courriel.toLowerCase() === courriel.toLowerCase()))
    throw new ErreurMetier(
      'conflit',
      `Un avis de ${organisme} est déjà attendu sur ce dossier : révoquez-le d’abord.`,
    );
  if (attendus.length >= ATTENDUS_MAX)
    throw new ErreurMetier('conflit', `Ce dossier attend déjà ${ATTENDUS_MAX} avis.`);
}
