-- AlterEnum
ALTER TYPE "etat_courriel" ADD VALUE 'REMIS';
ALTER TYPE "etat_courriel" ADD VALUE 'REVENU';
-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "courrier_id" UUID,
ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "renvoi_de_id" UUID,
ADD COLUMN     "retour_diagnostic" TEXT,
ADD COLUMN     "retour_le" TIMESTAMPTZ(3),
ADD COLUMN     "retour_statut" TEXT;
-- CreateTable
CREATE TABLE "piece_jointe" (
    "courriel_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,

    CONSTRAINT "piece_jointe_pkey" PRIMARY KEY ("courriel_id","rang")
);
-- CreateIndex
CREATE INDEX "piece_jointe_cle_idx" ON "piece_jointe"("cle");
-- CreateIndex
CREATE UNIQUE INDEX "courriel_renvoi_de_id_key" ON "courriel"("renvoi_de_id");
-- CreateIndex
CREATE INDEX "courriel_courrier_id_idx" ON "courriel"("courrier_id");
-- AddForeignKey
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_courrier_id_fkey" FOREIGN KEY ("courrier_id") REFERENCES "courrier"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_renvoi_de_id_fkey" FOREIGN KEY ("renvoi_de_id") REFERENCES "courriel"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "piece_jointe" ADD CONSTRAINT "piece_jointe_courriel_id_fkey" FOREIGN KEY ("courriel_id") REFERENCES "courriel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
