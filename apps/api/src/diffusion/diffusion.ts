import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { EvenementDossiers } from '@sciat/contrats';
import { estAuPerimetre } from '@sciat/dispositifs';
import type { Response } from 'express';
import { Client } from 'pg';
import type { Utilisateur } from '../auth/acces.js';
import { AuthService } from '../auth/auth.service.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import type { Config } from '../config.js';

/** Where the triggers of the database say what moved: `{ service, dispositif }`. */
const CANAL = 'sciat';
/** A burst of writes is told once. */
export const CADENCE_MS = 500;
const BATTEMENT_MS = 25_000;
const REPRISE_MAX_MS = 30_000;
/** Tabs of a session; one more ends the oldest. */
export const MAX_PAR_SESSION = 4;

interface Ecoute {
  sid: string;
  utilisateur: Utilisateur;
  reponse: Response;
  bouges: Set<string>;
  minuterie?: NodeJS.Timeout;
}

/**
 * Tells the open pages which schemes of their service moved, so that they read again what they show. One
 * connection listens for all of them, and only while there are some. Nothing leaves for a session that has
 * ended: it is looked up at each message and at each heartbeat.
 */
@Injectable()
export class Diffusion implements BeforeApplicationShutdown {
  private readonly ecoutes = new Set<Ecoute>();
  private connexion: Client | null = null;
  private prete: Promise<void> = Promise.resolve();
  private battement: NodeJS.Timeout | undefined;
  private reprise: NodeJS.Timeout | undefined;
  private echecs = 0;
  private fini = false;

  constructor(
    private readonly prisma: PrismaService,
    private readonly auth: AuthService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ouvrir(sid: string, utilisateur: Utilisateur, reponse: Response): Promise<void> {
    const siennes = [...this.ecoutes].filter((e) => e.sid === sid);
    if (siennes[0] && siennes.length >= MAX_PAR_SESSION) this.fermer(siennes[0]);
    const ecoute: Ecoute = { sid, utilisateur, reponse, bouges: new Set() };
    this.ecoutes.add(ecoute);
    reponse.on('close', () => this.fermer(ecoute));
    await this.ecouter();
    this.battement ??= setInterval(() => void this.battre(), BATTEMENT_MS).unref();
    // Buffered by a proxy it would arrive in blocks, hence late.
    reponse.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'X-Accel-Buffering': 'no',
    });
    reponse.write('event: ouvert\ndata: {}\n\n');
  }

  beforeApplicationShutdown(): Promise<void> {
    this.fini = true;
    for (const ecoute of this.ecoutes) this.fermer(ecoute);
    return this.taire();
  }

  private fermer(ecoute: Ecoute): void {
    if (!this.ecoutes.delete(ecoute)) return;
    clearTimeout(ecoute.minuterie);
    ecoute.reponse.end();
    if (this.ecoutes.size === 0) void this.taire();
  }

  private async taire(): Promise<void> {
    clearInterval(this.battement);
    clearTimeout(this.reprise);
    this.battement = undefined;
    this.reprise = undefined;
    const { connexion } = this;
    this.connexion = null;
    await connexion?.end().catch(() => undefined);
  }

  /** Whoever comes while the connection opens waits for it: nothing is then missed in between. */
  private ecouter(): Promise<void> {
    if (!this.connexion && !this.reprise && !this.fini) this.prete = this.connecter();
    return this.prete;
  }

  private async connecter(): Promise<void> {
    const connexion = new Client({ connectionString: this.config.DATABASE_URL, keepAlive: true });
    this.connexion = connexion;
    const perdre = () => {
      if (this.connexion !== connexion) return;
      this.connexion = null;
      void connexion.end().catch(() => undefined);
      this.reprendre();
    };
    connexion.on('error', perdre).on('end', perdre);
    connexion.on('notification', ({ payload = '{}' }) => {
      const { service, dispositif } = JSON.parse(payload) as Record<string, string>;
      for (const e of this.ecoutes)
        if (e.utilisateur.serviceId === service && dispositif) this.noter(e, dispositif);
    });
    try {
      await connexion.connect();
      await connexion.query(`LISTEN ${CANAL}`);
      this.echecs = 0;
    } catch {
      perdre();
    }
  }

  /** What moved meanwhile is not known: once heard again, every page reads again. */
  private reprendre(): void {
    if (this.fini || this.ecoutes.size === 0) return;
    const attente = Math.min(REPRISE_MAX_MS, 1000 * 2 ** this.echecs);
    this.echecs += 1;
    this.reprise = setTimeout(async () => {
      this.reprise = undefined;
      await this.ecouter();
      if (!this.connexion) return;
      for (const e of this.ecoutes) this.noter(e, '');
    }, attente).unref();
  }

  private noter(ecoute: Ecoute, dispositif: string): void {
    if (dispositif && !estAuPerimetre(ecoute.utilisateur, dispositif)) return;
    ecoute.bouges.add(dispositif);
    ecoute.minuterie ??= setTimeout(() => void this.dire(ecoute), CADENCE_MS);
  }

  private async dire(ecoute: Ecoute): Promise<void> {
    ecoute.minuterie = undefined;
    const dispositifs = [...ecoute.bouges].filter(Boolean);
    ecoute.bouges.clear();
    if (!(await this.tenir(ecoute))) return;
    const donnees: EvenementDossiers = { dispositifs };
    ecoute.reponse.write(`event: dossiers\ndata: ${JSON.stringify(donnees)}\n\n`);
  }

  private async battre(): Promise<void> {
    for (const ecoute of [...this.ecoutes])
      if (await this.tenir(ecoute)) ecoute.reponse.write(': \n\n');
  }

  /** Whether the session is still open, with what its account may see now. Ends the stream otherwise. */
  private async tenir(ecoute: Ecoute): Promise<boolean> {
    const utilisateur = await this.relire(ecoute).catch(() => null);
    if (utilisateur && utilisateur.serviceId === ecoute.utilisateur.serviceId) {
      ecoute.utilisateur = utilisateur;
      return this.ecoutes.has(ecoute);
    }
    this.fermer(ecoute);
    return false;
  }

  private async relire({ sid, utilisateur }: Ecoute): Promise<Utilisateur | null> {
    const session = await this.prisma.client.session.findFirst({
      where: { sid, expire: { gt: new Date() } },
      select: { sess: true },
    });
    const sess = session?.sess as { ouverteLe?: number; passport?: { user?: string } } | null;
    if (sess?.passport?.user !== utilisateur.id) return null;
    return this.auth.parSession(utilisateur.id, sess.ouverteLe);
  }
}
