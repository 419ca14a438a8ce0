import { Inject, Injectable } from '@nestjs/common';
import type { ChangerMotDePasse } from '@sciat/contrats';
import { Horloge } from '../base/horloge.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import type { Config } from '../config.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import type { Utilisateur } from './acces.js';
import { hacher, verifier } from './mot-de-passe.js';
import { Tentatives } from './tentatives.js';

const champs = {
  id: true,
  serviceId: true,
  courriel: true,
  nom: true,
  prenom: true,
  role: true,
  dispositifs: true,
  fictif: true,
  service: { select: { id: true, nom: true, departement: true } },
} as const;

@Injectable()
export class AuthService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tentatives: Tentatives,
    private readonly horloge: Horloge,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A demonstration's account, whose password is public, opens nothing once the demonstration is off. */
  private ouvert(compte: { actif: boolean; fictif: boolean } | null): boolean {
    return compte?.actif === true && (this.config.DEMO || !compte.fictif);
  }

  /** The same answer for an unknown account, a closed one and a wrong password. */
  async identifier(courriel: string, motDePasse: string, adresse: string): Promise<Utilisateur> {
    const essais = await this.tentatives.engager(courriel, adresse);
    const compte = await this.prisma.client.utilisateur.findUnique({
      where: { courriel },
      select: { ...champs, motDePasse: true, actif: true },
    });
    const juste = await verifier(compte?.motDePasse, motDePasse);
    if (!compte || !this.ouvert(compte) || !juste) {
      await this.tentatives.ralentir(essais);
      throw new ErreurMetier('non_connecte', 'Adresse ou mot de passe incorrect.');
    }
    await this.tentatives.oublier(courriel, adresse);
    const { motDePasse: _, actif: __, fictif: ___, ...utilisateur } = compte;
    await this.prisma.client.utilisateur.update({
      where: { id: compte.id },
      data: { derniereConnexionLe: this.horloge.maintenant() },
    });
    return utilisateur;
  }

  /** The user of a session, unless the account was closed or its sessions ended since. */
  async parSession(id: string, ouverteLe: number | undefined): Promise<Utilisateur | null> {
    const compte = await this.prisma.client.utilisateur.findUnique({
      where: { id },
      select: { ...champs, actif: true, sessionsDepuis: true },
    });
    if (!compte || !this.ouvert(compte)) return null;
    if ((ouverteLe ?? 0) < compte.sessionsDepuis.getTime()) return null;
    const { actif: _, sessionsDepuis: __, fictif: ___, ...utilisateur } = compte;
    return utilisateur;
  }

  /**
   * Ends every other session of the account. Returns the moment from which sessions are valid. A session
   * left open gives no more guesses at the password than signing in.
   */
  async changerMotDePasse(
    { id, serviceId, courriel }: Utilisateur,
    { actuel, nouveau }: ChangerMotDePasse,
    adresse: string,
  ): Promise<Date> {
    const essais = await this.tentatives.engager(courriel, adresse);
    const compte = await this.prisma.client.utilisateur.findUniqueOrThrow({ where: { id } });
    if (!(await verifier(compte.motDePasse, actuel))) {
      await this.tentatives.ralentir(essais);
      throw champInvalide('actuel', 'Le mot de passe actuel est incorrect.');
    }
    await this.tentatives.oublier(courriel, adresse);
    const motDePasse = await hacher(nouveau);
    const maintenant = this.horloge.maintenant();
    const contexte = {
      serviceId,
      dossierId: null,
      dossierVersion: null,
      auteurId: id,
      dateLegale: this.horloge.aujourdhui(),
      maintenant,
    };
    await this.prisma.client.$transaction(async (tx) => {
      await tx.utilisateur.update({
        where: { id },
        data: { motDePasse, sessionsDepuis: maintenant },
      });
      await consigner(tx, contexte, [{ type: 'MotDePasseChange', charge: { utilisateurId: id } }]);
    });
    return maintenant;
  }
}
