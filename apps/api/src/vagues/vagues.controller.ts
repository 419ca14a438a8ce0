import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  type AjouterVague,
  ajouterVagueSchema,
  listerVaguesSchema,
  type VagueLue,
  vagueSchema,
  vaguesSchema,
} from '@sciat/contrats';
import { type Definition, dernieresVersions, vaguesDe } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lireVagues } from '../dossiers/referentiel.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';

/** Deposit windows: those of the definitions, and those the service adds. None is edited or removed. */
@Controller('vagues')
export class VaguesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(vaguesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerVaguesSchema }) { dispositif }: z.output<typeof listerVaguesSchema>,
  ) {
    const donnees = await this.lire(agent.serviceId, avecVagues(dispositif));
    return { donnees, total: donnees.length };
  }

  @Post()
  @Autoriser('vague:administrer')
  @Reponse(vagueSchema, 201)
  async ajouter(
    @Connecte() agent: Utilisateur,
    @Body({ schema: ajouterVagueSchema }) demande: AjouterVague,
  ) {
    const { dispositif, code, ouvreLe, fermeLe } = demande;
    const definition = avecVagues(dispositif);
    const { serviceId, id: auteurId } = agent;
    const autres = (await this.lire(serviceId, definition)).filter((v) => v.code !== code);
    const croisee = autres.find((v) => v.ouvreLe <= fermeLe && ouvreLe <= v.fermeLe);
    if (croisee)
      throw champInvalide('ouvreLe', `Ces dates croisent celles de « ${croisee.libelle} ».`);
    await this.prisma.client.$transaction(async (tx) => {
      await tx.vague.create({
        data: {
          ...demande,
          serviceId,
          auteurId,
          ouvreLe: enBase(ouvreLe),
          fermeLe: enBase(fermeLe),
          ajouteLe: this.horloge.maintenant(),
        },
      });
      const evenement = {
        type: 'VagueAjoutee' as const,
        charge: { dispositif, code, ouvreLe, fermeLe },
      };
      const contexte = {
        serviceId,
        dossierId: null,
        dossierVersion: null,
        auteurId,
        dateLegale: this.horloge.aujourdhui(),
        maintenant: this.horloge.maintenant(),
      };
      await consigner(tx, contexte, [evenement]);
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
    });
    return (await this.lire(serviceId, definition)).find((v) => v.code === code);
  }

  private async lire(serviceId: string, definition: Definition): Promise<VagueLue[]> {
    const { client } = this.prisma;
    const propres = await lireVagues(client, serviceId, [definition]);
    const auteurs = await client.vague.findMany({
      where: { serviceId, dispositif: definition.code },
      orderBy: [{ ajouteLe: 'asc' }, { id: 'asc' }],
      select: { code: true, auteur: { select: { prenom: true, nom: true } } },
    });
    return vaguesDe(definition, { vagues: propres }).map((v) => {
      const auteur = auteurs.findLast((a) => a.code === v.code)?.auteur;
      return {
        ...v,
        id: `${definition.code}-${v.code}`,
        dispositif: definition.code,
        auteur: auteur ? `${auteur.prenom} ${auteur.nom}` : null,
      };
    });
  }
}

/** @throws ErreurMetier 404 for an unknown scheme, 400 for one that takes requests at any time */
function avecVagues(code: string): Definition {
  const definition = dernieresVersions().find((d) => d.code === code);
  if (!definition) throw introuvable('Ce dispositif');
  if (definition.vagues.length === 0)
    throw champInvalide('dispositif', 'Ce dispositif ne connaît pas de vagues de dépôt.');
  return definition;
}
