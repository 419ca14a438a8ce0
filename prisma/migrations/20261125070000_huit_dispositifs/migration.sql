-- AlterEnum
ALTER TYPE "type_collectivite" ADD VALUE 'GROUPEMENT';
ALTER TYPE "type_collectivite" ADD VALUE 'DEPARTEMENT';
ALTER TYPE "type_collectivite" ADD VALUE 'REGION';
ALTER TYPE "type_collectivite" ADD VALUE 'ETABLISSEMENT_PUBLIC';
ALTER TYPE "type_collectivite" ADD VALUE 'ASSOCIATION';
ALTER TYPE "type_collectivite" ADD VALUE 'ENTREPRISE';
ALTER TYPE "type_collectivite" ADD VALUE 'SERVICE_ETAT';
-- AlterTable
ALTER TABLE "collectivite" ADD COLUMN     "fictive" BOOLEAN NOT NULL DEFAULT false;
-- AlterTable
ALTER TABLE "dossier" ADD COLUMN     "accorde_le" DATE,
ADD COLUMN     "montant_calcule_centimes" BIGINT,
ADD COLUMN     "suite_de_id" UUID;
-- AlterTable
ALTER TABLE "echeance" ADD COLUMN     "rang" INTEGER NOT NULL DEFAULT 0;
-- AlterTable
ALTER TABLE "ligne_liste" ADD COLUMN     "valeur" TEXT;
-- AlterTable
ALTER TABLE "obligation" ADD COLUMN     "a_relancer_le" DATE,
ADD COLUMN     "blocage" TEXT,
ADD COLUMN     "relance_le" DATE,
ADD COLUMN     "relances" INTEGER NOT NULL DEFAULT 0;
-- AlterTable
ALTER TABLE "passage_etape" ADD COLUMN     "donnees" JSONB NOT NULL DEFAULT '{}';
-- AlterTable
ALTER TABLE "version_piece" ADD COLUMN     "mesures" JSONB NOT NULL DEFAULT '{}';
-- CreateTable
CREATE TABLE "zone_carte" (
    "liste_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "geometrie" JSONB NOT NULL,
    "ouest" DOUBLE PRECISION NOT NULL,
    "sud" DOUBLE PRECISION NOT NULL,
    "est" DOUBLE PRECISION NOT NULL,
    "nord" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "zone_carte_pkey" PRIMARY KEY ("liste_id","rang")
);
-- CreateTable
CREATE TABLE "appreciation_critere" (
    "dossier_id" UUID NOT NULL,
    "critere" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "motif" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "le" DATE NOT NULL,
    CONSTRAINT "appreciation_critere_pkey" PRIMARY KEY ("dossier_id","critere")
);
-- CreateTable
CREATE TABLE "vague" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "libelle" TEXT NOT NULL,
    "ouvre_le" DATE NOT NULL,
    "ferme_le" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "ajoute_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "vague_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "enveloppe" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "annee" INTEGER NOT NULL,
    "centimes" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "ajoute_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "enveloppe_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "vague_service_id_dispositif_ajoute_le_idx" ON "vague"("service_id", "dispositif", "ajoute_le");
-- CreateIndex
CREATE INDEX "enveloppe_service_id_dispositif_annee_ajoute_le_idx" ON "enveloppe"("service_id", "dispositif", "annee", "ajoute_le");
-- CreateIndex
CREATE INDEX "dossier_suite_de_id_idx" ON "dossier"("suite_de_id");
-- CreateIndex
CREATE INDEX "dossier_service_id_dispositif_accorde_le_idx" ON "dossier"("service_id", "dispositif", "accorde_le");
-- CreateIndex
CREATE INDEX "membre_epci_insee_idx" ON "membre_epci"("insee");
-- CreateIndex
CREATE INDEX "obligation_service_id_depuis_le_dossier_id_idx" ON "obligation"("service_id", "depuis_le", "dossier_id");

-- CreateIndex
CREATE INDEX "obligation_service_id_acteur_depuis_le_dossier_id_idx" ON "obligation"("service_id", "acteur", "depuis_le", "dossier_id");
-- CreateIndex
CREATE INDEX "obligation_service_id_a_relancer_le_idx" ON "obligation"("service_id", "a_relancer_le");
-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_suite_de_id_fkey" FOREIGN KEY ("suite_de_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "zone_carte" ADD CONSTRAINT "zone_carte_liste_id_fkey" FOREIGN KEY ("liste_id") REFERENCES "liste_eligibilite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "appreciation_critere" ADD CONSTRAINT "appreciation_critere_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "appreciation_critere" ADD CONSTRAINT "appreciation_critere_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "vague" ADD CONSTRAINT "vague_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "vague" ADD CONSTRAINT "vague_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "enveloppe" ADD CONSTRAINT "enveloppe_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "enveloppe" ADD CONSTRAINT "enveloppe_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
