import type { AvancerCourrier, EtatCourrier } from '@sciat/contrats';
import { enBase } from '../base/dates.js';
import { avancerCourrier } from '../courriers/avancer-courrier.js';
import { creerCourrier } from '../courriers/creer-courrier.js';
import { rendreCourrier } from '../courriers/rendre.job.js';
import type { Troupe } from './jouer.js';

/** One letter in each state, each in a dossier at the step it goes with. */
const courriers: { etat: EtatCourrier; etape: string; modele: string }[] = [
  { etat: 'BROUILLON', etape: 'SIGNATURE_CONFIRMATION', modele: 'CONFIRMATION' },
  { etat: 'A_VALIDER', etape: 'INSTRUCTION_ANCT', modele: 'RELANCE' },
  { etat: 'A_SIGNER', etape: 'COMPLEMENTS_FICHE', modele: 'DEMANDE_PIECES' },
  { etat: 'A_SIGNER', etape: 'VERIFICATION_COMPLETUDE', modele: 'ACCUSE_RECEPTION_AIDE' },
  { etat: 'SIGNE', etape: 'COMPLEMENTS_DEMANDE', modele: 'DEMANDE_PIECES' },
  { etat: 'ENVOYE', etape: 'RECRUTEMENT', modele: 'RELANCE' },
  { etat: 'RECU', etape: 'SIGNATURE_REFUS', modele: 'REFUS' },
  { etat: 'ANNULE', etape: 'DEMANDE_AIDE', modele: 'RELANCE' },
];
const chemins: Record<EtatCourrier, EtatCourrier[]> = {
  BROUILLON: [],
  A_VALIDER: ['A_VALIDER'],
  A_SIGNER: ['A_SIGNER'],
  SIGNE: ['A_SIGNER', 'SIGNE'],
  ENVOYE: ['A_SIGNER', 'SIGNE', 'ENVOYE'],
  RECU: ['A_SIGNER', 'SIGNE', 'ENVOYE', 'RECU'],
  ANNULE: ['ANNULE'],
};

/** What the letters need of the service, where it has said nothing yet; plainly fictional. */
const COORDONNEES = {
  adresse: '1 place de l’Exemple\n13000 Ville-Exemple',
  telephone: '00 00 00 00 00',
  voiesRecours:
    'Texte fictif de démonstration : voies et délais de recours, à écrire par le service.',
};

/** Fictional letters and the fictional delegation that signs them. Interrupted, it goes on where it stopped. */
export async function garnirCourriers(troupe: Troupe): Promise<void> {
  const { client, agents, horloge } = troupe;
  const { serviceId } = agents.administrateur;
  const service = await client.service.findUniqueOrThrow({ where: { id: serviceId } });
  const vides = Object.entries(COORDONNEES).filter(
    ([champ]) => service[champ as keyof typeof COORDONNEES] === '',
  );
  if (vides.length > 0)
    await client.service.update({ where: { id: serviceId }, data: Object.fromEntries(vides) });
  const delegationId = await deleguer(troupe);
  const faits = await client.courrier.count({ where: { serviceId, dossier: { fictif: true } } });
  const jour = horloge.aujourdhui();
  for (const { etat, etape, modele } of courriers.slice(faits)) {
    const dossier = await client.dossier.findFirst({
      where: { serviceId, fictif: true, dispositif: 'VTA', etape, courriers: { none: {} } },
      orderBy: { id: 'asc' },
    });
    if (!dossier) continue;
    const id = await creerCourrier(troupe, dossier.id, agents.instructeur, { modele });
    for (const [rang, vers] of chemins[etat].entries()) {
      const demande = { version: rang + 1, ...saisieDe(vers, jour, delegationId) };
      await avancerCourrier(troupe, id, agents.instructeur, demande as AvancerCourrier);
      if (vers === 'A_SIGNER') await rendreCourrier(troupe, id, rang + 2);
    }
  }
}

function saisieDe(vers: EtatCourrier, jour: string, delegationId: string) {
  switch (vers) {
    case 'SIGNE':
      return { vers, signeLe: jour, delegationId };
    case 'ENVOYE':
      return { vers, envoyeLe: jour, canal: 'POSTE', preuve: 'Recommandé fictif 0000' };
    case 'RECU':
      return { vers, recuLe: jour };
    case 'ANNULE':
      return { vers, motif: 'Motif fictif, écrit pour la démonstration.' };
    default:
      return { vers };
  }
}

async function deleguer({ client, agents, horloge }: Troupe): Promise<string> {
  const { serviceId, id: auteurId } = agents.administrateur;
  const connue = await client.delegation.findFirst({ where: { serviceId, fictive: true } });
  if (connue) return connue.id;
  const { id } = await client.delegation.create({
    data: {
      serviceId,
      auteurId,
      nom: 'Fictive',
      prenom: 'Signature',
      qualite: 'signataire de démonstration',
      acte: 'Arrêté fictif de délégation',
      du: enBase(`${horloge.aujourdhui().slice(0, 4)}-01-01`),
      dispositifs: [],
      fictive: true,
    },
  });
  return id;
}
