import type { ActionLot } from '@sciat/contrats';
import type { Agent, Permission, Raison } from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { affecter } from './affecter.js';
import { etiqueterParLot } from './etiqueter.js';
import { franchir } from './franchir.js';
import { rediger } from './rediger.js';

/** A dossier of a selection, as little of it as says what may be done. */
export interface Vu {
  id: string;
  version: number;
  serviceId: string;
  dispositif: string;
  dispositifVersion: string;
  etape: string;
  closLe: Date | null;
  agentId: string | null;
}

export interface Annonce {
  libelle: string;
  consequence: string;
  effetJuridique: boolean;
}

/** Why a dossier would be left as it is. */
export interface Examine {
  raisons: Raison[];
  /** A mail would go with the act, and nobody gets it. */
  sansAdresse?: boolean;
  /** It is closed, and changes all the same. */
  clos?: boolean;
}

/** One kind of batch, over the verb of a single dossier: it judges by the same rules and writes by it. */
export interface Genre {
  permission: Permission;
  /** Dossiers at most. */
  max: number;
  /** @throws ErreurMetier 400 for an act, a letter or an agent that no dossier could have */
  annoncer(tx: Tx, agent: Agent): Promise<Annonce>;
  examiner(tx: Tx, agent: Agent, dossiers: Vu[], aujourdhui: string): Promise<Examine[]>;
  appliquer(
    moyens: Moyens,
    auteur: Auteur & { id: string },
    ligne: { lotId: string; dossierId: string; version: number },
  ): Promise<unknown>;
}

export function genreDe(action: ActionLot): Genre {
  switch (action.genre) {
    case 'affecter':
      return affecter(action);
    case 'etiqueter':
      return etiqueterParLot(action);
    case 'franchir':
      return franchir(action);
    case 'courrier':
      return rediger(action);
  }
}
