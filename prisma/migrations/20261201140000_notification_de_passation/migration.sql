ALTER TABLE "notification" ADD COLUMN "passation_id" UUID;

CREATE INDEX "notification_passation_id_idx" ON "notification"("passation_id");

ALTER TABLE "notification" ADD CONSTRAINT "notification_passation_id_fkey" FOREIGN KEY ("passation_id") REFERENCES "passation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
