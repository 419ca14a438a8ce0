import { z } from 'zod';
import { acteDe, cloture, desistement, rejetImplicite, retour } from '../src/noyau/actes.js';
import { criteresRemplis } from '../src/noyau/conditions.js';
import { refus } from '../src/noyau/courriers-decision.js';
import { accuseReception } from '../src/noyau/courriers-instruction.js';
import { parametresDesCourriers } from '../src/noyau/courriers-reglages.js';
import { montantSchema, texteSchema } from '../src/noyau/donnees.js';
import { champAccuse, champsContact, champsDuContact } from '../src/noyau/donnees-communes.js';
import { pasEncoreConnu, selon } from '../src/noyau/eligibilite.js';
import { horlogesDeDemande, premiereDemande, silencePasse } from '../src/noyau/horloges.js';
import { direEuros } from '../src/noyau/libelles.js';
import { nombreParametre, sourceParametre } from '../src/noyau/parametres.js';
import {
  parametresCommuns,
  parametresCrpa,
  parametreVerification,
} from '../src/noyau/parametres-communs.js';
import { attendre, delaiInterne, etapeClose, par, toujours } from '../src/noyau/regles.js';
import { supposee } from '../src/noyau/sources.js';
import type { Critere, Definition, Parametre, PieceDefinition } from '../src/noyau/types.js';

// The smallest dispositif that holds together, to copy when a ninth one comes: README, "How do I… add a
// dispositif". It exists nowhere else; a test adds it to the register and plays it.

const source = supposee('Règlement fictif de l’ombrage des cours d’école');

const donnees = z.object({
  ecole: texteSchema(200).meta({ libelle: 'École', groupe: 'projet' }),
  cout: montantSchema.meta({ libelle: 'Coût des plantations', groupe: 'projet' }),
  ...champsContact('projet'),
  ...champAccuse('projet'),
});
type Donnees = z.infer<typeof donnees>;

const courriers = [
  accuseReception<Donnees>({ etapes: ['DEMANDE'] }),
  refus<Donnees>({ etapes: ['DECISION'], acte: 'refuser', proposes: ['refuser'] }),
];

const parametres: Parametre[] = [
  {
    cle: 'plafond',
    libelle: 'Coût maximal d’une cour ombragée',
    unite: 'centimes',
    defaut: 500_000,
    source,
  },
  parametreVerification,
  ...parametresCommuns,
  ...parametresCrpa,
  ...parametresDesCourriers(courriers),
];
const reglages = { code: 'OMBRAGE', parametres };

const criteres: Critere<Donnees>[] = [
  {
    id: 'cout',
    libelle: 'Coût sous le plafond',
    source,
    portee: 'bloquant',
    examiner: (faits) => {
      const { cout } = faits.donnees;
      if (cout === undefined) return pasEncoreConnu('Le coût n’est pas encore connu.');
      const plafond = nombreParametre(reglages, faits, 'plafond');
      const dit = `${direEuros(cout)} pour ${direEuros(plafond)} au plus.`;
      return selon(cout <= plafond, dit, direEuros(cout), 'devis');
    },
  },
];

const pieces: PieceDefinition<Donnees>[] = [
  {
    code: 'DEVIS',
    libelle: 'Devis',
    etapes: ['DEMANDE'],
    fourniePar: 'COLLECTIVITE',
    ...toujours,
    baseLegale: null,
    source,
  },
];

const horloges = horlogesDeDemande<Donnees>({
  recueLe: premiereDemande,
  decisions: ['notifier', 'refuser', 'constater_rejet_implicite'],
  pieces,
});

const acte = acteDe<Donnees>(source);

export const ombrage = {
  code: 'OMBRAGE',
  sigle: 'Ombrage',
  version: '2026',
  libelle: 'Ombrage des cours d’école (exemple fictif)',
  famille: 'Exemple fictif',
  description: 'Un exemple complet et fictif, à copier pour écrire un dispositif.',
  enVigueur: { du: '2026-01-01', au: null },
  reference: source,
  roleService: 'décide',
  decideur: 'PREFET',
  contacts: [],
  portails: [],
  donnees,
  champTitre: 'ecole',
  groupes: { projet: 'Projet et contact' },
  listes: [],
  parametres,
  vagues: [],
  criteres,
  pieces,
  etapes: [
    {
      id: 'DEMANDE',
      libelle: 'Demande',
      principale: true,
      acteur: par('SCIAT'),
      attendu: attendre('vérifier la demande et son devis'),
      raison: 'La demande est enregistrée.',
      echeance: delaiInterne('DEMANDE', 'delaiVerification', 'jours_ouvres', 'Vérification'),
      champs: ['ecole', 'cout', ...champsDuContact, 'accuseEnvoyeLe'],
      champsAttendus: ['ecole', 'cout'],
    },
    {
      id: 'DECISION',
      libelle: 'Décision',
      principale: true,
      acteur: par('PREFET'),
      attendu: attendre('signer la décision'),
      raison: 'La demande est complète.',
      echeance: null,
      champs: [],
      champsAttendus: [],
    },
    etapeClose,
  ],
  etapeInitiale: 'DEMANDE',
  transitions: [
    acte({
      id: 'proposer',
      libelle: 'Proposer la décision',
      de: ['DEMANDE'],
      vers: 'DECISION',
      consequence: 'La décision est soumise au préfet.',
      dateLibelle: 'Date de mise au parapheur',
      champs: ['ecole', 'cout'],
      pieces: ['DEVIS'],
      conditions: [criteresRemplis(criteres, ['cout'])],
    }),
    cloture<Donnees>('notifier', 'Enregistrer la décision notifiée', ['DECISION'], 'ACCORD', {
      motif: 'facultatif',
      consequence: 'L’aide est attribuée\u00a0; le dossier est clos.',
      dateLibelle: 'Date de notification',
      effets: [{ type: 'montant_accorde' }],
    }),
    cloture<Donnees>('refuser', 'Enregistrer le refus notifié', ['DECISION'], 'REFUS', {
      consequence: 'L’aide est refusée\u00a0; le dossier est clos.',
      dateLibelle: 'Date de notification',
    }),
    rejetImplicite<Donnees>(['DEMANDE', 'DECISION'], silencePasse(reglages, horloges)),
    desistement(['DEMANDE', 'DECISION']),
    retour(['DEMANDE', 'DECISION']),
  ],
  courriers,
  horloges,
  engagements: [],
  enveloppe: { libelle: 'Enveloppe annuelle de l’ombrage' },
  exemple: {
    demandeur: 'COMMUNE',
    demande: (_jour, rang) => ({ ecole: `École fictive ${rang}`, cout: 300_000 }),
    actes: {},
    parcours: [
      [],
      ['proposer'],
      ['proposer', 'notifier'],
      ['proposer', 'refuser'],
      ['constater_rejet_implicite'],
      ['enregistrer_desistement'],
    ],
  },
  montant: (faits) => {
    const { cout = null } = faits.donnees;
    const source = sourceParametre(reglages, faits, 'plafond');
    return {
      centimes: cout,
      lignes: [{ libelle: 'Coût des plantations', centimes: cout, source }],
    };
  },
} satisfies Definition<Donnees>;
