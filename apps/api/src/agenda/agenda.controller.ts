import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
} from '@nestjs/common';
import { agendaCreeSchema, agendaSchema } from '@sciat/contrats';
import type { Request } from 'express';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { consommer, REGLES_CONNEXION, type ReglesConnexion } from '../auth/tentatives.js';
import { Horloge } from '../base/horloge.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import type { Config } from '../config.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { adressePublique, empreinteDuJeton, nouveauJeton } from '../liens/jeton.js';
import { ecrireAgenda } from './agenda.js';

/**
 * The calendar of one's deadlines, which a calendar program reads without a session: its link is the whole
 * right, kept as a digest only, and another one closes it.
 */
@Controller('agenda')
export class AgendaController {
  private readonly essais: RateLimiterPostgres;

  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGLES_CONNEXION) private readonly regles: ReglesConnexion,
  ) {
    this.essais = new RateLimiterPostgres({
      storeClient: prisma.pool,
      storeType: 'pool',
      tableName: 'tentative_connexion',
      tableCreated: true,
      duration: regles.blocageSecondes,
      blockDuration: regles.blocageSecondes,
      keyPrefix: 'agenda',
      points: regles.essaisParLien,
    });
  }

  @Get()
  @Autoriser('connecte')
  @Reponse(agendaSchema)
  async voir(@Connecte() { id }: Utilisateur) {
    const compte = await this.prisma.client.utilisateur.findUniqueOrThrow({ where: { id } });
    return { creeLe: compte.agendaLe?.toISOString() ?? null };
  }

  /** The address is shown this once; one given before opens nothing any more. */
  @Post()
  @Autoriser('connecte')
  @Reponse(agendaCreeSchema, 201)
  async creer(@Connecte() { id }: Utilisateur) {
    const jeton = nouveauJeton();
    const agendaLe = this.horloge.maintenant();
    await this.prisma.client.utilisateur.update({
      where: { id },
      data: { agendaSha256: empreinteDuJeton(jeton), agendaLe },
    });
    const adresse = new URL(`/api/agenda/${jeton}.ics`, adressePublique(this.config)).href;
    return { creeLe: agendaLe.toISOString(), adresse };
  }

  @Delete()
  @HttpCode(204)
  @Autoriser('connecte')
  async revoquer(@Connecte() { id }: Utilisateur): Promise<void> {
    await this.prisma.client.utilisateur.update({
      where: { id },
      data: { agendaSha256: null, agendaLe: null },
    });
  }

  /** A link that never was, was revoked, or whose account is closed: one answer, after one wait. */
  @Get(':jeton.ics')
  @Autoriser('public')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex')
  async lire(@Param('jeton') jeton: string, @Req() requete: Request): Promise<string> {
    const adresse = String(requete.ip);
    await consommer(this.essais, adresse);
    const compte = await this.prisma.client.utilisateur.findFirst({
      where: { agendaSha256: empreinteDuJeton(jeton), actif: true },
    });
    if (!compte) {
      await new Promise((suite) => setTimeout(suite, this.regles.attenteMs));
      throw new ErreurMetier('introuvable', 'Ce lien n’est pas valable, ou ne l’est plus.');
    }
    await this.essais.reward(adresse, 1);
    return ecrireAgenda({ client: this.prisma.client, horloge: this.horloge }, compte);
  }
}
