import type { Courrier, CourrierResume } from '@sciat/contrats';
import {
  type Agent,
  type ContexteCourrier,
  calculerRecours,
  composer,
  definitionDe,
  type Raison,
} from '@sciat/dispositifs';
import { deBaseOuNull } from '../base/dates.js';
import { montrerCourriel } from '../courriels/presenter.js';
import { modeleDe } from './contexte.js';
import { chronoDe, lireTexte } from './document.js';
import type { CourrierLu } from './lire.js';
import { estRelu, PDF_ATTENDU } from './regles.js';

const nomDe = (qui: { prenom: string; nom: string }) => `${qui.prenom} ${qui.nom}`;

export function resumer(courrier: CourrierLu): CourrierResume {
  const { dossier } = courrier;
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  return {
    id: courrier.id,
    dossierId: courrier.dossierId,
    dossierReference: dossier.reference,
    collectivite: dossier.collectiviteNom,
    dispositif: dossier.dispositif,
    modele: courrier.modele,
    libelle: modeleDe(definition, courrier.modele)?.libelle ?? courrier.modele,
    objet: courrier.objet,
    etat: courrier.etat,
    version: courrier.version,
    chrono: chronoDe(courrier),
    creeLe: courrier.creeLe.toISOString(),
    creePar: nomDe(courrier.creePar),
    signeLe: deBaseOuNull(courrier.signeLe),
    envoyeLe: deBaseOuNull(courrier.envoyeLe),
    recuLe: deBaseOuNull(courrier.recuLe),
    fictif: dossier.fictif,
  };
}

export const MODELE_DISPARU: Raison = {
  code: 'MODELE',
  message: 'Ce modèle de courrier n’existe plus : annulez ce courrier et rédigez-en un autre.',
};

/** The text of a letter: as it was given to sign, or as it reads today. */
export function texteDe(courrier: CourrierLu, contexte: ContexteCourrier) {
  const { libres, fige } = lireTexte(courrier.paragraphes);
  const modele = modeleDe(contexte.definition, courrier.modele);
  if (fige) return { ...fige, champs: [], raisons: [] as Raison[] };
  if (!modele) return { destinataire: '', paragraphes: [], champs: [], raisons: [MODELE_DISPARU] };
  return composer(modele, contexte, libres);
}

export function presenter(
  courrier: CourrierLu,
  contexte: ContexteCourrier,
  agent: Pick<Agent, 'role'>,
): Courrier {
  const { definition, etape } = contexte;
  const { destinataire, paragraphes, champs, raisons } = texteDe(courrier, contexte);
  const modele = modeleDe(definition, courrier.modele);
  const acte = definition.transitions.find((t) => t.id === modele?.acte);
  const { delegation, validePar } = courrier;
  const [courriel] = courrier.courriels;
  const recuLe = deBaseOuNull(courrier.recuLe);
  return {
    ...resumer(courrier),
    destinataire,
    paragraphes,
    champs,
    raisons: courrier.etat === 'A_SIGNER' && !courrier.renduLe ? [PDF_ATTENDU] : raisons,
    relecture: estRelu(contexte.reglages),
    validePar: validePar && nomDe(validePar),
    signataire: delegation && `${nomDe(delegation)}, ${delegation.qualite} (${delegation.acte})`,
    canal: courrier.canal as Courrier['canal'],
    preuve: courrier.preuve,
    courriel: courriel ? montrerCourriel(courriel, agent) : null,
    pdf: courrier.pdfCle !== null,
    scan: courrier.scanCle !== null,
    scanAnalyse: courrier.scanAnalyse,
    recoursLe: modele?.ouvreRecours && recuLe ? calculerRecours(recuLe).le : null,
    acte: acte ? { id: acte.id, libelle: acte.libelle, possible: acte.de.includes(etape) } : null,
  };
}
