import { type ActionLot, LOT_MAX } from '@sciat/contrats';
import {
  type Definition,
  type DonneesCommunes,
  definitionDe,
  definitions,
  enToutesLettres,
  examinerTransition,
  type Faits,
  seFaitParLot,
} from '@sciat/dispositifs';
import { enNombre, faitsDesDossiers } from '../dossiers/faits.js';
import { franchirEtape } from '../dossiers/franchir-etape.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import type { Genre } from './genre.js';
import { raisonDe } from './raisons.js';

/** An act that asks only for a date and a reason, the same for all. */
export function franchir(action: Extract<ActionLot, { genre: 'franchir' }>): Genre {
  const { dispositif, transition, dateLegale, motif } = action;
  const acteParLot = (definition: Definition) =>
    definition.transitions.find((t) => t.id === transition && seFaitParLot(definition, t));
  return {
    permission: 'dossier:franchir',
    max: LOT_MAX,
    async annoncer(_tx, { role }) {
      const acte = definitions
        .filter((d) => d.code === dispositif)
        .map(acteParLot)
        .findLast((t) => t?.roles.includes(role));
      if (!acte)
        throw champInvalide('transition', 'Cet acte n’existe pas, ou ne se prend pas par lot.');
      if (acte.motif === 'obligatoire' && !motif)
        throw champInvalide('motif', 'Indiquez le motif de cet acte.');
      return {
        libelle: `${acte.libelle} (${dispositif})`,
        consequence: `${acte.consequence} Date de l’acte : ${enToutesLettres(dateLegale)}.`,
        effetJuridique: acte.effetJuridique,
      };
    },
    async examiner(tx, { role }, vus, aujourdhui) {
      const lus = await tx.dossier.findMany({
        where: { id: { in: vus.filter((v) => v.dispositif === dispositif).map((v) => v.id) } },
        ...enNombre,
      });
      const faitsDe = await faitsDesDossiers(tx, lus, aujourdhui);
      const rangs = new Map(lus.map((d, i) => [d.id, i]));
      return vus.map(({ id, dispositifVersion, etape }) => {
        const faits = faitsDe[rangs.get(id) ?? -1] as Faits | undefined;
        if (!faits) return refuse(`Cet acte est celui du dispositif ${dispositif}.`);
        const definition = definitionDe(dispositif, dispositifVersion);
        const acte = acteParLot(definition);
        if (!acte) return refuse(raisonDe('pasParLot'));
        const examen = examinerTransition(definition, etape, faits, {
          transition,
          role,
          dateLegale,
          motif,
          connues: faits.donnees,
        });
        if (!examen.permise) return { raisons: examen.raisons };
        const { contactCourriel } = faits.donnees as DonneesCommunes;
        const courriel = acte.effets.some((e) => e.type === 'courriel');
        return { raisons: [], sansAdresse: courriel && !contactCourriel };
      });
    },
    appliquer: (moyens, auteur, { dossierId, version }) =>
      franchirEtape(moyens, dossierId, auteur, { transition, version, dateLegale, motif }),
  };
}

const refuse = (message: string) => ({ raisons: [{ code: 'LOT', message }] });
