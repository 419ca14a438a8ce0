-- Someone may be limited to some schemes of the service.
ALTER TABLE "utilisateur" ADD COLUMN "dispositifs" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
