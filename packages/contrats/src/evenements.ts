import { z } from 'zod';
import { reponseAvisSchema } from './consultations.js';
import { pageSchema, paginationSchema } from './pagination.js';
import { etatPieceSchema } from './pieces.js';

/**
 * Journal events. `charge` is hashed into the chain and holds no personal data; `prive` is kept
 * beside it and only its salted hash enters the chain, so that it can be erased.
 */
const prive = z.record(z.string(), z.unknown()).optional();
const evenement = <T extends string, C extends z.ZodRawShape>(type: T, charge: C) =>
  z.object({ type: z.literal(type), charge: z.strictObject(charge), prive });

export const evenementSchema = z.discriminatedUnion('type', [
  evenement('DossierCree', {
    reference: z.string(),
    dispositif: z.string(),
    dispositifVersion: z.string(),
    collectiviteId: z.string(),
    etape: z.string(),
  }),
  /** `prive.motif` */
  evenement('EtapeFranchie', {
    transition: z.string(),
    libelle: z.string(),
    de: z.string(),
    vers: z.string(),
    versLibelle: z.string(),
    issue: z.string().nullable(),
    aApprecier: z.array(z.string()),
  }),
  /** `prive.avant`, `prive.apres` */
  evenement('DonneesModifiees', { champs: z.array(z.string()), libelles: z.array(z.string()) }),
  /** By a hand-over: `prive.motif`. */
  evenement('DossierAffecte', {
    agentId: z.string().nullable(),
    passationId: z.string().optional(),
    lotId: z.string().optional(),
  }),
  /** `prive.nom` */
  evenement('PieceDeposee', {
    piece: z.string(),
    libelle: z.string(),
    numero: z.int(),
    sha256: z.string(),
    taille: z.int(),
    type: z.string(),
    /** The link it came with. */
    lienId: z.string().optional(),
    /** Reference of the dossier it was taken over from. */
    repriseDe: z.string().optional(),
  }),
  /** Of an infected file only: a clean one changes nothing. */
  evenement('PieceInfectee', {
    piece: z.string(),
    libelle: z.string(),
    numero: z.int(),
    sha256: z.string(),
    signature: z.string(),
  }),
  evenement('LienCree', { lienId: z.string(), expireLe: z.string() }),
  evenement('LienRevoque', { lienId: z.string() }),
  /** `prive.motif` */
  evenement('PieceVerifiee', {
    piece: z.string(),
    libelle: z.string(),
    numero: z.int(),
    etat: etatPieceSchema,
  }),
  /** `prive.motif` */
  evenement('DateCorrigee', {
    rang: z.int(),
    etape: z.string(),
    avant: z.string(),
    apres: z.string(),
  }),
  evenement('CourrielTraite', { courrielId: z.string(), modele: z.string(), etat: z.string() }),
  evenement('CourrielRelance', { courrielId: z.string(), modele: z.string() }),
  /** `prive.motif`; a verdict taken back is `null`. */
  evenement('CritereApprecie', {
    critere: z.string(),
    libelle: z.string(),
    calcule: z.string(),
    verdict: z.string().nullable(),
  }),
  /** `prive.destinataire` */
  evenement('RelanceEnvoyee', {
    acteur: z.string(),
    courrielId: z.string(),
    etape: z.string(),
    prochaineLe: z.string(),
    /** Sent by the daily job before this limit: once for each. */
    avantLe: z.string().optional(),
  }),
  /** `prive.nom`, `prive.destinataire`: of whom it is asked. */
  evenement('AvisDemande', {
    consultationId: z.string(),
    echeanceLe: z.string(),
    confidentiel: z.boolean(),
    pieces: z.array(z.string()),
  }),
  /** `prive.nom`, `prive.destinataire` */
  evenement('AvisRelance', { consultationId: z.string(), rang: z.int(), echeanceLe: z.string() }),
  /** `prive.nom`, `prive.motif`. A confidential one keeps what was answered in `prive.reponse`, shown to nobody here. */
  evenement('AvisRendu', {
    consultationId: z.string(),
    confidentiel: z.boolean(),
    reponse: reponseAvisSchema.nullable(),
    canal: z.string(),
  }),
  /** `prive.nom`, `prive.motif` */
  evenement('AvisRevoque', { consultationId: z.string() }),
  /** Everything of the dossier was taken away as a ZIP. */
  evenement('ArchiveTelechargee', { fichiers: z.int() }),
  evenement('CourrierCree', { courrierId: z.string(), modele: z.string(), libelle: z.string() }),
  /** `prive.motif` for a letter sent back or cancelled. */
  evenement('CourrierAvance', {
    courrierId: z.string(),
    modele: z.string(),
    libelle: z.string(),
    vers: z.string(),
    chrono: z.string().nullable(),
    /** Of the PDF, once it is signed. */
    sha256: z.string().nullable(),
  }),
  /** `prive.nom`; the signed page, scanned. */
  evenement('CourrierScanne', {
    courrierId: z.string(),
    libelle: z.string(),
    chrono: z.string().nullable(),
    sha256: z.string(),
    taille: z.int(),
    type: z.string(),
  }),
  /** The scan of a letter, or a file of signed pages that has been filed nowhere. */
  evenement('ScanInfecte', {
    courrierId: z.string().nullable(),
    libelle: z.string(),
    chrono: z.string().nullable(),
    sha256: z.string(),
    signature: z.string(),
  }),
  /** `prive.nom` */
  evenement('DelegationAjoutee', {
    delegationId: z.string(),
    du: z.string(),
    au: z.string().nullable(),
    dispositifs: z.array(z.string()),
  }),
  evenement('DelegationFinie', { delegationId: z.string(), au: z.string() }),
  /** The text is nowhere but in the note, which may be erased. */
  evenement('NoteAjoutee', { noteId: z.string(), mentions: z.int() }),
  evenement('NoteModifiee', { noteId: z.string(), mentions: z.int() }),
  evenement('NoteSupprimee', { noteId: z.string() }),
  evenement('EtiquettePosee', { etiquetteId: z.string(), nom: z.string() }),
  evenement('EtiquetteRetiree', { etiquetteId: z.string(), nom: z.string() }),
  evenement('EtiquetteCreee', { etiquetteId: z.string(), nom: z.string() }),
  evenement('EtiquetteModifiee', { etiquetteId: z.string(), champs: z.array(z.string()) }),
  evenement('EcheanceDepassee', {
    etape: z.string(),
    acteur: z.string(),
    echeanceLe: z.string(),
    /** What was due; older events do not say it. */
    libelle: z.string().optional(),
  }),
  /** The private part of the event of this rank, in the same chain, is erased. */
  evenement('DonneesEffacees', { rang: z.int() }),
  /** `prive.motif` */
  evenement('PassationDemandee', {
    passationId: z.string(),
    deId: z.string(),
    versId: z.string(),
    dossiers: z.int(),
  }),
  evenement('UtilisateurCree', { utilisateurId: z.string(), role: z.string() }),
  evenement('UtilisateurModifie', { utilisateurId: z.string(), champs: z.array(z.string()) }),
  /** By its owner; an administrator's is a `UtilisateurModifie`. */
  evenement('MotDePasseChange', { utilisateurId: z.string() }),
  /** `prive.avant`, `prive.apres` */
  evenement('ServiceModifie', { champs: z.array(z.string()) }),
  evenement('ParametreAjoute', {
    dispositif: z.string(),
    cle: z.string(),
    valeur: z.union([z.string(), z.number()]),
    effetLe: z.string(),
  }),
  evenement('VagueAjoutee', {
    dispositif: z.string(),
    code: z.string(),
    ouvreLe: z.string(),
    fermeLe: z.string(),
  }),
  evenement('EnveloppeFixee', { dispositif: z.string(), annee: z.int(), centimes: z.int() }),
  evenement('CollectiviteCreee', { collectiviteId: z.string(), type: z.string() }),
  /** An export of payments, by its lines and the sha256 of the file. */
  evenement('ReleveImporte', {
    rapprochementId: z.string(),
    lignes: z.int(),
    sha256: z.string(),
  }),
  /** To the agent 60, 30 and 15 days before the payment promised, to the supervisors (0) on the day. */
  evenement('AlertePaiement', {
    palier: z.int(),
    echeanceLe: z.string(),
    destinataires: z.int(),
    /** A target of the service: nothing was promised to the applicant. */
    interne: z.boolean().optional(),
  }),
  /** Months left before the end of the four years of an award not wholly paid. */
  evenement('AlertePrescription', {
    palier: z.int(),
    limiteLe: z.string(),
    destinataires: z.int(),
  }),
  /** Put to the collectivité before anything is asked back. `prive.motif` */
  evenement('ReversementEnvisage', {
    reversementId: z.string(),
    centimes: z.int(),
    observationsLe: z.string(),
  }),
  evenement('ReversementDemande', { reversementId: z.string(), centimes: z.int() }),
  evenement('RemboursementRecu', {
    reversementId: z.string(),
    centimes: z.int(),
    reste: z.int(),
  }),
  /** `prive.motif` */
  evenement('ReversementAnnule', { reversementId: z.string() }),
  /** `prive.nom`, `prive.destinataire` */
  evenement('ExpertAjoute', { expertId: z.string(), dispositif: z.string() }),
  evenement('ExpertRetire', { expertId: z.string(), dispositif: z.string() }),
  /** Which dossiers were taken out, and how many. `prive.q`: the text looked for, which may be a name. */
  evenement('DossiersExportes', {
    format: z.string(),
    lignes: z.int(),
    filtres: z.record(z.string(), z.union([z.string(), z.number()])),
    colonnes: z.array(z.string()),
  }),
  evenement('ListeImportee', {
    listeId: z.string(),
    code: z.string(),
    effetLe: z.string(),
    lignes: z.int(),
    sha256: z.string(),
  }),
]);
export type Evenement = z.infer<typeof evenementSchema>;

export const evenementLuSchema = z
  .object({
    rang: z.int(),
    type: z.string(),
    /** The event in one French sentence. */
    phrase: z.string(),
    detail: z.string().nullable(),
    dateLegale: z.string(),
    enregistreLe: z.string(),
    auteur: z.string(),
    /** Start of the SHA-256 link, for whoever compares with a printed journal. */
    empreinte: z.string(),
  })
  .meta({ id: 'Evenement' });
export type EvenementLu = z.infer<typeof evenementLuSchema>;

export const lireJournalSchema = paginationSchema(['rang'], 'rang').extend({
  ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }).default('desc'),
});
export const journalSchema = pageSchema(evenementLuSchema);
