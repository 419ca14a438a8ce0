-- The dossiers that a batch gave to someone are told once, and found through it while its report is kept.
ALTER TABLE "notification" ADD COLUMN "lot_id" UUID;
CREATE INDEX "notification_lot_id_idx" ON "notification"("lot_id");
ALTER TABLE "notification" ADD CONSTRAINT "notification_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE SET NULL ON UPDATE CASCADE;
