import type { CorrigerDate } from '@sciat/contrats';
import {
  champsDate,
  definitionEnVigueur,
  enToutesLettres,
  etapeDe,
  raisonsDeLaDate,
} from '@sciat/dispositifs';
import { deBase, enBase } from '../base/dates.js';
import { champInvalide, introuvable, refus } from '../erreurs/erreur-metier.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import {
  type Auteur,
  type Ecriture,
  ecrireDossier,
  type Moyens,
  type Situation,
} from './ecrire-dossier.js';
import { redaterPaiements } from './paiements.js';

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
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:corriger-date' },
    (situation) =>
      champ === undefined
        ? corrigerPassage(situation, auteur, rang ?? 0, correction)
        : corrigerChamp(situation, champ, correction),
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
  const raisons = raisonsDeLaDate(definition, passage.transition ?? '', faits, {
    avant,
    apres: dateLegale,
    role: auteur.role,
  });
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
      await redaterPaiements(tx, definition, dossier, rang, dateLegale);
    },
  };
}

function corrigerChamp(
  { dossier, definition }: Situation,
  champ: string,
  { dateLegale, motif }: Correction,
): Ecriture {
  const connue = (dossier.donnees as Record<string, unknown>)[champ];
  if (!champsDate(definition).includes(champ) || !connue)
    throw champInvalide('champ', 'Aucune date de ce nom n’est enregistrée dans le dossier.');
  const saisie = appliquerSaisie(definition, dossier, { [champ]: dateLegale }, [champ]);
  if (saisie.evenements.length === 0)
    throw champInvalide('dateLegale', 'Cette date est déjà celle du dossier.');
  return {
    data: colonnesDe(saisie, dossier),
    evenements: saisie.evenements.map((e) => ({ ...e, prive: { ...e.prive, motif } })),
  };
}
