import type {
  Absence,
  Agenda,
  AgendaCree,
  AgentAffectable,
  AjouterDelegation,
  AjouterExpert,
  AjouterParametre,
  AjouterVague,
  ApercevoirPassation,
  ApercevoirRelance,
  ApercuListe,
  ApercuParametre,
  ApercuPassation,
  ApercuRelance,
  ApercuReleve,
  ApprecierCritere,
  AvancerCourrier,
  AvancerReversement,
  BilanPaiements,
  CalculerReversement,
  CalculReversementLu,
  ChangerMotDePasse,
  ChoixLot,
  Collectivite,
  Compteurs,
  Consultation,
  CorrigerDate,
  CourrielLu,
  Courrier,
  CourrierResume,
  CourriersDuDossier,
  CreerCollectivite,
  CreerCourrier,
  CreerDossier,
  CreerEtiquette,
  CreerLien,
  CreerVue,
  DeciderLigne,
  Delegation,
  DemanderAvis,
  DemanderExport,
  DemanderLot,
  DemanderPassation,
  Dispositif,
  DispositifResume,
  Dossier,
  EcrireNote,
  Eligibilite,
  EnveloppeLue,
  EnvisagerReversement,
  Etiqueter,
  Etiquette,
  EtiquettePosee,
  EvenementLu,
  ExaminerEligibilite,
  ExpertLu,
  Export,
  FinirDelegation,
  FixerAbsence,
  FixerEnveloppe,
  FranchirEtape,
  ImporterListe,
  LienCree,
  LienDepot,
  Liens,
  LigneListe,
  LireRapport,
  ListeEligibilite,
  ListePossible,
  Lot,
  LotResume,
  LotScan,
  MaFile,
  MarquerLues,
  Memoire,
  ModifierCourrier,
  ModifierDossier,
  ModifierEtiquette,
  ModifierService,
  ModifierVue,
  NomsDispositif,
  NonLues,
  Note,
  NoterAvis,
  Notes,
  Page,
  PageDossiers,
  ParametreLu,
  Passation,
  PorteurLu,
  PossiblesLot,
  PreferencesNotification,
  Pretentions,
  PropositionConsultation,
  Rapport,
  Rapprochement,
  Relancer,
  RendreAvis,
  RenvoyerCourriel,
  Reprise,
  RepriseCompte,
  ResultatsRecherche,
  RetourCourriel,
  Reversements,
  RevoquerAvis,
  Service,
  Simulation,
  SimulerEcheances,
  TableauDeBord,
  Utilisateur,
  VagueLue,
  VerifierPiece,
  Vue,
  Vues,
} from '@sciat/contrats';
import { enQuery, RACINE, requete } from './requete.js';

type Tri = { page?: number; parPage?: number; tri?: string; ordre?: 'asc' | 'desc'; q?: string };
type Annulable = { signal?: AbortSignal };

function envoiDeListe({ code, effetLe, source, fictive }: ImporterListe, fichier: File): FormData {
  const corps = new FormData();
  for (const [cle, valeur] of Object.entries({ code, effetLe, source, fictive }))
    corps.set(cle, valeur);
  corps.set('fichier', fichier);
  return corps;
}

function envoiDeFichier(fichier: File): FormData {
  const corps = new FormData();
  corps.set('fichier', fichier);
  return corps;
}

