import type { LireRapport, Rapport } from '@sciat/contrats';
import { definitions, dernieresVersions, enToutesLettres } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import { exigerDroit } from '../auth/perimetre.js';
import type { Horloge } from '../base/horloge.js';
import { aEnveloppe, lireEnveloppes } from '../enveloppes/enveloppes.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { lireChiffres } from './chiffres.js';
import { tableauxDe } from './tableaux.js';

/**
 * What a scheme did in a year, up to today for the current one.
 * @throws ErreurMetier 400 for an unknown scheme or a year to come, 403 for a scheme the agent does not follow
 */
export async function lireRapport(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  agent: Utilisateur,
  demande: LireRapport,
): Promise<Rapport> {
  const { dispositif, annee } = demande;
  const { serviceId } = agent;
  const aujourdhui = horloge.aujourdhui();
  const definition = dernieresVersions().find((d) => d.code === dispositif);
  if (!definition) throw champInvalide('dispositif', 'Ce dispositif n’existe pas.');
  exigerDroit(agent, 'dossier:lire', { serviceId, dispositif });
  const [du, fin] = [`${annee}-01-01`, `${annee}-12-31`];
  if (du > aujourdhui) throw champInvalide('annee', 'Cette année n’a pas commencé.');
  const au = fin < aujourdhui ? fin : aujourdhui;
  const [chiffres, [enveloppe = null]] = await Promise.all([
    lireChiffres(client, serviceId, demande, { du, au, aujourdhui }),
    lireEnveloppes(
      client,
      serviceId,
      annee,
      aEnveloppe().filter((d) => d.code === dispositif),
    ),
  ]);
  return {
    dispositif,
    libelle: definition.libelle,
    annee,
    du,
    au,
    etabliLe: aujourdhui,
    fictifs: chiffres.demandeurs.reduce((n, d) => n + d.fictifs, 0),
    tableaux: tableauxDe(chiffres, {
      annee,
      au: enToutesLettres(au),
      passee: au < aujourdhui,
      moisComptes: Number(au.slice(5, 7)),
      definitions: definitions.filter((d) => d.code === dispositif),
      enveloppe,
    }),
  };
}
