-- Views of the list of dossiers, and lists taken out as files.
-- CreateEnum
CREATE TYPE "etat_export" AS ENUM ('EN_COURS', 'PRET', 'ECHEC', 'EXPIRE');

-- AlterTable
ALTER TABLE "utilisateur" ADD COLUMN     "vue_par_defaut" TEXT;

-- CreateTable
CREATE TABLE "vue" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "roles" "role"[] DEFAULT ARRAY[]::"role"[],
    "filtres" JSONB NOT NULL,
    "tri" TEXT NOT NULL,
    "ordre" TEXT NOT NULL,
    "colonnes" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "demande" JSONB NOT NULL,
    "etat" "etat_export" NOT NULL DEFAULT 'EN_COURS',
    "faits" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "dispositifs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "cle" TEXT,
    "taille" INTEGER,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fin_le" TIMESTAMPTZ(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vue_service_id_auteur_id_idx" ON "vue"("service_id", "auteur_id");

-- CreateIndex
CREATE UNIQUE INDEX "export_cle_key" ON "export"("cle");

-- CreateIndex
CREATE INDEX "export_auteur_id_cree_le_idx" ON "export"("auteur_id", "cree_le");

-- CreateIndex
CREATE INDEX "export_etat_fin_le_idx" ON "export"("etat", "fin_le");

-- AddForeignKey
ALTER TABLE "vue" ADD CONSTRAINT "vue_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vue" ADD CONSTRAINT "vue_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
