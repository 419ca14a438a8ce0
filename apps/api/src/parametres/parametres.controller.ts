import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  type AjouterParametre,
  ajouterParametreSchema,
  listerParametresSchema,
  type ParametreLu,
  parametreSchema,
  parametresSchema,
} from '@sciat/contrats';
import { type Definition, definitionEnVigueur, type Parametre, PLAFONDS } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deBase, enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';

/** Settings of the definitions. A value is dated and added; none is edited or removed. */
@Controller('parametres')
export class ParametresController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(parametresSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerParametresSchema }) {
      dispositif,
    }: z.output<typeof listerParametresSchema>,
  ) {
    const donnees = await this.lire(agent.serviceId, this.definition(dispositif));
    return { donnees, total: donnees.length };
  }

  @Post()
  @Autoriser('parametre:administrer')
  @Reponse(parametreSchema, 201)
  async ajouter(
    @Connecte() agent: Utilisateur,
    @Body({ schema: ajouterParametreSchema }) {
      dispositif,
      cle,
      valeur,
      effetLe,
      source,
    }: AjouterParametre,
  ) {
    const definition = this.definition(dispositif);
    const parametre = definition.parametres.find((p) => p.cle === cle);
    if (!parametre) throw champInvalide('cle', `Le paramètre « ${cle} » n’existe pas.`);
    verifierValeur(parametre, valeur);
    const { serviceId, id: auteurId } = agent;
    await this.prisma.client.$transaction(async (tx) => {
      await tx.valeurParametre.create({
        data: {
          serviceId,
          dispositif,
          cle,
          valeur,
          effetLe: enBase(effetLe),
          source,
          auteurId,
          ajouteLe: this.horloge.maintenant(),
        },
      });
      await consigner(
        tx,
        {
          serviceId,
          dossierId: null,
          dossierVersion: null,
          auteurId,
          dateLegale: this.horloge.aujourdhui(),
          maintenant: this.horloge.maintenant(),
        },
        [{ type: 'ParametreAjoute', charge: { dispositif, cle, valeur, effetLe } }],
      );
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
    });
    const parametres = await this.lire(serviceId, definition);
    return parametres.find((p) => p.cle === cle);
  }

  private definition(code: string): Definition {
    const definition = definitionEnVigueur(code, this.horloge.aujourdhui());
    if (!definition) throw introuvable('Ce dispositif');
    return definition;
  }

  private async lire(serviceId: string, definition: Definition): Promise<ParametreLu[]> {
    const aujourdhui = this.horloge.aujourdhui();
    const lignes = await this.prisma.client.valeurParametre.findMany({
      where: { serviceId, dispositif: definition.code },
      orderBy: [{ effetLe: 'desc' }, { ajouteLe: 'desc' }],
      include: { auteur: { select: { nom: true, prenom: true } } },
    });
    return definition.parametres.map((p) => {
      const valeurs = lignes
        .filter((l) => l.cle === p.cle)
        .map((l) => ({
          valeur: l.valeur as number | string,
          effetLe: deBase(l.effetLe),
          source: l.source,
          auteur: `${l.auteur.prenom} ${l.auteur.nom}`,
          ajouteLe: l.ajouteLe.toISOString(),
        }));
      const valeur = valeurs.find((v) => v.effetLe <= aujourdhui)?.valeur ?? p.defaut;
      return { ...p, dispositif: definition.code, valeur, valeurs };
    });
  }
}

function verifierValeur(parametre: Parametre, valeur: number | string): void {
  if (parametre.choix) {
    const possibles = parametre.choix.map((c) => c.valeur);
    if (typeof valeur !== 'string' || !possibles.includes(valeur)) {
      throw champInvalide('valeur', `Choix possibles : ${possibles.join(', ')}.`);
    }
    return;
  }
  const plafond = PLAFONDS[parametre.unite ?? 'centimes'];
  if (typeof valeur !== 'number' || valeur < 0 || valeur > plafond) {
    throw champInvalide('valeur', `Un nombre entier de 0 à ${plafond} est attendu.`);
  }
}
