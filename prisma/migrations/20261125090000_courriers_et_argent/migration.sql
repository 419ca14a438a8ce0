-- CreateEnum
CREATE TYPE "etat_analyse" AS ENUM ('NON_ANALYSE', 'EN_ATTENTE', 'SAINE', 'INFECTEE');
-- CreateEnum
CREATE TYPE "etat_courrier" AS ENUM ('BROUILLON', 'A_VALIDER', 'A_SIGNER', 'SIGNE', 'ENVOYE', 'RECU', 'ANNULE');
-- CreateEnum
CREATE TYPE "etat_ligne" AS ENUM ('RAPPROCHEE', 'A_CONFIRMER', 'SANS_PAIEMENT', 'DEJA_PAYEE', 'ECARTEE');
-- DropForeignKey
ALTER TABLE "version_piece" DROP CONSTRAINT "version_piece_deposee_par_id_fkey";
-- AlterTable
ALTER TABLE "paiement" ADD COLUMN     "nature" TEXT NOT NULL DEFAULT 'UNIQUE';
-- AlterTable
ALTER TABLE "version_piece" ADD COLUMN     "analyse" "etat_analyse" NOT NULL DEFAULT 'NON_ANALYSE',
ADD COLUMN     "lien_id" UUID,
ADD COLUMN     "reprise_de" TEXT,
ALTER COLUMN "deposee_par_id" DROP NOT NULL;
-- CreateTable
CREATE TABLE "courrier" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "modele" TEXT NOT NULL,
    "objet" TEXT NOT NULL,
    "paragraphes" JSONB NOT NULL DEFAULT '{}',
    "etat" "etat_courrier" NOT NULL DEFAULT 'BROUILLON',
    "version" INTEGER NOT NULL DEFAULT 1,
    "annee" INTEGER,
    "numero" INTEGER,
    "jeton" TEXT NOT NULL,
    "pdf_cle" TEXT,
    "pdf_sha256" TEXT,
    "rendu_le" TIMESTAMPTZ(3),
    "valide_par_id" UUID,
    "valide_le" TIMESTAMPTZ(3),
    "delegation_id" UUID,
    "signe_le" DATE,
    "scan_cle" TEXT,
    "scan_sha256" TEXT,
    "canal" TEXT,
    "envoye_le" DATE,
    "preuve" TEXT,
    "recu_le" DATE,
    "cree_par_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "courrier_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "compteur_courrier" (
    "service_id" UUID NOT NULL,
    "annee" INTEGER NOT NULL,
    "dernier" INTEGER NOT NULL,
    CONSTRAINT "compteur_courrier_pkey" PRIMARY KEY ("service_id","annee")
);
-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "qualite" TEXT NOT NULL,
    "acte" TEXT NOT NULL,
    "du" DATE NOT NULL,
    "au" DATE,
    "dispositifs" TEXT[],
    "fictive" BOOLEAN NOT NULL DEFAULT false,
    "auteur_id" UUID NOT NULL,
    "ajoutee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "lien_depot" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "jeton_sha256" TEXT NOT NULL,
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "revoque_le" TIMESTAMPTZ(3),
    "visites" INTEGER NOT NULL DEFAULT 0,
    "visite_le" TIMESTAMPTZ(3),
    "cree_par_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "lien_depot_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "consultation" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "organisme" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "pieces" TEXT[],
    "echeance_le" DATE NOT NULL,
    "confidentiel" BOOLEAN NOT NULL DEFAULT false,
    "reponse" TEXT,
    "commentaire" TEXT,
    "repondu_le" DATE,
    "revoque_le" DATE,
    "relances" INTEGER NOT NULL DEFAULT 0,
    "relance_le" DATE,
    "cree_par_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "consultation_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "rapprochement" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "fichier" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "importe_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "auteur_id" UUID NOT NULL,
    CONSTRAINT "rapprochement_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "ligne_rapprochement" (
    "rapprochement_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "engagement_numero" TEXT NOT NULL,
    "centimes" INTEGER NOT NULL,
    "paye_le" DATE NOT NULL,
    "etat" "etat_ligne" NOT NULL,
    "paiement_id" UUID,
    CONSTRAINT "ligne_rapprochement_pkey" PRIMARY KEY ("rapprochement_id","rang")
);
-- CreateTable
CREATE TABLE "reversement" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "centimes" INTEGER NOT NULL,
    "motif" TEXT NOT NULL,
    "lignes" JSONB NOT NULL,
    "observations_le" DATE NOT NULL,
    "demande_le" DATE,
    "rembourse" INTEGER NOT NULL DEFAULT 0,
    "solde_le" DATE,
    "annule_le" DATE,
    "cree_par_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "reversement_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "courrier_jeton_key" ON "courrier"("jeton");
-- CreateIndex
CREATE INDEX "courrier_dossier_id_idx" ON "courrier"("dossier_id");
-- CreateIndex
CREATE INDEX "courrier_service_id_etat_cree_le_idx" ON "courrier"("service_id", "etat", "cree_le");
-- CreateIndex
CREATE UNIQUE INDEX "courrier_service_id_annee_numero_key" ON "courrier"("service_id", "annee", "numero");
-- CreateIndex
CREATE INDEX "delegation_service_id_du_idx" ON "delegation"("service_id", "du");
-- CreateIndex
CREATE UNIQUE INDEX "lien_depot_jeton_sha256_key" ON "lien_depot"("jeton_sha256");
-- CreateIndex
CREATE INDEX "lien_depot_dossier_id_idx" ON "lien_depot"("dossier_id");
-- CreateIndex
CREATE INDEX "consultation_dossier_id_idx" ON "consultation"("dossier_id");
-- CreateIndex
CREATE INDEX "consultation_service_id_echeance_le_idx" ON "consultation"("service_id", "echeance_le");
-- CreateIndex
CREATE UNIQUE INDEX "rapprochement_service_id_sha256_key" ON "rapprochement"("service_id", "sha256");
-- CreateIndex
CREATE INDEX "ligne_rapprochement_paiement_id_idx" ON "ligne_rapprochement"("paiement_id");
-- CreateIndex
CREATE INDEX "reversement_dossier_id_idx" ON "reversement"("dossier_id");
-- CreateIndex
CREATE INDEX "paiement_engagement_numero_idx" ON "paiement"("engagement_numero");
-- AddForeignKey
ALTER TABLE "version_piece" ADD CONSTRAINT "version_piece_deposee_par_id_fkey" FOREIGN KEY ("deposee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "version_piece" ADD CONSTRAINT "version_piece_lien_id_fkey" FOREIGN KEY ("lien_id") REFERENCES "lien_depot"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_valide_par_id_fkey" FOREIGN KEY ("valide_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "lien_depot" ADD CONSTRAINT "lien_depot_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "lien_depot" ADD CONSTRAINT "lien_depot_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "rapprochement" ADD CONSTRAINT "rapprochement_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ligne_rapprochement" ADD CONSTRAINT "ligne_rapprochement_rapprochement_id_fkey" FOREIGN KEY ("rapprochement_id") REFERENCES "rapprochement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ligne_rapprochement" ADD CONSTRAINT "ligne_rapprochement_paiement_id_fkey" FOREIGN KEY ("paiement_id") REFERENCES "paiement"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "reversement" ADD CONSTRAINT "reversement_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "reversement" ADD CONSTRAINT "reversement_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
