import type { CorrigerDate } from '@sciat/contrats';
import { definitionEnVigueur, effetsDe, enToutesLettres, etapeDe } from '@sciat/dispositifs';
import { deBase, enBase } from '../base/dates.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';
import { type Auteur, ecrireDossier, type Moyens } from './ecrire-dossier.js';
import { redaterPaiements } from './paiements.js';

/**
 * Corrects the legal date of a passage that was entered wrong, within the dates of its neighbours.
 * The journal keeps both dates; what depends on them (obligation, deadlines, date of closure) follows.
 */
export async function corrigerDate(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur,
  { version, rang, dateLegale, motif }: CorrigerDate,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:corriger-date' },
    async ({ tx, dossier, definition, aujourdhui }) => {
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
          `La date précède l'étape d'avant (${enToutesLettres(minimum)}).`,
        );
      }
      if (dateLegale > maximum) {
        const borne = suivant
          ? `suit l'étape d'après (${enToutesLettres(maximum)})`
          : 'est à venir';
        throw champInvalide('dateLegale', `La date ${borne}.`);
      }
      const etape = etapeDe(definition, passage.etape);
      const reception = !precedent;
      if (reception && definitionEnVigueur(definition.code, dateLegale) !== definition) {
        throw champInvalide(
          'dateLegale',
          "Une autre version des règles s'appliquait à cette date : créez un nouveau dossier.",
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
            where: { dossierId_rang: { dossierId, rang } },
            data: { entreeLe: enBase(dateLegale) },
          });
          const effets = passage.transition
            ? effetsDe(definition, passage.transition, passage.etape)
            : [];
          await redaterPaiements(tx, dossierId, effets, avant, dateLegale);
        },
      };
    },
  );
}
