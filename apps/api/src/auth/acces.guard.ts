import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { roleAutorise } from '@sciat/dispositifs';
import type { Request } from 'express';
import { ErreurMetier, interdit } from '../erreurs/erreur-metier.js';
import { ACCES, type Acces } from './acces.js';
import { jetonValide } from './session.js';

const LECTURES = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Session, role and CSRF, for every route. What depends on the object is checked where it is read. */
@Injectable()
export class AccesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(contexte: ExecutionContext): boolean {
    const acces = this.reflector.getAllAndOverride<Acces | undefined>(ACCES, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const requete = contexte.switchToHttp().getRequest<Request>();
    const ecrit = !LECTURES.has(requete.method);
    if (ecrit && vientDAilleurs(requete))
      throw interdit('Cette demande ne vient pas de l’application.');
    if (acces === 'public') return true;
    const { utilisateur } = requete;
    if (!utilisateur) throw new ErreurMetier('non_connecte', 'Connectez-vous pour continuer.');
    if (ecrit && !jetonValide(requete)) {
      throw interdit(
        'Jeton de sécurité absent ou périmé (en-tête x-csrf-token) : rechargez la page.',
      );
    }
    if (acces === undefined) throw interdit();
    if (acces !== 'connecte' && !roleAutorise(utilisateur.role, acces)) throw interdit();
    return true;
  }
}

/** Browsers say where a request comes from; another site's is refused even before there is a session. */
function vientDAilleurs(requete: Request): boolean {
  const site = requete.get('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
