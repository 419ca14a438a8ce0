import { Body, Controller, Get, Patch } from '@nestjs/common';
import { type ModifierService, modifierServiceSchema, serviceSchema } from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { consigner, horsVersion } from '../journal/consigner.js';

/** The signed-in agent's own service. */
@Controller('service')
export class ServiceController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(serviceSchema)
  lire(@Connecte() { serviceId }: Utilisateur) {
    return this.prisma.client.service.findUniqueOrThrow({ where: { id: serviceId } });
  }

  @Patch()
  @Autoriser('parametre:administrer')
  @Reponse(serviceSchema)
  modifier(
    @Connecte() { id: auteurId, serviceId }: Utilisateur,
    @Body({ schema: modifierServiceSchema }) demande: ModifierService,
  ) {
    return this.prisma.client.$transaction(async (tx) => {
      const avant = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
      const champs = (Object.keys(demande) as (keyof ModifierService)[]).filter(
        (c) => demande[c] !== avant[c],
      );
      if (champs.length === 0) return avant;
      const apres = await tx.service.update({ where: { id: serviceId }, data: demande });
      const extrait = (de: typeof avant) => Object.fromEntries(champs.map((c) => [c, de[c]]));
      const contexte = horsVersion(this.horloge, { serviceId, auteurId });
      const prive = { avant: extrait(avant), apres: extrait(apres) };
      await consigner(tx, contexte, [{ type: 'ServiceModifie', charge: { champs }, prive }]);
      return apres;
    });
  }
}
