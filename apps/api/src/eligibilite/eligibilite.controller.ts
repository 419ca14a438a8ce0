import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type ExaminerEligibilite,
  eligibiliteSchema,
  examinerEligibiliteSchema,
} from '@sciat/contrats';
import { definitionEnVigueur, evaluerEligibilite, schemaDeSaisie } from '@sciat/dispositifs';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { exigerDroit } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { faitsDuSujet } from '../dossiers/faits.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';
import { lire } from '../erreurs/validation.js';

@Controller('eligibilite')
export class EligibiliteController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Post()
  @HttpCode(200)
  @Autoriser('referentiel:lire')
  @Reponse(eligibiliteSchema)
  async examiner(
    @Connecte() agent: Utilisateur,
    @Body({ schema: examinerEligibiliteSchema }) demande: ExaminerEligibilite,
  ) {
    const aujourdhui = this.horloge.aujourdhui();
    const datePivot = demande.date ?? aujourdhui;
    const definition = definitionEnVigueur(demande.dispositif, datePivot);
    if (!definition) {
      throw champInvalide(
        'dispositif',
        `Aucune version de « ${demande.dispositif} » n’est en vigueur à cette date.`,
      );
    }
    const donnees = lire(schemaDeSaisie(definition), demande.donnees, ['donnees']);
    const collectivite = await this.prisma.client.collectivite.findUnique({
      where: { id: demande.collectiviteId },
    });
    if (!collectivite) throw introuvable('Cette collectivité');
    // The criteria tell of the other dossiers of that scheme.
    const { code: dispositif } = definition;
    exigerDroit(agent, 'referentiel:lire', { serviceId: collectivite.serviceId, dispositif });
    const sujet = {
      serviceId: agent.serviceId,
      collectivite,
      datePivot,
      donnees: sansVides(donnees),
    };
    return evaluerEligibilite(
      definition,
      await faitsDuSujet(this.prisma.client, definition, sujet, aujourdhui),
    );
  }
}

/** A rule sees an empty field as absent. */
function sansVides(donnees: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(donnees).filter(([, valeur]) => valeur !== null && valeur !== undefined),
  );
}
