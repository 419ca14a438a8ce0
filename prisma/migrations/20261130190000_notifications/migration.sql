-- What users are told, in the application and by mail; the link to the calendar of their deadlines.
-- AlterTable
ALTER TABLE "utilisateur" ADD COLUMN     "modes_notification" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "resume_quotidien" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "resume_le" DATE,
ADD COLUMN     "agenda_sha256" TEXT,
ADD COLUMN     "agenda_le" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "utilisateur_id" UUID,
ALTER COLUMN "dossier_id" DROP NOT NULL;

-- About a dossier, or for a user.
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_dossier_ou_utilisateur"
  CHECK (num_nonnulls("dossier_id", "utilisateur_id") = 1);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "genre" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL,
    "lue_le" TIMESTAMPTZ(3),
    "a_resumer" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "utilisateur_agenda_sha256_key" ON "utilisateur"("agenda_sha256");

-- CreateIndex
CREATE INDEX "courriel_utilisateur_id_idx" ON "courriel"("utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_utilisateur_id_cle_key" ON "notification"("utilisateur_id", "cle");

-- CreateIndex
CREATE INDEX "notification_utilisateur_id_cree_le_id_idx" ON "notification"("utilisateur_id", "cree_le", "id");

-- CreateIndex
CREATE INDEX "notification_dossier_id_idx" ON "notification"("dossier_id");

-- The count of the bell, and the list of what was not read.
CREATE INDEX "notification_non_lue_idx" ON "notification"("utilisateur_id", "cree_le", "id") WHERE lue_le IS NULL;

-- AddForeignKey
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
