-- A link may be sent by the daily job.
ALTER TABLE "lien_depot" ALTER COLUMN "cree_par_id" DROP NOT NULL;
ALTER TABLE "lien_depot" DROP CONSTRAINT "lien_depot_cree_par_id_fkey";
ALTER TABLE "lien_depot" ADD CONSTRAINT "lien_depot_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Each sum given back, with its day: what a year gave back is asked for.
CREATE TABLE "remboursement" (
    "id" UUID NOT NULL,
    "reversement_id" UUID NOT NULL,
    "centimes" INTEGER NOT NULL,
    "recu_le" DATE NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "remboursement_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "remboursement_reversement_id_idx" ON "remboursement"("reversement_id");
ALTER TABLE "remboursement" ADD CONSTRAINT "remboursement_reversement_id_fkey" FOREIGN KEY ("reversement_id") REFERENCES "reversement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
INSERT INTO "remboursement" ("id", "reversement_id", "centimes", "recu_le", "cree_le")
SELECT gen_random_uuid(), (e."charge"->>'reversementId')::uuid, (e."charge"->>'centimes')::int, e."date_legale", e."enregistre_le"
FROM "evenement_journal" e JOIN "reversement" r ON r."id" = (e."charge"->>'reversementId')::uuid
WHERE e."type" = 'RemboursementRecu';
ALTER TABLE "reversement" DROP COLUMN "rembourse";
-- Why the rules refused to note the payment of a line.
ALTER TABLE "ligne_rapprochement" ADD COLUMN     "refus" TEXT;
