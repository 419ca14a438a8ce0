import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CreerUtilisateur, Evenement, ModifierUtilisateur } from '@sciat/contrats';
import { type Agent, peut, type Role } from '@sciat/dispositifs';
import { Prisma } from '@sciat/prisma';
import { hacher } from '../auth/mot-de-passe.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService, type Tx } from '../base/prisma.service.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { type Capacites, compterRepris, reprendreDossiers } from './reprendre-dossiers.js';

/** An administrator runs the whole service: accounts, lists and settings of all schemes. */
function verifierPerimetre(role: Role, dispositifs: readonly string[]): void {
  if (role === 'administrateur' && dispositifs.length > 0)
    throw champInvalide('dispositifs', 'Un administrateur suit tous les dispositifs.');
}

type Compte = Omit<CreerUtilisateur, 'dispositifs'> &
  Partial<Pick<CreerUtilisateur, 'dispositifs'>>;

interface Administrateur {
  id: string | null;
  serviceId: string;
}

@Injectable()
export class UtilisateursService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  async creer(
    { id: auteurId, serviceId }: Administrateur,
    { motDePasse, dispositifs = [], ...compte }: Compte,
    { fictif = false } = {},
  ) {
    verifierPerimetre(compte.role, dispositifs);
    const empreinte = await hacher(motDePasse);
    try {
      return await this.prisma.client.$transaction(async (tx) => {
        const cree = await tx.utilisateur.create({
          data: {
            ...compte,
            dispositifs,
            serviceId,
            motDePasse: empreinte,
            fictif,
            sessionsDepuis: this.horloge.maintenant(),
          },
        });
        await this.consigner(tx, serviceId, auteurId ?? cree.id, {
          type: 'UtilisateurCree',
          charge: { utilisateurId: cree.id, role: cree.role },
        });
        return cree;
      });
    } catch (erreur) {
      if (erreur instanceof Prisma.PrismaClientKnownRequestError && erreur.code === 'P2002') {
        throw champInvalide('courriel', 'Un compte existe déjà avec cette adresse.');
      }
      throw erreur;
    }
  }

  /** @throws ErreurMetier 404 for an unknown account, 403 for another service's. */
  async lire(agent: Agent, id: string) {
    const compte = await this.prisma.client.utilisateur.findUnique({ where: { id } });
    if (!compte) throw introuvable('Ce compte');
    if (!peut(agent, 'utilisateur:administrer', compte)) throw interdit();
    return compte;
  }

  /**
   * Closing an account, changing its role or its password ends its sessions. The open dossiers that someone
   * can no longer instruct are taken back in the same write.
   */
  async modifier(
    administrateur: Agent & { id: string },
    id: string,
    { motDePasse, ...demande }: ModifierUtilisateur,
  ) {
    const compte = await this.lire(administrateur, id);
    if (
      id === administrateur.id &&
      (demande.actif === false || (demande.role && demande.role !== compte.role))
    ) {
      throw champInvalide(
        'actif',
        'Vous ne pouvez ni fermer votre propre compte ni changer votre rôle.',
      );
    }
    const champs = Object.keys(demande).filter(
      (c) =>
        !isDeepStrictEqual(demande[c as keyof typeof demande], compte[c as keyof typeof compte]),
    );
    if (motDePasse) champs.push('motDePasse');
    if (champs.length === 0) return { compte, dossiersRepris: 0 };
    const role = demande.role ?? compte.role;
    const dispositifs = demande.dispositifs ?? compte.dispositifs;
    verifierPerimetre(role, dispositifs);
    const finDesSessions = ['role', 'actif', 'motDePasse'].some((c) => champs.includes(c));
    const empreinte = motDePasse && (await hacher(motDePasse));
    // A couple of hundred dossiers may have to be written.
    const options = { timeout: 60_000 };
    return this.prisma.client.$transaction(async (tx) => {
      const modifie = await tx.utilisateur.update({
        where: { id },
        data: {
          ...(demande as Prisma.UtilisateurUpdateInput),
          ...(empreinte ? { motDePasse: empreinte } : {}),
          ...(finDesSessions ? { sessionsDepuis: this.horloge.maintenant() } : {}),
        },
      });
      await this.consigner(tx, compte.serviceId, administrateur.id, {
        type: 'UtilisateurModifie',
        charge: { utilisateurId: id, champs },
      });
      const dossiersRepris = await reprendreDossiers(tx, this.horloge, administrateur, id, modifie);
      return { compte: modifie, dossiersRepris };
    }, options);
  }

  /** How many open dossiers such a change would leave without an agent. */
  async compterRepris(agent: Agent, id: string, capacites: Capacites): Promise<number> {
    await this.lire(agent, id);
    return compterRepris(this.prisma.client, id, capacites);
  }

  private async consigner(
    tx: Tx,
    serviceId: string,
    auteurId: string,
    evenement: Evenement,
  ): Promise<void> {
    const contexte = horsVersion(this.horloge, { serviceId, auteurId });
    await consigner(tx, contexte, [evenement]);
  }
}
