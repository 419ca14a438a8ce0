-- Which deposit link a mail carries: the one to close when it comes back and is written again.
ALTER TABLE "courriel" ADD COLUMN "lien_id" UUID;
CREATE INDEX "courriel_lien_id_idx" ON "courriel"("lien_id");
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_lien_id_fkey" FOREIGN KEY ("lien_id") REFERENCES "lien_depot"("id") ON DELETE SET NULL ON UPDATE CASCADE;
