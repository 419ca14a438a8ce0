-- Acts done to many dossiers by a job, with a result for each.
-- CreateEnum
CREATE TYPE "etat_lot" AS ENUM ('APERCU', 'EN_COURS', 'ARRETE', 'FINI');

-- CreateEnum
CREATE TYPE "etat_ligne_lot" AS ENUM ('A_FAIRE', 'FAITE', 'REFUSEE');

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "action" JSONB NOT NULL,
    "libelle" TEXT NOT NULL,
    "consequence" TEXT NOT NULL,
    "effet_juridique" BOOLEAN NOT NULL,
    "avertissements" TEXT[],
    "etat" "etat_lot" NOT NULL DEFAULT 'APERCU',
    "cree_le" TIMESTAMPTZ(3) NOT NULL,
    "fin_le" TIMESTAMPTZ(3),

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_lot" (
    "lot_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "dossier_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "etat" "etat_ligne_lot" NOT NULL DEFAULT 'A_FAIRE',
    "raison" TEXT,

    CONSTRAINT "ligne_lot_pkey" PRIMARY KEY ("lot_id","rang")
);

-- CreateIndex
CREATE INDEX "lot_auteur_id_cree_le_idx" ON "lot"("auteur_id", "cree_le");

-- CreateIndex
CREATE INDEX "lot_etat_cree_le_idx" ON "lot"("etat", "cree_le");

-- CreateIndex
CREATE INDEX "ligne_lot_lot_id_etat_rang_idx" ON "ligne_lot"("lot_id", "etat", "rang");

-- CreateIndex
CREATE INDEX "ligne_lot_dossier_id_idx" ON "ligne_lot"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "ligne_lot_lot_id_dossier_id_key" ON "ligne_lot"("lot_id", "dossier_id");

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_lot" ADD CONSTRAINT "ligne_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_lot" ADD CONSTRAINT "ligne_lot_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
