import { Injectable } from '@nestjs/common';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
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
  service: { select: { id: true, nom: true, departement: true } },
} as const;

@Injectable()
export class AuthService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tentatives: Tentatives,
    private readonly horloge: Horloge,
  ) {}

  /** The same answer for an unknown account, a closed one and a wrong password. */
  async identifier(courriel: string, motDePasse: string, adresse: string): Promise<Utilisateur> {
    const essais = await this.tentatives.engager(courriel, adresse);
    const compte = await this.prisma.client.utilisateur.findUnique({
      where: { courriel },
      select: { ...champs, motDePasse: true, actif: true },
    });
    const juste = await verifier(compte?.motDePasse, motDePasse);
    if (!compte?.actif || !juste) {
      await this.tentatives.ralentir(essais);
      throw new ErreurMetier('non_connecte', 'Adresse ou mot de passe incorrect.');
    }
    await this.tentatives.oublier(courriel, adresse);
    const { motDePasse: _, actif: __, ...utilisateur } = compte;
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
    if (!compte?.actif || (ouverteLe ?? 0) < compte.sessionsDepuis.getTime()) return null;
    const { actif: _, sessionsDepuis: __, ...utilisateur } = compte;
    return utilisateur;
  }

  /** Ends every other session of the account. Returns the moment from which sessions are valid. */
  async changerMotDePasse(id: string, actuel: string, nouveau: string): Promise<Date> {
    const compte = await this.prisma.client.utilisateur.findUniqueOrThrow({ where: { id } });
    if (!(await verifier(compte.motDePasse, actuel))) {
      throw champInvalide('actuel', 'Le mot de passe actuel est incorrect.');
    }
    const sessionsDepuis = this.horloge.maintenant();
    await this.prisma.client.utilisateur.update({
      where: { id },
      data: { motDePasse: await hacher(nouveau), sessionsDepuis },
    });
    return sessionsDepuis;
  }
}
