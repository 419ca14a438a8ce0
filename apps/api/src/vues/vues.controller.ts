import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import {
  type CreerVue,
  creerVueSchema,
  type ModifierVue,
  modifierVueSchema,
  vueParDefautSchema,
  vueSchema,
  vuesSchema,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { choisirParDefaut, creerVue, listerVues, modifierVue, supprimerVue } from './vues.js';

const idVue = new Identifiant('Cette vue');

@Controller('vues')
export class VuesController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(vuesSchema)
  lister(@Connecte() agent: Utilisateur) {
    return listerVues(this.prisma.client, agent);
  }

  @Post()
  @Autoriser('dossier:lire')
  @Reponse(vueSchema, 201)
  creer(@Connecte() agent: Utilisateur, @Body({ schema: creerVueSchema }) demande: CreerVue) {
    return creerVue(this.prisma.client, agent, demande);
  }

  @Put('par-defaut')
  @HttpCode(204)
  @Autoriser('dossier:lire')
  choisir(
    @Connecte() agent: Utilisateur,
    @Body({ schema: vueParDefautSchema }) { vue }: z.output<typeof vueParDefautSchema>,
  ): Promise<void> {
    return choisirParDefaut(this.prisma.client, agent, vue);
  }

  @Patch(':id')
  @Autoriser('dossier:lire')
  @Reponse(vueSchema)
  modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idVue) id: string,
    @Body({ schema: modifierVueSchema }) demande: ModifierVue,
  ) {
    return modifierVue(this.prisma.client, agent, id, demande);
  }

  @Delete(':id')
  @HttpCode(204)
  @Autoriser('dossier:lire')
  supprimer(@Connecte() agent: Utilisateur, @Param('id', idVue) id: string): Promise<void> {
    return supprimerVue(this.prisma.client, agent, id);
  }
}
