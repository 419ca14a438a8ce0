import type { Evenement, FranchirEtape, TravailDemande } from '@sciat/contrats';
import {
  champsPersonnels,
  type Definition,
  type Effet,
  effetsDe,
  estVide,
  etapeDe,
  evaluerEligibilite,
  examinerTransition,
  type Faits,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import { preparerCourriel } from '../courriels/preparer.js';
import { refus } from '../erreurs/erreur-metier.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import { type Auteur, ecrireDossier, type Moyens, type Situation } from './ecrire-dossier.js';
import {
  annulerConstat,
  annulerPaiements,
  constaterPaiement,
  demanderPaiement,
} from './paiements.js';

/**
 * Takes a step: the only thing that changes `etape`. Data given with the act are judged as if already
 * entered, and kept only if the act is accepted.
 * @throws ErreurMetier 422 with every reason, 409 when the dossier moved meanwhile
 */
export async function franchirEtape(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur,
  demande: FranchirEtape,
): Promise<void> {
  const { transition, version, dateLegale, motif, etapeCible } = demande;
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:franchir' },
    async (situation) => {
      const { definition, dossier } = situation;
      const t = definition.transitions.find((x) => x.id === transition);
      const saisie = appliquerSaisie(definition, dossier, demande.donnees ?? {}, t?.champs ?? []);
      const faits = { ...situation.faits, donnees: saisie.donnees };
      const examen = examinerTransition(definition, dossier.etape, faits, {
        transition,
        role: auteur.role,
        dateLegale,
        motif,
        etapeCible,
        connues: situation.faits.donnees,
      });
      if (!examen.permise) throw refus(examen.raisons);

      const { vers } = examen;
      const etape = etapeDe(definition, vers);
      const effets = effetsDe(definition, transition, vers);
      const franchie: Evenement = {
        type: 'EtapeFranchie',
        charge: {
          transition,
          libelle: t?.libelle ?? transition,
          de: dossier.etape,
          vers,
          versLibelle: etape.libelle,
          issue: t?.issue ?? null,
          aApprecier: criteresOuverts(definition, faits),
        },
        ...(motif ? { prive: { motif } } : {}),
      };
      const donnees = portees(definition, t?.champs ?? [], faits);
      const passage = { etape: vers, transition, entreeLe: dateLegale, donnees };
      const { data, autres, travaux } = await executer(situation, effets, {
        faits: { ...faits, passages: [...faits.passages, passage] },
        dateLegale,
        motif,
        maintenant: moyens.horloge.maintenant(),
      });
      return {
        data: {
          ...data,
          ...colonnesDe(saisie, dossier),
          etape: vers,
          rangEtape: definition.etapes.indexOf(etape),
          issue: t?.issue ?? null,
          closLe: etape.finale ? enBase(dateLegale) : null,
        },
        evenements: [...saisie.evenements, franchie],
        dateLegale,
        travaux,
        autres: async () => {
          await situation.tx.passageEtape.create({
            data: {
              dossierId,
              rang: (dossier.passages.at(-1)?.rang ?? 0) + 1,
              etape: vers,
              transition,
              entreeLe: enBase(dateLegale),
              enregistreeLe: moyens.horloge.maintenant(),
              donnees: donnees as Prisma.InputJsonObject,
            },
          });
          await autres();
        },
      };
    },
  );
}

function criteresOuverts(definition: Definition, faits: Faits): string[] {
  return evaluerEligibilite(definition, faits)
    .criteres.filter((c) => c.portee === 'bloquant' && c.verdict === 'à apprécier')
    .map((c) => c.id);
}

/** What the act itself carried, as the passage remembers it; personal data stay in the dossier alone. */
function portees(definition: Definition, champs: string[], { donnees }: Faits) {
  const personnels = champsPersonnels(definition);
  return Object.fromEntries(
    champs
      .filter((c) => !personnels.includes(c) && !estVide(donnees[c]))
      .map((c) => [c, donnees[c]]),
  );
}

function montantAAccorder(definition: Definition, faits: Faits): number {
  const { centimes = null, lignes = [] } = definition.montant?.(faits) ?? {};
  if (centimes !== null) return centimes;
  const pourquoi = lignes.map((l) => l.valeur ?? l.libelle).join(' ; ');
  throw refus([{ code: 'MONTANT', message: `Le montant ne peut pas être calculé : ${pourquoi}` }]);
}

/** Turns the effects a definition declares into writes of the same transaction. */
async function executer(
  { tx, dossier, definition }: Situation,
  effets: Effet[],
  acte: { faits: Faits; dateLegale: string; motif: string | undefined; maintenant: Date },
) {
  const { faits, dateLegale } = acte;
  const data: Prisma.DossierUncheckedUpdateManyInput = {};
  const suites: (() => Promise<void>)[] = [];
  const travaux: TravailDemande[] = [];
  for (const effet of effets) {
    switch (effet.type) {
      case 'montant_accorde':
        data.montantAccordeCentimes = montantAAccorder(definition, faits);
        data.accordeLe = enBase(dateLegale);
        break;
      case 'montant_annule':
        data.montantAccordeCentimes = null;
        data.accordeLe = null;
        break;
      case 'paiement_demande':
        suites.push(() => demanderPaiement(tx, dossier, faits, dateLegale));
        break;
      case 'paiement_constate':
        suites.push(() => constaterPaiement(tx, dossier.id, dateLegale));
        break;
      case 'constat_annule':
        suites.push(() => annulerConstat(tx, dossier.id));
        break;
      case 'paiement_annule':
        suites.push(() => annulerPaiements(tx, dossier.id, dateLegale));
        break;
      case 'courriel': {
        const travail = await preparerCourriel(tx, dossier, definition, effet.modele, acte);
        if (travail) travaux.push(travail);
        break;
      }
    }
  }
  const autres = async () => {
    for (const suite of suites) await suite();
  };
  return { data, autres, travaux };
}
