import { Inject, Injectable } from '@nestjs/common';
import type {
  ApprecierCritere,
  Compteurs,
  CorrigerDate,
  CreerDossier,
  Dossier,
  FranchirEtape,
  ListerDossiers,
  MaFile,
  ModifierDossier,
  PageDossiers,
} from '@sciat/contrats';
import { definitionDe, peut } from '@sciat/dispositifs';
import type { Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import type { Config } from '../config.js';
import { avisAttendus } from '../consultations/suivre-avis.js';
import { avecRenvoi, montrerCourriel } from '../courriels/presenter.js';
import { echeancesDeRecours } from '../courriers/recours.js';
import { resteDe } from '../enveloppes/enveloppes.js';
import { motifDuDernierActe } from '../journal/lire.js';
import { adressePublique } from '../liens/jeton.js';
import { piecesReprenables } from '../pieces/reprendre-piece.js';
import { apprecierCritere } from './apprecier-critere.js';
import { corrigerDate } from './corriger-date.js';
import { creerDossier } from './creer-dossier.js';
import { presenter } from './dossier.mapper.js';
import { type Ecrit, lirePour, type Moyens } from './ecrire-dossier.js';
import { type DossierLu, faitsDuDossier } from './faits.js';
import { franchirEtape } from './franchir-etape.js';
import { listerDossiers } from './lister.js';
import { compter, lireMaFile } from './ma-file.js';
import { modifierDossier } from './modifier-dossier.js';

/** Each verb of a dossier, in the file of its name; this ties them to the agent and the clock. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get moyens(): Moyens {
    const adresse = adressePublique(this.config);
    return { client: this.prisma.client, horloge: this.horloge, adresse };
  }

  lister(agent: Utilisateur, demande: ListerDossiers): Promise<PageDossiers> {
    return listerDossiers(this.prisma.client, agent, demande, this.horloge.aujourdhui());
  }

  maFile(agent: Utilisateur): Promise<MaFile> {
    return lireMaFile(this.prisma.client, agent, this.horloge.aujourdhui());
  }

  compter(agent: Utilisateur): Promise<Compteurs> {
    return compter(this.prisma.client, agent, this.horloge.aujourdhui());
  }

  async lire(agent: Utilisateur, id: string): Promise<Dossier> {
    const { client } = this.prisma;
    const dossier = await lirePour(client, id, agent, 'dossier:lire');
    const faits = await faitsDuDossier(client, dossier, this.horloge.aujourdhui());
    return this.montrer(agent, { dossier, faits });
  }

  private async montrer(agent: Utilisateur, { dossier, faits }: Ecrit): Promise<Dossier> {
    const { client } = this.prisma;
    const { id } = dossier;
    const deposant = peut(agent, 'piece:deposer', dossier);
    const [motifCloture, reprenables, enveloppe, recours, courriels, rembourse] = await Promise.all(
      [
        dossier.closLe ? motifDuDernierActe(client, id) : null,
        deposant ? piecesReprenables(this.moyens, { dossier, faits, agent }) : [],
        this.enveloppeDe(dossier),
        echeancesDeRecours(client, dossier, faits.aujourdhui),
        client.courriel.findMany({
          where: { dossierId: id },
          orderBy: { creeLe: 'desc' },
          take: 20,
          include: avecRenvoi,
        }),
        client.remboursement.aggregate({
          where: { reversement: { dossierId: id } },
          _sum: { centimes: true },
        }),
      ],
    );
    const contexte = {
      motifCloture,
      courriels: courriels.map((c) => montrerCourriel(c, agent)),
      avisAttendus: avisAttendus(dossier, agent),
      enveloppe,
      reprenables,
      rembourse: rembourse._sum.centimes ?? 0,
    };
    const presente = presenter(dossier, faits, contexte, agent);
    return { ...presente, echeances: [...presente.echeances, ...recours] };
  }

  /** What is left for the year, at a step where an award may be decided on. */
  private async enveloppeDe({ serviceId, dispositif, dispositifVersion, etape }: DossierLu) {
    const { enveloppe, transitions } = definitionDe(dispositif, dispositifVersion);
    const attribue = transitions.some(
      (t) => t.de.includes(etape) && t.effets.some((e) => e.type === 'montant_accorde'),
    );
    if (!enveloppe || !attribue) return null;
    const annee = Number(this.horloge.aujourdhui().slice(0, 4));
    return resteDe(this.prisma.client, { serviceId, dispositif }, annee);
  }

  async creer(agent: Utilisateur, demande: CreerDossier): Promise<Dossier> {
    return this.lire(agent, await creerDossier(this.moyens, agent, demande));
  }

  async modifier(agent: Utilisateur, id: string, demande: ModifierDossier): Promise<Dossier> {
    return this.montrer(agent, await modifierDossier(this.moyens, id, agent, demande));
  }

  async franchir(agent: Utilisateur, id: string, demande: FranchirEtape): Promise<Dossier> {
    return this.montrer(agent, await franchirEtape(this.moyens, id, agent, demande));
  }

  async apprecier(
    agent: Utilisateur,
    id: string,
    critere: string,
    demande: ApprecierCritere,
  ): Promise<Dossier> {
    return this.montrer(agent, await apprecierCritere(this.moyens, id, agent, critere, demande));
  }

  async corrigerDate(agent: Utilisateur, id: string, demande: CorrigerDate): Promise<Dossier> {
    return this.montrer(agent, await corrigerDate(this.moyens, id, agent, demande));
  }
}
