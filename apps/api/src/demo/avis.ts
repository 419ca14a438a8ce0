import { ajouterJours } from '@sciat/dispositifs';
import { demanderAvis } from '../consultations/demander-avis.js';
import { noterAvis, rendreAvis } from '../consultations/rendre-avis.js';
import { revoquerAvis } from '../consultations/revoquer-avis.js';
import { HorlogeDeScene, type Troupe } from './jouer.js';

const FINANCES = {
  type: 'organisme',
  organisme: 'Direction fictive des finances',
  courriel: 'finances@exemple.invalid',
} as const;
const TERRITOIRES = {
  type: 'organisme',
  organisme: 'Direction fictive des territoires',
  courriel: 'territoires@exemple.invalid',
} as const;
const EXPERTS = [
  { dispositif: 'VTA', ...FINANCES },
  { dispositif: 'VTA', ...TERRITOIRES },
  { dispositif: 'FITN7', ...TERRITOIRES },
];

interface AvisFictif {
  /** Days since it was asked, and until it is due; negative once it is late. */
  depuis: number;
  reste: number;
  a: 'finances' | 'territoires' | 'superviseur' | 'instructeur';
  question: string;
  confidentiel?: boolean;
  fin?: 'rendu' | 'note' | 'revoque';
}

/** In each state, some late. */
const avis: AvisFictif[] = [
  {
    depuis: 28,
    reste: -5,
    a: 'finances',
    question: 'La commune peut-elle porter le reste à charge ?',
  },
  {
    depuis: 12,
    reste: 9,
    a: 'territoires',
    question: 'La mission recoupe-t-elle un projet déjà aidé ?',
  },
  {
    depuis: 6,
    reste: 4,
    a: 'superviseur',
    question: 'Le périmètre de la mission vous paraît-il tenable ?',
  },
  { depuis: 5, reste: 10, a: 'instructeur', question: 'Connaissez-vous un dossier semblable ?' },
  {
    depuis: 25,
    reste: -2,
    a: 'territoires',
    question: 'Un point réservé à l’instruction.',
    confidentiel: true,
  },
  {
    depuis: 20,
    reste: 1,
    a: 'finances',
    question: 'Le plan de financement est-il complet ?',
    fin: 'note',
  },
  {
    depuis: 15,
    reste: 6,
    a: 'superviseur',
    question: 'Faut-il demander un complément ?',
    fin: 'rendu',
  },
  {
    depuis: 10,
    reste: 11,
    a: 'finances',
    question: 'Une situation particulière à apprécier.',
    confidentiel: true,
    fin: 'note',
  },
  {
    depuis: 9,
    reste: 12,
    a: 'territoires',
    question: 'Question posée par erreur.',
    fin: 'revoque',
  },
];

/** Fictional experts, and opinions asked of them. Interrupted, it goes on where it stopped. */
export async function garnirAvis(troupe: Troupe): Promise<void> {
  const { client, agents, horloge } = troupe;
  const { serviceId, id: auteurId } = agents.administrateur;
  if ((await client.expert.count({ where: { serviceId } })) === 0)
    await client.expert.createMany({
      data: EXPERTS.map(({ dispositif, organisme, courriel }) => ({
        serviceId,
        auteurId,
        dispositif,
        organisme,
        courriel,
        fictif: true,
      })),
    });
  const posees = await client.consultation.findMany({
    where: { serviceId, dossier: { fictif: true } },
    select: { question: true },
  });
  const scene = new HorlogeDeScene();
  const moyens = { ...troupe, horloge: scene };
  for (const unAvis of avis) {
    if (posees.some(({ question }) => question === unAvis.question)) continue;
    scene.jour = ajouterJours(horloge.aujourdhui(), -unAvis.depuis);
    // Nothing happened there since: what is told in its journal stays in order.
    const dossier = await client.dossier.findFirst({
      where: {
        serviceId,
        fictif: true,
        closLe: null,
        dispositif: 'VTA',
        consultations: { none: {} },
        courriers: { none: {} },
        evenements: { none: { enregistreLe: { gt: scene.maintenant() } } },
      },
      orderBy: { id: 'desc' },
    });
    if (dossier) await jouerAvis(moyens, scene, dossier.id, unAvis);
  }
}

async function jouerAvis(
  troupe: Troupe,
  scene: HorlogeDeScene,
  dossierId: string,
  { depuis, reste, a, question, confidentiel = false, fin }: AvisFictif,
): Promise<void> {
  const { agents } = troupe;
  const demandeur = a === 'instructeur' ? agents.superviseur : agents.instructeur;
  const aQui = {
    finances: FINANCES,
    territoires: TERRITOIRES,
    superviseur: { type: 'collegue', utilisateurId: agents.superviseur.id },
    instructeur: { type: 'collegue', utilisateurId: agents.instructeur.id },
  } as const;
  const id = await demanderAvis(troupe, dossierId, demandeur, {
    destinataire: aQui[a],
    question,
    confidentiel,
    pieces: [],
    echeanceLe: ajouterJours(scene.jour, depuis + reste),
  });
  if (!fin) return;
  scene.jour = ajouterJours(scene.jour, depuis - 1);
  const reponse = 'FAVORABLE_AVEC_RESERVES';
  const commentaire = 'Avis fictif, écrit pour la démonstration.';
  switch (fin) {
    case 'rendu':
      return rendreAvis(troupe, dossierId, agents.superviseur, id, { reponse, commentaire });
    case 'note':
      return noterAvis(troupe, dossierId, demandeur, id, {
        reponse,
        commentaire,
        canal: 'COURRIEL',
        reponduLe: scene.jour,
      });
    case 'revoque':
      return revoquerAvis(troupe, dossierId, demandeur, id, { motif: 'Motif fictif.' });
  }
}
