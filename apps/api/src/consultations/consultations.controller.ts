import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  consultationsSchema,
  consultationsSuiviesSchema,
  type DemanderAvis,
  demanderAvisSchema,
  type ListerConsultations,
  listerConsultationsSchema,
  type NoterAvis,
  noterAvisSchema,
  propositionConsultationSchema,
  type RendreAvis,
  type RevoquerAvis,
  rendreAvisSchema,
  revoquerAvisSchema,
} from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { listerConsultations } from './consultations.js';
import { demanderAvis, proposerConsultation } from './demander-avis.js';
import { noterAvis, rendreAvis } from './rendre-avis.js';
import { revoquerAvis } from './revoquer-avis.js';
import { suivreAvis } from './suivre-avis.js';

const idDossier = new Identifiant('Ce dossier');
const idConsultation = new Identifiant('Cette demande d’avis');

/** Opinions asked of others. Each write answers with all those of the dossier. */
@Controller()
export class ConsultationsController {
  constructor(private readonly dossiers: DossiersService) {}

  @Get('consultations')
  @Autoriser('dossier:lire')
  @Reponse(consultationsSuiviesSchema)
  suivre(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerConsultationsSchema }) demande: ListerConsultations,
  ) {
    return suivreAvis(this.dossiers.moyens.client, agent, demande);
  }

  @Get('dossiers/:id/consultations')
  @Autoriser('dossier:lire')
  @Reponse(consultationsSchema)
  async lister(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    const donnees = await listerConsultations(this.dossiers.moyens, id, agent);
    return { donnees, total: donnees.length };
  }

  @Get('dossiers/:id/consultations/proposition')
  @Autoriser('avis:demander')
  @Reponse(propositionConsultationSchema)
  proposer(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    return proposerConsultation(this.dossiers.moyens, id, agent);
  }

  @Post('dossiers/:id/consultations')
  @Autoriser('avis:demander')
  @Reponse(consultationsSchema, 201)
  async demander(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: demanderAvisSchema }) demande: DemanderAvis,
  ) {
    await demanderAvis(this.dossiers.moyens, id, agent, demande);
    return this.lister(agent, id);
  }

  @Post('dossiers/:id/consultations/:consultation/reponse')
  @HttpCode(200)
  @Autoriser('avis:rendre')
  @Reponse(consultationsSchema)
  async rendre(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('consultation', idConsultation) consultation: string,
    @Body({ schema: rendreAvisSchema }) demande: RendreAvis,
  ) {
    await rendreAvis(this.dossiers.moyens, id, agent, consultation, demande);
    return this.lister(agent, id);
  }

  @Post('dossiers/:id/consultations/:consultation/note')
  @HttpCode(200)
  @Autoriser('avis:demander')
  @Reponse(consultationsSchema)
  async noter(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('consultation', idConsultation) consultation: string,
    @Body({ schema: noterAvisSchema }) demande: NoterAvis,
  ) {
    await noterAvis(this.dossiers.moyens, id, agent, consultation, demande);
    return this.lister(agent, id);
  }

  @Post('dossiers/:id/consultations/:consultation/revocation')
  @HttpCode(200)
  @Autoriser('avis:demander')
  @Reponse(consultationsSchema)
  async revoquer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('consultation', idConsultation) consultation: string,
    @Body({ schema: revoquerAvisSchema }) demande: RevoquerAvis,
  ) {
    await revoquerAvis(this.dossiers.moyens, id, agent, consultation, demande);
    return this.lister(agent, id);
  }
}
