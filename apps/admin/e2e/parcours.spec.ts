import { type Lieu, ouvrirLieu } from './lieu.js';
import { accessibilite } from './parcours/accessibilite.js';
import { argent } from './parcours/argent.js';
import { avis } from './parcours/avis.js';
import { avisDemande } from './parcours/avis-demande.js';
import { complements } from './parcours/complements.js';
import { conflit } from './parcours/conflit.js';
import { courriers } from './parcours/courriers.js';
import { impression } from './parcours/impression.js';
import { lecture } from './parcours/lecture.js';
import { listes } from './parcours/listes.js';
import { lots } from './parcours/lots.js';
import { matin } from './parcours/matin.js';
import { matinSuperviseur } from './parcours/matin-superviseur.js';
import { notifications } from './parcours/notifications.js';
import { recherche } from './parcours/recherche.js';
import { refus } from './parcours/refus.js';
import { relais } from './parcours/relais.js';
import { relance } from './parcours/relance.js';
import { suivi } from './parcours/suivi.js';
import { supervision } from './parcours/supervision.js';
import { versement } from './parcours/versement.js';

// One file: the application and the browser start once for all the journeys.
let ouvert: Lieu | undefined;
const lieu = () => {
  if (!ouvert) throw new Error('L’application ne tourne pas.');
  return ouvert;
};
beforeAll(async () => {
  ouvert = await ouvrirLieu();
});
afterAll(async () => {
  await ouvert?.fermer();
});

describe('Du dépôt au versement', () => versement(lieu));
describe('La pièce manquante et le relevé de paiements', () => argent(lieu));
describe('Le refus du préfet', () => refus(lieu));
describe('Un avis donné, puis modifié', () => avis(lieu));
describe('Un avis demandé', () => avisDemande(lieu));
describe('Une demande relayée à l’ANCT', () => relais(lieu));
describe('Un dossier seulement suivi', () => suivi(lieu));
describe('Le retour à la collectivité', () => complements(lieu));
describe('Les courriers', () => courriers(lieu));
describe('Les conflits et les sessions perdues', () => conflit(lieu));
describe('Les relances et les listes filtrées', () => relance(lieu));
describe('La recherche, les notes et les étiquettes', () => recherche(lieu));
describe('La supervision', () => supervision(lieu));
describe('La lecture seule', () => lecture(lieu));
describe('Les listes d’éligibilité', () => listes(lieu));
describe('Le matin d’une instructrice', () => matin(lieu));
describe('Le matin d’un superviseur', () => matinSuperviseur(lieu));
describe('Les notifications', () => notifications(lieu));
describe('Les traitements par lot', () => lots(lieu));
describe('L’impression', () => impression(lieu));
describe('L’accessibilité', () => accessibilite(lieu));
