-- Pieces received and still to be looked at: what the queue counts and filters.
ALTER TABLE "obligation" ADD COLUMN     "pieces_a_verifier" INTEGER NOT NULL DEFAULT 0;
UPDATE "obligation" o SET "pieces_a_verifier" = p.nombre
FROM (SELECT "dossier_id", count(*)::int AS nombre FROM "piece" WHERE "etat" = 'RECUE' GROUP BY 1) p
WHERE p."dossier_id" = o."dossier_id";
CREATE INDEX "obligation_service_id_pieces_a_verifier_idx" ON "obligation"("service_id", "pieces_a_verifier");
-- A link may be sent by the daily job.
ALTER TABLE "lien_depot" ALTER COLUMN "cree_par_id" DROP NOT NULL;
ALTER TABLE "lien_depot" DROP CONSTRAINT "lien_depot_cree_par_id_fkey";
ALTER TABLE "lien_depot" ADD CONSTRAINT "lien_depot_cree_par_id_fkey" FOREIGN KEY ("cree_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
