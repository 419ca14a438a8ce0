import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type AjouterDelegation,
  ajouterDelegationSchema,
  delegationSchema,
  delegationsSchema,
  type FinirDelegation,
  finirDelegationSchema,
  listerDelegationsSchema,
} from '@sciat/contrats';
import { dernieresVersions, enToutesLettres, peut } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deBase, enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { presenterDelegation } from './delegations.js';

/** Who may sign, from when to when, for which schemes. None is edited or removed: one is ended. */
@Controller('delegations')
export class DelegationsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(delegationsSchema)
  async lister(
    @Connecte() { serviceId }: Utilisateur,
    @Query({ schema: listerDelegationsSchema })
    { le, dispositif }: z.output<typeof listerDelegationsSchema>,
  ) {
    const valable = le
      ? { du: { lte: enBase(le) }, OR: [{ au: null }, { au: { gte: enBase(le) } }] }
      : {};
    const lignes = await this.prisma.client.delegation.findMany({
      where: {
        serviceId,
        AND: [
          valable,
          dispositif
            ? { OR: [{ dispositifs: { isEmpty: true } }, { dispositifs: { has: dispositif } }] }
            : {},
        ],
      },
      orderBy: [{ du: 'desc' }, { id: 'desc' }],
      take: 500,
    });
    return { donnees: lignes.map(presenterDelegation), total: lignes.length };
  }

  @Post()
  @Autoriser('delegation:administrer')
  @Reponse(delegationSchema, 201)
  async ajouter(
    @Connecte() agent: Utilisateur,
    @Body({ schema: ajouterDelegationSchema }) demande: AjouterDelegation,
  ) {
    const { du, au, dispositifs, ...reste } = demande;
    const connus = dernieresVersions().map((d) => d.code);
    const inconnu = dispositifs.find((code) => !connus.includes(code));
    if (inconnu) throw champInvalide('dispositifs', `Le dispositif « ${inconnu} » n’existe pas.`);
    const cree = await this.prisma.client.$transaction(async (tx) => {
      const delegation = await tx.delegation.create({
        data: {
          ...reste,
          dispositifs: [...new Set(dispositifs)],
          du: enBase(du),
          au: au && enBase(au),
          serviceId: agent.serviceId,
          auteurId: agent.id,
          ajouteeLe: this.horloge.maintenant(),
        },
      });
      const charge = { delegationId: delegation.id, du, au, dispositifs };
      const prive = { nom: `${reste.prenom} ${reste.nom}, ${reste.qualite}` };
      await consigner(tx, this.contexte(agent), [{ type: 'DelegationAjoutee', charge, prive }]);
      return delegation;
    });
    return presenterDelegation(cree);
  }

  @Post(':id/fin')
  @HttpCode(200)
  @Autoriser('delegation:administrer')
  @Reponse(delegationSchema)
  async finir(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Cette délégation')) id: string,
    @Body({ schema: finirDelegationSchema }) { au }: FinirDelegation,
  ) {
    const finie = await this.prisma.client.$transaction(async (tx) => {
      // Whoever signs holds it too: no letter is signed on a day that is being taken away.
      await tx.$queryRaw`SELECT 1 FROM delegation WHERE id = ${id}::uuid FOR UPDATE`;
      const delegation = await tx.delegation.findUnique({ where: { id } });
      if (!delegation) throw introuvable('Cette délégation');
      if (!peut(agent, 'delegation:administrer', delegation)) throw interdit();
      if (au < deBase(delegation.du))
        throw champInvalide('au', 'La délégation finit avant de commencer.');
      const apres = await tx.courrier.findFirst({
        where: { delegationId: id, signeLe: { gt: enBase(au) } },
        orderBy: { signeLe: 'desc' },
        select: { signeLe: true },
      });
      if (apres?.signeLe) {
        const le = enToutesLettres(deBase(apres.signeLe));
        throw champInvalide('au', `Un courrier a été signé le ${le} par cette délégation.`);
      }
      const charge = { delegationId: id, au };
      await consigner(tx, this.contexte(agent), [{ type: 'DelegationFinie', charge }]);
      return tx.delegation.update({ where: { id }, data: { au: enBase(au) } });
    });
    return presenterDelegation(finie);
  }

  private contexte({ id: auteurId, serviceId }: Utilisateur) {
    return horsVersion(this.horloge, { serviceId, auteurId });
  }
}