/** What the API does beyond reading and writing records: the acts of the trade, one function each. */
export const verbes = {
  creerDossier: (corps: CreerDossier) => requete<Dossier>('POST', '/dossiers', { corps }),
  modifierDossier: (id: string, corps: ModifierDossier) =>
    requete<Dossier>('PATCH', `/dossiers/${id}`, { corps }),
  franchirEtape: (id: string, corps: FranchirEtape) =>
    requete<Dossier>('POST', `/dossiers/${id}/transitions`, { corps }),
  apprecierCritere: (id: string, critere: string, corps: ApprecierCritere) =>
    requete<Dossier>('POST', `/dossiers/${id}/criteres/${encodeURIComponent(critere)}`, { corps }),
  corrigerDate: (id: string, corps: CorrigerDate) =>
    requete<Dossier>('POST', `/dossiers/${id}/corrections`, { corps }),
  apercevoirRelance: (id: string, demande: ApercevoirRelance, { signal }: Annulable = {}) =>
    requete<ApercuRelance>('GET', `/dossiers/${id}/relances/apercu${enQuery(demande)}`, {
      signal,
    }),
  relancer: (id: string, corps: Relancer) =>
    requete<Dossier>('POST', `/dossiers/${id}/relances`, { corps }),
  porteurs: ({ signal }: Annulable = {}) =>
    requete<Page<PorteurLu>>('GET', '/porteurs', { signal }),
  simulerEcheances: (corps: SimulerEcheances, { signal }: Annulable = {}) =>
    requete<Simulation>('POST', '/echeances/simulation', { corps, signal }),
  compteurs: ({ signal }: Annulable = {}) =>
    requete<Compteurs>('GET', '/dossiers/compteurs', { signal }),
  maFile: ({ signal }: Annulable = {}) => requete<MaFile>('GET', '/dossiers/ma-file', { signal }),
  /** A page of dossiers, by the address of its list. */
  pageDossiers: (chemin: string, page: number) =>
    requete<PageDossiers>('GET', `${chemin}&page=${page}`),
  journal: (id: string, tri: Tri = {}) =>
    requete<Page<EvenementLu>>('GET', `/dossiers/${id}/journal${enQuery(tri)}`),

  deposerPiece: (id: string, code: string, fichier: File) => {
    const corps = new FormData();
    // The field comes first: the server knows what the file is for before it reads it.
    corps.set('code', code);
    corps.set('fichier', fichier);
    return requete<Dossier>('POST', `/dossiers/${id}/pieces`, { corps });
  },
  verifierPiece: (id: string, code: string, corps: VerifierPiece) =>
    requete<Dossier>('POST', `/dossiers/${id}/pieces/${code}/verification`, { corps }),

  reprisesDePiece: (id: string, code: string) =>
    requete<Page<Reprise>>('GET', `/dossiers/${id}/pieces/${code}/reprises`),
  reprendrePiece: (id: string, code: string, dossierId: string) =>
    requete<Dossier>('POST', `/dossiers/${id}/pieces/${code}/reprise`, { corps: { dossierId } }),
  bilanPaiements: ({ signal }: Annulable = {}) =>
    requete<BilanPaiements>('GET', '/paiements/bilan', { signal }),
  liens: (id: string) => requete<Liens>('GET', `/dossiers/${id}/liens`),
  creerLien: (id: string, corps: CreerLien) =>
    requete<LienCree>('POST', `/dossiers/${id}/liens`, { corps }),
  revoquerLien: (id: string, lienId: string) =>
    requete<LienDepot>('POST', `/dossiers/${id}/liens/${lienId}/revocation`),

  consultations: (id: string) =>
    requete<Page<Consultation>>('GET', `/dossiers/${id}/consultations`),
  proposerConsultation: (id: string) =>
    requete<PropositionConsultation>('GET', `/dossiers/${id}/consultations/proposition`),
  demanderAvis: (id: string, corps: DemanderAvis) =>
    requete<Page<Consultation>>('POST', `/dossiers/${id}/consultations`, { corps }),
  rendreAvis: (id: string, consultation: string, corps: RendreAvis) =>
    requete<Page<Consultation>>('POST', `/dossiers/${id}/consultations/${consultation}/reponse`, {
      corps,
    }),
  noterAvis: (id: string, consultation: string, corps: NoterAvis) =>
    requete<Page<Consultation>>('POST', `/dossiers/${id}/consultations/${consultation}/note`, {
      corps,
    }),
  revoquerAvis: (id: string, consultation: string, corps: RevoquerAvis) =>
    requete<Page<Consultation>>(
      'POST',
      `/dossiers/${id}/consultations/${consultation}/revocation`,
      { corps },
    ),
  experts: () => requete<Page<ExpertLu>>('GET', '/experts'),
  ajouterExpert: (corps: AjouterExpert) => requete<ExpertLu>('POST', '/experts', { corps }),
  retirerExpert: (id: string) => requete<ExpertLu>('POST', `/experts/${id}/retrait`),

  courriersDuDossier: (id: string) =>
    requete<CourriersDuDossier>('GET', `/dossiers/${id}/courriers`),
  creerCourrier: (dossierId: string, corps: CreerCourrier) =>
    requete<Courrier>('POST', `/dossiers/${dossierId}/courriers`, { corps }),
  courrier: (id: string, { signal }: Annulable = {}) =>
    requete<Courrier>('GET', `/courriers/${id}`, { signal }),
  modifierCourrier: (id: string, corps: ModifierCourrier) =>
    requete<Courrier>('PATCH', `/courriers/${id}`, { corps }),
  avancerCourrier: (id: string, corps: AvancerCourrier) =>
    requete<Courrier>('POST', `/courriers/${id}/etat`, { corps }),
  numeriserCourrier: (id: string, fichier: File) =>
    requete<Courrier>('POST', `/courriers/${id}/scan`, { corps: envoiDeFichier(fichier) }),
  courriersASigner: (dispositif?: string, { signal }: Annulable = {}) =>
    requete<Page<CourrierResume>>(
      'GET',
      `/courriers${enQuery({ etat: 'A_SIGNER', dispositif, parPage: 1 })}`,
      { signal },
    ),
  delegations: (criteres: { le?: string; dispositif?: string } = {}) =>
    requete<Page<Delegation>>('GET', `/delegations${enQuery(criteres)}`),
  ajouterDelegation: (corps: AjouterDelegation) =>
    requete<Delegation>('POST', '/delegations', { corps }),
  finirDelegation: (id: string, corps: FinirDelegation) =>
    requete<Delegation>('POST', `/delegations/${id}/fin`, { corps }),

  examinerEligibilite: (corps: Partial<ExaminerEligibilite>, { signal }: Annulable = {}) =>
    requete<Eligibilite>('POST', '/eligibilite', { corps, signal }),
  collectivites: (tri: Tri, { signal }: Annulable = {}) =>
    requete<Page<Collectivite>>('GET', `/collectivites${enQuery(tri)}`, { signal }),
  collectivite: (id: string) => requete<Collectivite>('GET', `/collectivites/${id}`),
  creerCollectivite: (corps: CreerCollectivite) =>
    requete<Collectivite>('POST', '/collectivites', { corps }),
  memoireCollectivite: (id: string, { signal }: Annulable = {}) =>
    requete<Memoire>('GET', `/collectivites/${id}/memoire`, { signal }),
  pretentions: (id: string, date?: string) =>
    requete<Pretentions>('GET', `/collectivites/${id}/pretentions${enQuery({ date })}`),
  agents: (dispositif?: string) =>
    requete<Page<AgentAffectable>>('GET', `/agents${enQuery({ dispositif })}`),

  rechercher: (q: string, { signal }: Annulable = {}) =>
    requete<ResultatsRecherche>('GET', `/recherche${enQuery({ q })}`, { signal }),
  notes: (id: string, page: number) =>
    requete<Notes>('GET', `/dossiers/${id}/notes${enQuery({ page })}`),
  ajouterNote: (id: string, corps: EcrireNote) =>
    requete<Note>('POST', `/dossiers/${id}/notes`, { corps }),
  modifierNote: (id: string, note: string, corps: EcrireNote) =>
    requete<Note>('PATCH', `/dossiers/${id}/notes/${note}`, { corps }),
  supprimerNote: (id: string, note: string) =>
    requete<Note>('POST', `/dossiers/${id}/notes/${note}/suppression`),
  etiquettes: () => requete<Page<Etiquette>>('GET', '/etiquettes'),
  creerEtiquette: (corps: CreerEtiquette) => requete<Etiquette>('POST', '/etiquettes', { corps }),
  modifierEtiquette: (id: string, corps: ModifierEtiquette) =>
    requete<Etiquette>('PATCH', `/etiquettes/${id}`, { corps }),
  etiqueter: (id: string, corps: Etiqueter) =>
    requete<Page<EtiquettePosee>>('POST', `/dossiers/${id}/etiquettes`, { corps }),

  dispositifs: () => requete<Page<DispositifResume>>('GET', '/dispositifs'),
  nomsDispositifs: () => requete<Page<NomsDispositif>>('GET', '/dispositifs/noms'),
  dispositif: (code: string, version?: string) =>
    requete<Dispositif>('GET', `/dispositifs/${encodeURIComponent(code)}${enQuery({ version })}`),

  parametres: (dispositif: string) =>
    requete<Page<ParametreLu>>('GET', `/parametres${enQuery({ dispositif })}`),
  apercevoirParametre: (corps: AjouterParametre) =>
    requete<ApercuParametre>('POST', '/parametres/apercu', { corps }),
  ajouterParametre: (corps: AjouterParametre) => requete<unknown>('POST', '/parametres', { corps }),

  rapport: (demande: LireRapport, { signal }: Annulable = {}) =>
    requete<Rapport>('GET', `/rapports${enQuery({ ...demande })}`, { signal }),

  enveloppes: (annee: number) =>
    requete<Page<EnveloppeLue>>('GET', `/enveloppes${enQuery({ annee })}`),
  fixerEnveloppe: (corps: FixerEnveloppe) =>
    requete<EnveloppeLue>('POST', '/enveloppes', { corps }),
  vagues: (dispositif: string) =>
    requete<Page<VagueLue>>('GET', `/vagues${enQuery({ dispositif })}`),
  ajouterVague: (corps: AjouterVague) => requete<VagueLue>('POST', '/vagues', { corps }),

  apercevoirReleve: (fichier: File) =>
    requete<ApercuReleve>('POST', '/rapprochements/apercu', { corps: envoiDeFichier(fichier) }),
  importerReleve: (fichier: File) =>
    requete<Rapprochement>('POST', '/rapprochements', { corps: envoiDeFichier(fichier) }),
  rapprochement: (id: string) => requete<Rapprochement>('GET', `/rapprochements/${id}`),
  deciderLigne: (id: string, rang: number, corps: DeciderLigne) =>
    requete<Rapprochement>('POST', `/rapprochements/${id}/lignes/${rang}`, { corps }),

  reversements: (id: string) => requete<Reversements>('GET', `/dossiers/${id}/reversements`),
  calculerReversement: (id: string, corps: CalculerReversement) =>
    requete<CalculReversementLu>('POST', `/dossiers/${id}/reversements/calcul`, { corps }),
  envisagerReversement: (id: string, corps: EnvisagerReversement) =>
    requete<Reversements>('POST', `/dossiers/${id}/reversements`, { corps }),
  avancerReversement: (id: string, reversement: string, corps: AvancerReversement) =>
    requete<Reversements>('POST', `/dossiers/${id}/reversements/${reversement}`, { corps }),

  tableauDeBord: (semaines: number, { signal }: Annulable = {}) =>
    requete<TableauDeBord>('GET', `/tableau-de-bord${enQuery({ semaines })}`, { signal }),
  apercevoirPassation: (corps: ApercevoirPassation) =>
    requete<ApercuPassation>('POST', '/passations/apercu', { corps }),
  demanderPassation: (corps: DemanderPassation) =>
    requete<Passation>('POST', '/passations', { corps }),
  passation: (id: string, { signal }: Annulable = {}) =>
    requete<Passation>('GET', `/passations/${id}`, { signal }),
  annulerPassation: (id: string) => requete<Passation>('POST', `/passations/${id}/annulation`),
  fixerAbsence: (id: string, corps: FixerAbsence) =>
    requete<Absence>('PUT', `/utilisateurs/${id}/absence`, { corps }),
  repriseUtilisateur: (
    id: string,
    { role, actif, dispositifs }: Pick<Utilisateur, 'role' | 'actif' | 'dispositifs'>,
  ) =>
    requete<RepriseCompte>(
      'GET',
      `/utilisateurs/${id}/reprise${enQuery({ role, actif, dispositifs: dispositifs.join(',') })}`,
    ),
  classerScans: (fichier: File) =>
    requete<LotScan>('POST', '/courriers/scans', { corps: envoiDeFichier(fichier) }),
  lotDeScans: (id: string) => requete<LotScan>('GET', `/courriers/scans/${id}`),

  notificationsNonLues: ({ signal }: Annulable = {}) =>
    requete<NonLues>('GET', '/notifications/non-lues', { signal }),
  marquerNotificationsLues: (corps: MarquerLues) =>
    requete<NonLues>('POST', '/notifications/lecture', { corps }),
  preferencesNotification: ({ signal }: Annulable = {}) =>
    requete<PreferencesNotification>('GET', '/notifications/preferences', { signal }),
  choisirNotifications: (corps: PreferencesNotification) =>
    requete<PreferencesNotification>('PUT', '/notifications/preferences', { corps }),
  agenda: ({ signal }: Annulable = {}) => requete<Agenda>('GET', '/agenda', { signal }),
  creerAgenda: () => requete<AgendaCree>('POST', '/agenda'),
  fermerAgenda: () => requete<void>('DELETE', '/agenda'),

  service: () => requete<Service>('GET', '/service'),
  modifierService: (corps: ModifierService) => requete<Service>('PATCH', '/service', { corps }),

  listesPossibles: () => requete<Page<ListePossible>>('GET', '/listes/possibles'),
  apercevoirListe: (demande: ImporterListe, fichier: File) =>
    requete<ApercuListe>('POST', '/listes/apercu', { corps: envoiDeListe(demande, fichier) }),
  importerListe: (demande: ImporterListe, fichier: File) =>
    requete<ListeEligibilite>('POST', '/listes', { corps: envoiDeListe(demande, fichier) }),
  lignesDeListe: (id: string, tri: Tri) =>
    requete<Page<LigneListe>>('GET', `/listes/${id}/lignes${enQuery(tri)}`),

  vues: ({ signal }: Annulable = {}) => requete<Vues>('GET', '/vues', { signal }),
  creerVue: (corps: CreerVue) => requete<Vue>('POST', '/vues', { corps }),
  modifierVue: (id: string, corps: ModifierVue) => requete<Vue>('PATCH', `/vues/${id}`, { corps }),
  supprimerVue: (id: string) => requete<void>('DELETE', `/vues/${id}`),
  choisirVueParDefaut: (vue: string | null) =>
    requete<void>('PUT', '/vues/par-defaut', { corps: { vue } }),
  exports: ({ signal }: Annulable = {}) => requete<Page<Export>>('GET', '/exports', { signal }),
  demanderExport: (corps: DemanderExport) => requete<Export>('POST', '/exports', { corps }),

  possiblesLot: (corps: ChoixLot, { signal }: Annulable = {}) =>
    requete<PossiblesLot>('POST', '/lots/possibles', { corps, signal }),
  apercevoirLot: (corps: DemanderLot) => requete<Lot>('POST', '/lots/apercu', { corps }),
  lancerLot: (id: string) => requete<Lot>('POST', `/lots/${id}/lancement`),
  arreterLot: (id: string) => requete<Lot>('POST', `/lots/${id}/arret`),
  lot: (id: string, { signal }: Annulable = {}) => requete<Lot>('GET', `/lots/${id}`, { signal }),
  lots: ({ signal }: Annulable = {}) => requete<Page<LotResume>>('GET', '/lots', { signal }),

  relancerCourriel: (id: string) => requete<unknown>('POST', `/courriels/${id}/relance`),
  renvoyerCourriel: (id: string, corps: RenvoyerCourriel) =>
    requete<CourrielLu>('POST', `/courriels/${id}/renvoi`, { corps }),
  deposerAvis: (fichier: File) =>
    requete<RetourCourriel>('POST', '/courriels/retours', { corps: envoiDeFichier(fichier) }),
  relancerTravail: (id: string) => requete<unknown>('POST', `/travaux/${id}/relance`),
  changerMotDePasse: (corps: ChangerMotDePasse) =>
    requete<void>('POST', '/auth/mot-de-passe', { corps }),
};

