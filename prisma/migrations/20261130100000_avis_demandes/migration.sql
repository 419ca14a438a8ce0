-- CreateEnum
CREATE TYPE "etat_consultation" AS ENUM ('ATTENDUE', 'RENDUE', 'REVOQUEE');
-- CreateEnum
CREATE TYPE "reponse_avis" AS ENUM ('FAVORABLE', 'FAVORABLE_AVEC_RESERVES', 'DEFAVORABLE', 'SANS_AVIS');
-- CreateEnum
CREATE TYPE "canal_avis" AS ENUM ('LIEN', 'APPLICATION', 'COURRIEL', 'COURRIER', 'TELEPHONE');
-- DropIndex
DROP INDEX "consultation_service_id_echeance_le_idx";
-- AlterTable: nothing has written to this table yet
ALTER TABLE "consultation" DROP COLUMN "pieces",
ALTER COLUMN "reponse" TYPE "reponse_avis" USING "reponse"::"reponse_avis",
ADD COLUMN     "utilisateur_id" UUID,
ADD COLUMN     "etat" "etat_consultation" NOT NULL DEFAULT 'ATTENDUE',
ADD COLUMN     "jetons_sha256" TEXT[],
ADD COLUMN     "expire_le" TIMESTAMPTZ(3),
ADD COLUMN     "canal" "canal_avis",
ADD COLUMN     "motif_revocation" TEXT;
-- CreateTable
CREATE TABLE "piece_partagee" (
    "consultation_id" UUID NOT NULL,
    "piece_id" UUID NOT NULL,
    "numero" INTEGER NOT NULL,
    CONSTRAINT "piece_partagee_pkey" PRIMARY KEY ("consultation_id","piece_id")
);
-- CreateTable
CREATE TABLE "expert" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "organisme" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "fictif" BOOLEAN NOT NULL DEFAULT false,
    "auteur_id" UUID NOT NULL,
    "ajoute_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retire_le" TIMESTAMPTZ(3),
    CONSTRAINT "expert_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "consultation_service_id_etat_echeance_le_idx" ON "consultation"("service_id", "etat", "echeance_le");
-- CreateIndex
CREATE INDEX "consultation_utilisateur_id_etat_echeance_le_idx" ON "consultation"("utilisateur_id", "etat", "echeance_le");
-- CreateIndex
CREATE INDEX "consultation_jetons_sha256_idx" ON "consultation" USING GIN ("jetons_sha256");
-- CreateIndex
CREATE INDEX "expert_service_id_dispositif_organisme_idx" ON "expert"("service_id", "dispositif", "organisme");
-- AddForeignKey
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "piece_partagee" ADD CONSTRAINT "piece_partagee_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "piece_partagee" ADD CONSTRAINT "piece_partagee_piece_id_numero_fkey" FOREIGN KEY ("piece_id", "numero") REFERENCES "version_piece"("piece_id", "numero") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- An opinion is given once, whole, and how it came is known.
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_rendue_check"
  CHECK (("etat" = 'RENDUE') = ("reponse" IS NOT NULL AND "repondu_le" IS NOT NULL AND "canal" IS NOT NULL));
