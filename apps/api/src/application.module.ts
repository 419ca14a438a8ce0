import { type DynamicModule, Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import type { Logger } from 'pino';
import { AgendaController } from './agenda/agenda.controller.js';
import { ArchiveController } from './archive/archive.controller.js';
import { AccesGuard } from './auth/acces.guard.js';
import { AuthController, PASSPORT } from './auth/auth.controller.js';
import { AuthService } from './auth/auth.service.js';
import { configurerPassport } from './auth/passport.js';
import {
  REGLES_CONNEXION,
  type ReglesConnexion,
  reglesConnexion,
  Tentatives,
} from './auth/tentatives.js';
import { Horloge } from './base/horloge.js';
import { CONFIG, PrismaService } from './base/prisma.service.js';
import { CollectivitesController } from './collectivites/collectivites.controller.js';
import type { Config } from './config.js';
import { AvisController } from './consultations/avis.controller.js';
import { AvisGuard } from './consultations/avis.guard.js';
import { ConsultationsController } from './consultations/consultations.controller.js';
import { ExpertsController } from './consultations/experts.controller.js';
import { CourrielsController } from './courriels/courriels.controller.js';
import { CourriersController } from './courriers/courriers.controller.js';
import { CourriersDuDossierController } from './courriers/courriers-du-dossier.controller.js';
import { DelegationsController } from './courriers/delegations.controller.js';
import { ScansController } from './courriers/scans/scans.controller.js';
import { DiffusionController } from './diffusion/diffusion.controller.js';
import { Diffusion } from './diffusion/diffusion.js';
import { DispositifsController } from './dispositifs/dispositifs.controller.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { DossiersService } from './dossiers/dossiers.service.js';
import { EcheancesController } from './echeances/echeances.controller.js';
import { EligibiliteController } from './eligibilite/eligibilite.controller.js';
import { EnveloppesController } from './enveloppes/enveloppes.controller.js';
import { FiltreErreurs } from './erreurs/filtre.js';
import { validation } from './erreurs/validation.js';
import { EtiquettesController } from './etiquettes/etiquettes.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { DepotController } from './liens/depot.controller.js';
import { LienGuard } from './liens/lien.guard.js';
import { LiensController } from './liens/liens.controller.js';
import { OuvertureDeLien } from './liens/ouverture.js';
import { ListesController } from './listes/listes.controller.js';
import { LotsController } from './lots/lots.controller.js';
import { NotesController } from './notes/notes.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PaiementsController } from './paiements/paiements.controller.js';
import { RapprochementsController } from './paiements/rapprochements.controller.js';
import { ReversementsController } from './paiements/reversements.controller.js';
import { ParametresController } from './parametres/parametres.controller.js';
import { PassationsController } from './passations/passations.controller.js';
import { FichiersService } from './pieces/fichiers.service.js';
import { PiecesController } from './pieces/pieces.controller.js';
import { RapportsController } from './rapports/rapports.controller.js';
import { RechercheController } from './recherche/recherche.controller.js';
import { RelancesController } from './relances/relances.controller.js';
import { FILE_EN_VIE, SanteController } from './sante/sante.controller.js';
import { ServiceController } from './service/service.controller.js';
import { TableauDeBordController } from './tableau-de-bord/tableau-de-bord.controller.js';
import { TravauxController } from './travaux/travaux.controller.js';
import { UtilisateursController } from './utilisateurs/utilisateurs.controller.js';
import { UtilisateursService } from './utilisateurs/utilisateurs.service.js';
import { VaguesController } from './vagues/vagues.controller.js';
import { VuesController } from './vues/vues.controller.js';

export interface Dependances {
  config: Config;
  journal: Logger;
  horloge?: Horloge;
  fileEnVie: () => Promise<boolean>;
  regles?: ReglesConnexion;
}

/** Every route and what it needs. Each feature is the folder of its name. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: a Nest module is a class, and this one takes its dependencies
export class ApplicationModule {
  static avec({
    config,
    journal,
    horloge = new Horloge(),
    fileEnVie,
    regles = reglesConnexion,
  }: Dependances): DynamicModule {
    return {
      module: ApplicationModule,
      controllers: [
        AgendaController,
        ArchiveController,
        AuthController,
        AvisController,
        CollectivitesController,
        ConsultationsController,
        CourrielsController,
        DepotController,
        // Before the letters, one of which `scans` would name.
        ScansController,
        CourriersController,
        CourriersDuDossierController,
        DelegationsController,
        DiffusionController,
        DispositifsController,
        DossiersController,
        EcheancesController,
        EligibiliteController,
        EnveloppesController,
        ExpertsController,
        ExportsController,
        EtiquettesController,
        LiensController,
        ListesController,
        LotsController,
        NotesController,
        NotificationsController,
        ParametresController,
        PaiementsController,
        PassationsController,
        PiecesController,
        RapportsController,
        RapprochementsController,
        RechercheController,
        RelancesController,
        ReversementsController,
        SanteController,
        ServiceController,
        TableauDeBordController,
        TravauxController,
        UtilisateursController,
        VaguesController,
        VuesController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Horloge, useValue: horloge },
        { provide: FILE_EN_VIE, useValue: fileEnVie },
        { provide: REGLES_CONNEXION, useValue: regles },
        { provide: PASSPORT, useFactory: configurerPassport, inject: [AuthService] },
        {
          provide: APP_GUARD,
          useFactory: (r: Reflector) => new AccesGuard(r),
          inject: [Reflector],
        },
        { provide: APP_PIPE, useFactory: validation },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (r: Reflector) => new StandardSchemaSerializerInterceptor(r),
          inject: [Reflector],
        },
        { provide: APP_FILTER, useFactory: () => new FiltreErreurs(journal) },
        PrismaService,
        AuthService,
        AvisGuard,
        Diffusion,
        Tentatives,
        DossiersService,
        FichiersService,
        LienGuard,
        OuvertureDeLien,
        UtilisateursService,
      ],
    };
  }
}
