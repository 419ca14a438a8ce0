-- CreateEnum
CREATE TYPE "etat_lot_scan" AS ENUM ('EN_COURS', 'TERMINE', 'ECHOUE');

-- CreateEnum
CREATE TYPE "etat_ligne_scan" AS ENUM ('CLASSE', 'DEJA_NUMERISE', 'INCONNU', 'INCOMPLET', 'DOUBLE', 'ETAT', 'ILLISIBLE');

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "reversement_id" UUID,
ADD COLUMN     "scan_analyse" "etat_analyse";

-- CreateTable
CREATE TABLE "lot_scan" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "cle" TEXT,
    "analyse" "etat_analyse" NOT NULL,
    "etat" "etat_lot_scan" NOT NULL DEFAULT 'EN_COURS',
    "pages" INTEGER NOT NULL DEFAULT 0,
    "lues" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "depose_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "auteur_id" UUID NOT NULL,

    CONSTRAINT "lot_scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_lot_scan" (
    "lot_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "pages" INTEGER[],
    "etat" "etat_ligne_scan" NOT NULL,
    "manquantes" INTEGER[],
    "courrier_id" UUID,

    CONSTRAINT "ligne_lot_scan_pkey" PRIMARY KEY ("lot_id","rang")
);

-- CreateIndex
CREATE UNIQUE INDEX "lot_scan_cle_key" ON "lot_scan"("cle");

-- CreateIndex
CREATE INDEX "lot_scan_service_id_depose_le_idx" ON "lot_scan"("service_id", "depose_le");

-- CreateIndex
CREATE INDEX "ligne_lot_scan_courrier_id_idx" ON "ligne_lot_scan"("courrier_id");

-- CreateIndex
CREATE INDEX "courrier_reversement_id_idx" ON "courrier"("reversement_id");

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_reversement_id_fkey" FOREIGN KEY ("reversement_id") REFERENCES "reversement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_scan" ADD CONSTRAINT "lot_scan_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_lot_scan" ADD CONSTRAINT "ligne_lot_scan_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot_scan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_lot_scan" ADD CONSTRAINT "ligne_lot_scan_courrier_id_fkey" FOREIGN KEY ("courrier_id") REFERENCES "courrier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The scans filed so far went past no antivirus.
UPDATE "courrier" SET "scan_analyse" = 'NON_ANALYSE' WHERE "scan_cle" IS NOT NULL;
