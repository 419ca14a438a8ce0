import type { CorrigerDate } from '@sciat/contrats';
import {
  champsDate,
  definitionEnVigueur,
  enToutesLettres,
  etapeDe,
  raisonsNouvelles,
} from '@sciat/dispositifs';
import { deBase, enBase } from '../base/dates.js';
import { champInvalide, introuvable, refus } from '../erreurs/erreur-metier.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import {
  type Auteur,
  type Ecrit,
  type Ecriture,
  ecrireDossier,
  type Moyens,
  type Situation,
} from './ecrire-dossier.js';
import { ecrirePaiements } from './paiements.js';

type Correction = Pick<CorrigerDate, 'dateLegale' | 'motif'>;

/**
 * Corrects a legal date that was entered wrong: that of a passage, or one kept in the data after the
 * steps where it is entered. The journal keeps both dates; what depends on them follows.
 */
export async function corrigerDate(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur,
  { version, rang, champ, ...correction }: CorrigerDate,
): Promise<Ecrit> {
  return ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:corriger-date' },
    (situation) =>
      champ === undefined
        ? corrigerPassage(situation, auteur, rang ?? 0, correction)
        : corrigerChamp(situation, auteur, champ, correction),
  );
}

/** Within the dates of the passages before and after, and of what the act itself requires of its date. */
function corrigerPassage(
  { tx, dossier, definition, faits, aujourdhui }: Situation,
  auteur: Auteur,
  rang: number,
  { dateLegale, motif }: Correction,
): Ecriture {
  const passage = dossier.passages.find((p) => p.rang === rang);
  if (!passage) throw introuvable('Ce passage');
  const avant = deBase(passage.entreeLe);
  if (dateLegale === avant)
    throw champInvalide('dateLegale', 'Cette date est déjà celle du passage.');
  const precedent = dossier.passages.find((p) => p.rang === rang - 1);
  const suivant = dossier.passages.find((p) => p.rang === rang + 1);
  const minimum = precedent && deBase(precedent.entreeLe);
  const maximum = suivant ? deBase(suivant.entreeLe) : aujourdhui;
  if (minimum && dateLegale < minimum) {
    throw champInvalide(
      'dateLegale',
      `La date précède l’étape d’avant (${enToutesLettres(minimum)}).`,
    );
  }
  if (dateLegale > maximum) {
    const borne = suivant ? `suit l’étape d’après (${enToutesLettres(maximum)})` : 'est à venir';
    throw champInvalide('dateLegale', `La date ${borne}.`);
  }
  const raisons = raisonsNouvelles(
    definition,
    passage.transition,
    auteur.role,
    { faits, dateLegale: avant },
    { faits, dateLegale },
  );
  if (raisons.length > 0) throw refus(raisons);
  const etape = etapeDe(definition, passage.etape);
  const reception = !precedent;
  if (reception && definitionEnVigueur(definition.code, dateLegale) !== definition) {
    throw champInvalide(
      'dateLegale',
      'Une autre version des règles s’appliquait à cette date : créez un nouveau dossier.',
    );
  }
  return {
    data: {
      ...(reception ? { recuLe: enBase(dateLegale) } : {}),
      ...(etape.finale && !suivant ? { closLe: enBase(dateLegale) } : {}),
    },
    evenements: [
      {
        type: 'DateCorrigee',
        charge: { rang, etape: etape.libelle, avant, apres: dateLegale },
        prive: { motif },
      },
    ],
    autres: async () => {
      await tx.passageEtape.update({
        where: { dossierId_rang: { dossierId: dossier.id, rang } },
        data: { entreeLe: enBase(dateLegale) },
      });
      await ecrirePaiements(tx, definition, dossier.id);
    },
  };
}

/** Within what the acts already taken required of it. */
function corrigerChamp(
  { tx, dossier, definition, faits }: Situation,
  auteur: Auteur,
  champ: string,
  { dateLegale, motif }: Correction,
): Ecriture {
  const connue = (dossier.donnees as Record<string, unknown>)[champ];
  if (!champsDate(definition).includes(champ) || !connue)
    throw champInvalide('champ', 'Aucune date de ce nom n’est enregistrée dans le dossier.');
  if (champ === 'complementsLimiteLe' && etapeDe(definition, dossier.etape).aLecheance)
    throw champInvalide('champ', 'La collectivité répond encore : prolongez le délai de réponse.');
  const saisie = appliquerSaisie(definition, dossier, { [champ]: dateLegale }, [champ]);
  if (saisie.evenements.length === 0)
    throw champInvalide('dateLegale', 'Cette date est déjà celle du dossier.');
  const corriges = { ...faits, donnees: saisie.donnees };
  const raisons = dossier.passages.flatMap(({ transition, entreeLe }) => {
    const prisLe = { dateLegale: deBase(entreeLe) };
    const avant = { faits, ...prisLe };
    return raisonsNouvelles(definition, transition, auteur.role, avant, {
      faits: corriges,
      ...prisLe,
    });
  });
  // A criterion that a true date no longer meets is shown, and refuses nothing.
  const siennes = raisons.filter((r) => r.champ === champ);
  if (siennes.length > 0) throw refus(siennes);
  return {
    data: colonnesDe(saisie),
    evenements: saisie.evenements.map((e) => ({ ...e, prive: { ...e.prive, motif } })),
    autres: async () => {
      // The act that asked for the payment carried it: the last one, when there were several.
      const porteur = dossier.passages.findLast((p) => champ in (p.donnees as object));
      if (champ !== 'serviceFaitLe' || !porteur) return;
      await tx.passageEtape.update({
        where: { dossierId_rang: { dossierId: dossier.id, rang: porteur.rang } },
        data: { donnees: { ...(porteur.donnees as object), [champ]: dateLegale } },
      });
      await ecrirePaiements(tx, definition, dossier.id);
    },
  };
}
