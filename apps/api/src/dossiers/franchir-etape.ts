import type { Evenement, FranchirEtape, TravailDemande } from '@sciat/contrats';
import {
  accordApres,
  type Definition,
  demandeEnTout,
  donneesApres,
  donneesDuPassage,
  type Effet,
  effetsDe,
  etapeDe,
  evaluerEligibilite,
  examinerTransition,
  type Faits,
  type Passage,
  paiementsDe,
  type Verse,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import { revoquerAvecLeDossier } from '../consultations/revoquer-avis.js';
import { preparerCourriel } from '../courriels/preparer.js';
import { type ErreurMetier, refus } from '../erreurs/erreur-metier.js';
import { joindreLien, type LienJoint } from '../liens/joindre-lien.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import {
  type Auteur,
  type Ecrit,
  ecrireDossier,
  type Moyens,
  type Situation,
} from './ecrire-dossier.js';
import { ecrirePaiements } from './paiements.js';

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
  verse: Verse = {},
): Promise<Ecrit> {
  const { transition, version, dateLegale, motif, etapeCible } = demande;
  return ecrireDossier(
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
      const donnees = { ...donneesDuPassage(definition, transition, vers, faits), ...verse };
      const passage = { etape: vers, transition, entreeLe: dateLegale, donnees };
      if (verse.verseCentimes !== undefined) dansLAttribution(definition, faits, passage);
      const suivants = { ...faits, passages: [...faits.passages, passage] };
      const lien = demande.lienDepot
        ? await joindreLien(moyens, situation, auteur, effets, suivants)
        : undefined;
      const { data, travaux } = await executer(situation, effets, {
        faits: suivants,
        dateLegale,
        motif,
        lien: lien?.joint,
        maintenant: moyens.horloge.maintenant(),
      });
      const revoques = etape.finale
        ? await revoquerAvecLeDossier(moyens, situation)
        : { evenements: [], travaux: [] };
      return {
        data: {
          ...data,
          ...colonnesDe({ ...saisie, donnees: donneesApres(saisie.donnees, effets, faits) }),
          etape: vers,
          rangEtape: definition.etapes.indexOf(etape),
          issue: t?.issue ?? null,
          closLe: etape.finale ? enBase(dateLegale) : null,
        },
        evenements: [
          ...saisie.evenements,
          franchie,
          ...(lien ? [lien.evenement] : []),
          ...revoques.evenements,
        ],
        dateLegale,
        travaux: [...travaux, ...revoques.travaux],
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
          if (effets.some((e) => DE_PAIEMENT.includes(e.type)))
            await ecrirePaiements(situation.tx, definition, dossierId);
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

const DE_PAIEMENT: Effet['type'][] = [
  'paiement_demande',
  'paiement_constate',
  'constat_annule',
  'paiement_annule',
];

/** What was paid may differ from what was asked, not exceed what was awarded. */
function dansLAttribution(definition: Definition, { accorde, passages }: Faits, passage: Passage) {
  const paiements = paiementsDe(definition, [...passages, passage]);
  if (demandeEnTout({ accorde, paiements }) <= (accorde ?? 0)) return;
  throw refus([
    {
      code: 'MONTANT',
      message: 'Le versement dépasserait l’aide attribuée, sans décision modificative.',
    },
  ]);
}

const rienAttribue = () =>
  refus([
    {
      code: 'MONTANT',
      message: 'Aucun montant n’a été attribué : notifiez d’abord la décision.',
    },
  ]);

function montantInconnu(definition: Definition, faits: Faits): ErreurMetier {
  const { lignes = [] } = definition.montant?.(faits) ?? {};
  const pourquoi = lignes.map((l) => l.valeur ?? l.libelle).join(' ; ');
  return refus([{ code: 'MONTANT', message: `Le montant ne peut pas être calculé : ${pourquoi}` }]);
}

/** Turns the effects a definition declares into writes of the same transaction. */
async function executer(
  { tx, dossier, definition }: Situation,
  effets: Effet[],
  acte: {
    faits: Faits;
    dateLegale: string;
    motif: string | undefined;
    maintenant: Date;
    lien: LienJoint | undefined;
  },
) {
  const { faits, dateLegale } = acte;
  const accorde = accordApres(definition, effets, faits);
  const data: Prisma.DossierUncheckedUpdateManyInput = { montantAccordeCentimes: accorde };
  const travaux: TravailDemande[] = [];
  for (const effet of effets) {
    switch (effet.type) {
      case 'montant_accorde':
        if (accorde === null) throw montantInconnu(definition, faits);
        data.accordeLe = enBase(dateLegale);
        break;
      case 'paiement_demande':
        if (accorde === null) throw rienAttribue();
        break;
      case 'montant_annule':
        if (accorde === null) data.accordeLe = null;
        break;
      case 'courriel': {
        const travail = await preparerCourriel(tx, dossier, definition, effet.modele, acte);
        if (travail) travaux.push(travail);
        break;
      }
    }
  }
  return { data, travaux };
}
