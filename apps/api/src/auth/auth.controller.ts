import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  type ChangerMotDePasse,
  type Connexion,
  changerMotDePasseSchema,
  connexionSchema,
  type SessionOuverte,
  sessionSchema,
} from '@sciat/contrats';
import type { Request, Response } from 'express';
import type { Authenticator } from 'passport';
import { Horloge } from '../base/horloge.js';
import { CONFIG } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import type { Config } from '../config.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { Autoriser, Connecte, type Utilisateur } from './acces.js';
import { AuthService } from './auth.service.js';
import { jetonCsrf } from './session.js';

export const PASSPORT = Symbol('PASSPORT');

@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly horloge: Horloge,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PASSPORT) private readonly passport: Authenticator,
  ) {}

  @Post('connexion')
  @HttpCode(200)
  @Autoriser('public')
  @Reponse(sessionSchema)
  async connexion(
    @Body({ schema: connexionSchema }) identifiants: Connexion,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ): Promise<SessionOuverte> {
    // The strategy reads the body: give it the address as validated (trimmed, lower case).
    requete.body = identifiants;
    const utilisateur = await new Promise<Utilisateur>((resoudre, rejeter) => {
      const suite = (erreur: unknown, u?: unknown) =>
        u
          ? resoudre(u as Utilisateur)
          : rejeter(erreur ?? new ErreurMetier('non_connecte', 'Connexion refusée.'));
      this.passport.authenticate('motDePasse', suite)(requete, reponse, rejeter);
    });
    await this.ouvrir(requete, utilisateur);
    return this.decrire(requete, utilisateur);
  }

  @Post('deconnexion')
  @HttpCode(204)
  @Autoriser('connecte')
  async deconnexion(@Req() requete: Request): Promise<void> {
    await new Promise<void>((resoudre, rejeter) =>
      requete.session.destroy((erreur: unknown) => (erreur ? rejeter(erreur) : resoudre())),
    );
  }

  @Get('moi')
  @Autoriser('connecte')
  @Reponse(sessionSchema)
  moi(@Req() requete: Request, @Connecte() utilisateur: Utilisateur): SessionOuverte {
    return this.decrire(requete, utilisateur);
  }

  @Post('mot-de-passe')
  @HttpCode(204)
  @Autoriser('connecte')
  async motDePasse(
    @Body({ schema: changerMotDePasseSchema }) demande: ChangerMotDePasse,
    @Req() requete: Request,
    @Connecte() utilisateur: Utilisateur,
  ): Promise<void> {
    const depuis = await this.auth.changerMotDePasse(utilisateur, demande, requete.ip ?? '');
    requete.session.ouverteLe = depuis.getTime();
  }

  /** passport draws a new session id, so that one planted before signing in is worth nothing. */
  private async ouvrir(requete: Request, utilisateur: Utilisateur): Promise<void> {
    await new Promise<void>((resoudre, rejeter) =>
      requete.logIn(utilisateur, (erreur: unknown) => (erreur ? rejeter(erreur) : resoudre())),
    );
    requete.session.ouverteLe = this.horloge.maintenant().getTime();
  }

  private decrire(requete: Request, utilisateur: Utilisateur): SessionOuverte {
    return {
      utilisateur,
      service: utilisateur.service,
      jetonCsrf: jetonCsrf(requete),
      demonstration: this.config.DEMO,
    };
  }
}
