import type { TravailDemande } from '@sciat/contrats';
import { definitionDe, type Permission } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import {
  type Auteur,
  ecrireDossier,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import type { FichiersService } from './fichiers.service.js';

export interface Depot {
  dossierId: string;
  /** Without an id: whoever holds a deposit link. */
  auteur: Auteur;
  permission: Permission;
  code: string;
  lienId?: string;
  /** Reference of the dossier it is taken over from. */
  repriseDe?: string;
  /** Judges once more inside the transaction, and answers with the jobs that go with the deposit. */
  accompagner?: (situation: Situation, libelle: string) => Promise<TravailDemande[]>;
}

/** A file that is already in the store. */
export interface FichierRange {
  cle: string;
  nom: string;
  type: string;
  taille: number;
  sha256: string;
  mesures: Prisma.InputJsonObject;
  /** Looked at where it comes from. */
  saine?: boolean;
}

/**
 * A new version of a piece, to be verified, and in quarantine where there is an antivirus. The file was
 * stored before the transaction, which would hold the dossier for as long as the store takes, and is removed
 * if nothing comes of it. Where nobody can tell (the database was lost while committing) it stays:
 * `nettoyerFichiers` will know.
 */
export async function ajouterVersion(
  moyens: Moyens & { fichiers: FichiersService },
  { dossierId, auteur, permission, code, lienId, repriseDe, accompagner }: Depot,
  { saine, ...fichier }: FichierRange,
): Promise<void> {
  const { horloge, fichiers } = moyens;
  try {
    await ecrireDossier(moyens, { dossierId, auteur, permission }, async (situation) => {
      const { tx, dossier } = situation;
      // Again: the dossier may have been closed meanwhile.
      const { libelle } = pieceAdmise(dossier, code);
      const travaux = (await accompagner?.(situation, libelle)) ?? [];
      const connue = dossier.pieces.find((p) => p.code === code);
      const numero = (connue?.versions[0]?.numero ?? 0) + 1;
      const analyse = saine ? ('SAINE' as const) : fichiers.analyseAuDepot;
      const { nom, sha256, taille, type } = fichier;
      const origine = { ...(lienId ? { lienId } : {}), ...(repriseDe ? { repriseDe } : {}) };
      const version = {
        ...fichier,
        ...origine,
        numero,
        analyse,
        deposeeParId: auteur.id,
        deposeeLe: horloge.maintenant(),
      };
      const aVerifier = {
        etat: 'RECUE' as const,
        motifRefus: null,
        verifieeLe: null,
        verifieeParId: null,
      };
      // Before the jobs are dropped: the one that analyses it names it.
      const { id: pieceId } = await tx.piece.upsert({
        where: { dossierId_code: { dossierId, code } },
        create: { dossierId, code, versions: { create: version } },
        update: { ...aVerifier, versions: { create: version } },
      });
      const analyser = { nom: 'piece.analyser' as const, charge: { pieceId, numero } };
      return {
        evenements: [
          {
            type: 'PieceDeposee',
            charge: { piece: code, libelle, numero, sha256, taille, type, ...origine },
            prive: { nom },
          },
        ],
        travaux: [...travaux, ...(analyse === 'EN_ATTENTE' ? [analyser] : [])],
      };
    });
  } catch (erreur) {
    if (erreur instanceof ErreurMetier)
      await fichiers.supprimer(fichier.cle).catch(() => undefined);
    throw erreur;
  }
}

/** @throws ErreurMetier 400 for a piece that the scheme does not know, or a closed dossier */
export function pieceAdmise(dossier: DossierLu, code: string) {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const piece = definition.pieces.find((p) => p.code === code);
  if (!piece) throw champInvalide('code', `La pièce « ${code} » n’existe pas dans ce dispositif.`);
  if (dossier.closLe)
    throw champInvalide('code', 'Le dossier est clos : aucune pièce ne peut y être déposée.');
  return piece;
}