/** Address of the whole dossier, as a ZIP. */
export const adresseArchive = (dossierId: string) => `${RACINE}/dossiers/${dossierId}/archive`;

/** Addresses of a letter: its page as it reads now, the PDF given to sign, its text for a word processor, the signed page. */
export const adresseCourrier = (id: string, fichier: 'apercu' | 'pdf' | 'odt' | 'scan') =>
  `${RACINE}/courriers/${id}/${fichier}`;
/** Address of all that is to be signed, as one PDF. */
export const adresseASigner = (dispositif?: string) =>
  `${RACINE}/courriers/a-signer/pdf${enQuery({ dispositif })}`;
/** Address of a list of dossiers as a file. */
export const adresseExport = (
  format: DemanderExport['format'],
  { filtres, tri, ordre, colonnes }: Omit<DemanderExport, 'format'>,
) =>
  `${RACINE}/exports/dossiers${enQuery({ ...filtres, tri, ordre, colonnes: colonnes.join(), format })}`;

/** Address of the file that a job has prepared. */
export const adresseFichierExport = (id: string) => `${RACINE}/exports/${id}/fichier`;

/** Address of a yearly report, to keep or to send. */
export const adresseRapport = (demande: LireRapport, format: 'pdf' | 'ods') =>
  `${RACINE}/rapports/${format}${enQuery({ ...demande })}`;

/** Address of what a batch did to each dossier. */
export const adresseRapportDeLot = (id: string) => `${RACINE}/lots/${id}/rapport`;
/** Address of a file, to open or save it; `apercu` shows PDF and images in place. */
export function adressePiece(
  dossierId: string,
  code: string,
  numero: number,
  apercu = false,
): string {
  return `${RACINE}/dossiers/${dossierId}/pieces/${encodeURIComponent(code)}/versions/${numero}${apercu ? '?apercu=1' : ''}`;
}
