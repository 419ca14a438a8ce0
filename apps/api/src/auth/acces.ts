import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Permission, Role } from '@sciat/dispositifs';
import type { Request } from 'express';
import { ErreurMetier } from '../erreurs/erreur-metier.js';

/** A signed-in user, as every request carries it. */
export interface Utilisateur {
  id: string;
  serviceId: string;
  courriel: string;
  nom: string;
  prenom: string;
  role: Role;
  /** Codes of the schemes they are limited to; empty for all. */
  dispositifs: string[];
  service: { id: string; nom: string; departement: string };
}

declare module 'express-serve-static-core' {
  interface Request {
    utilisateur?: Utilisateur;
  }
}

export const ACCES = 'sciat:acces';
export type Acces = Permission | 'public' | 'connecte';

/** Who may call a route. A route without it answers to nobody. */
export const Autoriser = (acces: Acces) => SetMetadata(ACCES, acces);

export const Connecte = createParamDecorator(
  (_: unknown, contexte: ExecutionContext): Utilisateur => {
    const { utilisateur } = contexte.switchToHttp().getRequest<Request>();
    if (!utilisateur) throw new ErreurMetier('non_connecte', 'Connectez-vous pour continuer.');
    return utilisateur;
  },
);
