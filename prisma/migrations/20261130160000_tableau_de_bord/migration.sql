-- What the dashboard counts, copied on the obligation like the rest of the queue.
ALTER TABLE "obligation" ADD COLUMN IF NOT EXISTS "pieces_a_verifier" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "obligation"
  ADD COLUMN "avis_le" DATE,
  ADD COLUMN "paiements" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "paiement_centimes" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "paiement_le" DATE;
UPDATE "obligation" o SET "pieces_a_verifier" = p.nombre
FROM (SELECT "dossier_id", count(*)::int AS nombre FROM "piece" WHERE "etat" = 'RECUE' GROUP BY 1) p
WHERE p."dossier_id" = o."dossier_id";
UPDATE "obligation" o SET "avis_le" = c.le
FROM (SELECT "dossier_id", min("echeance_le") AS le FROM "consultation"
      WHERE "repondu_le" IS NULL AND "revoque_le" IS NULL GROUP BY 1) c
WHERE c."dossier_id" = o."dossier_id";
-- As `listerPaiements` tells them.
UPDATE "obligation" o SET "paiements" = p.nombre, "paiement_centimes" = p.centimes, "paiement_le" = p.le
FROM (
  SELECT l."dossier_id", count(*)::int AS nombre, sum(l."centimes")::bigint AS centimes, min(l.le) AS le FROM (
    SELECT o."dossier_id", m."centimes",
           coalesce((SELECT min(e."le") FROM "echeance" e
                     WHERE e."dossier_id" = o."dossier_id" AND e."nature" = 'PROMESSE' AND e."etat" = 'EN_COURS'),
                    CASE WHEN m.demande OR o."dispositif" || '/' || o."etape" IN ('VTA/MISE_EN_PAIEMENT', 'FITN7/MISE_EN_PAIEMENT')
                         THEN o."echeance_le" END) AS le
    FROM "obligation" o JOIN (
      SELECT "dossier_id", "centimes", true AS demande FROM "paiement" WHERE "paye_le" IS NULL AND "annule_le" IS NULL
      UNION ALL
      SELECT d."id", d."montant_accorde_centimes" - v.centimes, false FROM "dossier" d
      CROSS JOIN LATERAL (SELECT coalesce(sum("centimes"), 0)::int AS centimes FROM "paiement"
                          WHERE "dossier_id" = d."id" AND "annule_le" IS NULL) v
      WHERE d."montant_accorde_centimes" > v.centimes) m ON m."dossier_id" = o."dossier_id") l
  WHERE l.le IS NOT NULL GROUP BY 1) p
WHERE p."dossier_id" = o."dossier_id";
CREATE INDEX IF NOT EXISTS "obligation_service_id_pieces_a_verifier_idx" ON "obligation"("service_id", "pieces_a_verifier");
CREATE INDEX "obligation_service_id_avis_le_idx" ON "obligation"("service_id", "avis_le");
CREATE INDEX "obligation_service_id_paiement_le_idx" ON "obligation"("service_id", "paiement_le");

-- When it was decided: the award notified, else the closing by a decision.
ALTER TABLE "dossier" ADD COLUMN "decide_le" DATE GENERATED ALWAYS AS (
  CASE WHEN "accorde_le" IS NOT NULL THEN "accorde_le"
       WHEN "issue" IN ('ACCORD', 'ACCORD_PARTIEL', 'REFUS', 'IRRECEVABLE', 'REORIENTE', 'REJET_IMPLICITE', 'ISSUE_EXTERNE')
       THEN "clos_le" END) STORED;
CREATE INDEX "dossier_service_id_clos_le_idx" ON "dossier"("service_id", "clos_le");
CREATE INDEX "dossier_service_id_decide_le_idx" ON "dossier"("service_id", "decide_le");

-- Days on which someone is away.
ALTER TABLE "utilisateur" ADD COLUMN "absent_du" DATE, ADD COLUMN "absent_au" DATE;
ALTER TABLE "utilisateur" ADD CONSTRAINT "utilisateur_absence_check"
  CHECK (("absent_du" IS NULL) = ("absent_au" IS NULL) AND "absent_du" <= "absent_au");

-- Hand-over of the open dossiers of someone to someone else.
CREATE TYPE "etat_passation" AS ENUM ('A_FAIRE', 'FAITE', 'ECARTEE', 'A_ANNULER', 'ANNULEE', 'MAINTENUE');
CREATE TABLE "passation" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "de_id" UUID NOT NULL,
    "vers_id" UUID NOT NULL,
    "motif" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "demandee_le" TIMESTAMPTZ(3) NOT NULL,
    "annulee_le" TIMESTAMPTZ(3),
    "annulee_par_id" UUID,
    CONSTRAINT "passation_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ligne_passation" (
    "passation_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "etat" "etat_passation" NOT NULL DEFAULT 'A_FAIRE',
    "raison" TEXT,
    CONSTRAINT "ligne_passation_pkey" PRIMARY KEY ("passation_id","dossier_id")
);
CREATE INDEX "passation_service_id_demandee_le_idx" ON "passation"("service_id", "demandee_le");
CREATE INDEX "ligne_passation_dossier_id_idx" ON "ligne_passation"("dossier_id");
ALTER TABLE "passation" ADD CONSTRAINT "passation_de_id_fkey" FOREIGN KEY ("de_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "passation" ADD CONSTRAINT "passation_vers_id_fkey" FOREIGN KEY ("vers_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "passation" ADD CONSTRAINT "passation_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "passation" ADD CONSTRAINT "passation_annulee_par_id_fkey" FOREIGN KEY ("annulee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ligne_passation" ADD CONSTRAINT "ligne_passation_passation_id_fkey" FOREIGN KEY ("passation_id") REFERENCES "passation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ligne_passation" ADD CONSTRAINT "ligne_passation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The counts of the dashboard: a figure is the sum of its rows. Writers only add rows, so that they never wait
-- for one another; the daily round adds them up (`tasser_comptes`).
CREATE TABLE "compte" (
    "id" BIGSERIAL NOT NULL,
    "service_id" UUID NOT NULL,
    "sujet" TEXT NOT NULL,
    "jour" DATE NOT NULL,
    "dispositif" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "nombre" INTEGER NOT NULL,
    "centimes" BIGINT NOT NULL,
    CONSTRAINT "compte_pkey" PRIMARY KEY ("id")
);
-- The whole row: the dashboard reads the index alone.
CREATE INDEX "compte_lecture_idx"
  ON "compte"("service_id", "sujet", "jour", "dispositif", "cle", "nombre", "centimes");

CREATE FUNCTION "lundi_de"(le date) RETURNS date LANGUAGE sql IMMUTABLE AS
  $$ SELECT le - (extract(isodow FROM le)::int - 1) $$;
CREATE FUNCTION "mois_de"(le date) RETURNS date LANGUAGE sql IMMUTABLE AS
  $$ SELECT le - (extract(day FROM le)::int - 1) $$;
CREATE FUNCTION "annee_de"(le date) RETURNS date LANGUAGE sql IMMUTABLE AS
  $$ SELECT make_date(extract(year FROM le)::int, 1, 1) $$;

-- What an open dossier counts for. Without a day: '-infinity', hence before any. A dossier is stuck from a
-- day on: from the first when the rules leave no act, else once an outsider is late and due for a reminder.
CREATE FUNCTION "comptes_de_obligation"(o "obligation")
RETURNS TABLE (sujet text, cle text, jour date, nombre int, centimes bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT v.* FROM (
    SELECT CASE WHEN o."relances" = 0 AND o."echeance_le" IS NOT NULL AND o."a_relancer_le" IS NOT NULL
                THEN greatest(o."echeance_le" + 1, o."a_relancer_le") END AS oubliee_le,
           coalesce(o."agent_id"::text, '') AS agent
  ) i CROSS JOIN LATERAL (VALUES
    ('etape', o."etape" || ' ' || o."acteur", date '-infinity', 1, 0::bigint),
    ('echeance', o."etape" || ' ' || o."acteur", o."echeance_le", 1, 0),
    ('depuis', o."etape", lundi_de(o."depuis_le"), 1, 0),
    ('agent', i.agent, '-infinity', 1, 0),
    ('bloque', i.agent, CASE WHEN o."blocage" IS NOT NULL THEN '-infinity' ELSE i.oubliee_le END, 1, 0),
    ('regle', '', CASE WHEN o."blocage" IS NOT NULL THEN date '-infinity' END, 1, 0),
    ('oubli', '', i.oubliee_le, 1, 0),
    ('pieces', '', CASE WHEN o."pieces_a_verifier" > 0 THEN date '-infinity' END, 1, 0),
    ('avis', '', o."avis_le", 1, 0),
    ('paiement', '', o."paiement_le", o."paiements", o."paiement_centimes"),
    ('paiement_mois', '', mois_de(o."paiement_le"), o."paiements", o."paiement_centimes")
  ) v(sujet, cle, jour, nombre, centimes)
  WHERE v.jour IS NOT NULL
$$;

-- What a dossier counts for, open or closed; delays in whole weeks, for a median.
CREATE FUNCTION "comptes_de_dossier"(d "dossier")
RETURNS TABLE (sujet text, cle text, jour date, nombre int, centimes bigint) LANGUAGE sql STABLE AS $$
  SELECT v.* FROM (VALUES
    ('recu', '', lundi_de(d."recu_le"), 1, 0::bigint),
    ('clos', '', lundi_de(d."clos_le"), 1, 0),
    ('decision', ((d."decide_le" - d."recu_le") / 7)::text, lundi_de(d."decide_le"), 1, 0),
    ('demande', '', CASE WHEN d."clos_le" IS NULL AND d."montant_accorde_centimes" IS NULL
                         THEN annee_de(d."recu_le") END, 1, coalesce(d."montant_calcule_centimes", 0)),
    ('engage', '', CASE WHEN d."montant_accorde_centimes" IS NOT NULL THEN annee_de(d."accorde_le") END,
     1, d."montant_accorde_centimes"::bigint),
    ('paye', '', CASE WHEN d."montant_accorde_centimes" IS NOT NULL THEN annee_de(d."accorde_le") END, 0,
     CASE WHEN d."accorde_le" IS NOT NULL THEN
       (SELECT coalesce(sum(p."centimes"), 0) FROM "paiement" p
        WHERE p."dossier_id" = d."id" AND p."paye_le" IS NOT NULL AND p."annule_le" IS NULL) END)
  ) v(sujet, cle, jour, nombre, centimes)
  WHERE v.jour IS NOT NULL AND (v.nombre <> 0 OR v.centimes <> 0)
$$;

-- What changed, and nothing when a write leaves the counts as they were; then tells whoever listens which
-- scheme of which service moved. No one's name, no dossier.
CREATE FUNCTION "compter_obligations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT o."service_id", o."dispositif", c.sujet, c.cle, c.jour, sum(c.nombre), sum(c.centimes)
    FROM apres o, comptes_de_obligation(o::"obligation") c GROUP BY 1, 2, 3, 4, 5;
    PERFORM pg_notify('sciat', jsonb_build_object('service', "service_id", 'dispositif', "dispositif")::text)
    FROM (SELECT DISTINCT "service_id", "dispositif" FROM apres) n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT o."service_id", o."dispositif", c.sujet, c.cle, c.jour, -sum(c.nombre), -sum(c.centimes)
    FROM avant o, comptes_de_obligation(o::"obligation") c GROUP BY 1, 2, 3, 4, 5;
    PERFORM pg_notify('sciat', jsonb_build_object('service', "service_id", 'dispositif', "dispositif")::text)
    FROM (SELECT DISTINCT "service_id", "dispositif" FROM avant) n;
  ELSE
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT "service_id", "dispositif", sujet, cle, jour, sum(nombre), sum(centimes) FROM (
      SELECT o."service_id", o."dispositif", c.* FROM apres o, comptes_de_obligation(o::"obligation") c
      UNION ALL
      SELECT o."service_id", o."dispositif", c.sujet, c.cle, c.jour, -c.nombre, -c.centimes
      FROM avant o, comptes_de_obligation(o::"obligation") c) m
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(nombre) <> 0 OR sum(centimes) <> 0;
    PERFORM pg_notify('sciat', jsonb_build_object('service', "service_id", 'dispositif', "dispositif")::text)
    FROM (SELECT DISTINCT "service_id", "dispositif" FROM apres) n;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION "compter_dossiers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT d."service_id", d."dispositif", c.sujet, c.cle, c.jour, sum(c.nombre), sum(c.centimes)
    FROM apres d, comptes_de_dossier(d::"dossier") c GROUP BY 1, 2, 3, 4, 5;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT d."service_id", d."dispositif", c.sujet, c.cle, c.jour, -sum(c.nombre), -sum(c.centimes)
    FROM avant d, comptes_de_dossier(d::"dossier") c GROUP BY 1, 2, 3, 4, 5;
  ELSE
    INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
    SELECT "service_id", "dispositif", sujet, cle, jour, sum(nombre), sum(centimes) FROM (
      SELECT d."service_id", d."dispositif", c.* FROM apres d, comptes_de_dossier(d::"dossier") c
      UNION ALL
      SELECT d."service_id", d."dispositif", c.sujet, c.cle, c.jour, -c.nombre, -c.centimes
      FROM avant d, comptes_de_dossier(d::"dossier") c) m
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(nombre) <> 0 OR sum(centimes) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION "compter_paiements"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p "paiement";
  signe int := 1;
BEGIN
  FOREACH p IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD] ELSE ARRAY[NEW, OLD] END LOOP
    IF TG_OP = 'DELETE' THEN signe := -1; END IF;
    IF p."paye_le" IS NOT NULL AND p."annule_le" IS NULL THEN
      INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
      SELECT "service_id", "dispositif", 'paye', '', annee_de("accorde_le"), 0, signe * p."centimes"
      FROM "dossier" WHERE "id" = p."dossier_id" AND "accorde_le" IS NOT NULL AND "montant_accorde_centimes" IS NOT NULL;
    END IF;
    signe := -1;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "obligation_comptee" AFTER INSERT ON "obligation"
  REFERENCING NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION "compter_obligations"();
CREATE TRIGGER "obligation_recomptee" AFTER UPDATE ON "obligation"
  REFERENCING OLD TABLE AS avant NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION "compter_obligations"();
CREATE TRIGGER "obligation_decomptee" AFTER DELETE ON "obligation"
  REFERENCING OLD TABLE AS avant FOR EACH STATEMENT EXECUTE FUNCTION "compter_obligations"();
CREATE TRIGGER "dossier_compte" AFTER INSERT ON "dossier"
  REFERENCING NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION "compter_dossiers"();
CREATE TRIGGER "dossier_recompte" AFTER UPDATE ON "dossier"
  REFERENCING OLD TABLE AS avant NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION "compter_dossiers"();
CREATE TRIGGER "dossier_decompte" AFTER DELETE ON "dossier"
  REFERENCING OLD TABLE AS avant FOR EACH STATEMENT EXECUTE FUNCTION "compter_dossiers"();
CREATE TRIGGER "paiement_compte" AFTER INSERT OR UPDATE OR DELETE ON "paiement"
  FOR EACH ROW EXECUTE FUNCTION "compter_paiements"();

-- Adds up what was added, so that reading stays short. What was already late only gets later, what is held for
-- more than thirteen weeks only gets older: the day no longer matters. Harmless at any moment and the second time.
CREATE FUNCTION "tasser_comptes"(aujourdhui date) RETURNS void LANGUAGE sql AS $$
  WITH pris AS (DELETE FROM "compte" RETURNING *),
  ranges AS (
    SELECT *, CASE
      WHEN "sujet" IN ('echeance', 'bloque', 'oubli', 'avis', 'paiement') AND "jour" < aujourdhui THEN date '-infinity'
      WHEN "sujet" = 'depuis' AND "jour" < aujourdhui - 100 THEN date '-infinity'
      WHEN "sujet" IN ('recu', 'clos', 'decision') AND "jour" < aujourdhui - 400 THEN date '-infinity'
      ELSE "jour" END AS range_le
    FROM pris)
  INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
  SELECT "service_id", "dispositif", "sujet",
         CASE WHEN "sujet" = 'decision' AND range_le = '-infinity' THEN '' ELSE "cle" END, range_le,
         sum("nombre"), sum("centimes")
  FROM ranges GROUP BY 1, 2, 3, 4, 5 HAVING sum("nombre") <> 0 OR sum("centimes") <> 0
$$;

-- All over again, from the rows themselves: after a load that silenced the triggers. Writers wait.
CREATE FUNCTION "recompter"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "dossier", "obligation", "paiement" IN SHARE MODE;
  DELETE FROM "compte";
  INSERT INTO "compte" ("service_id", "dispositif", "sujet", "cle", "jour", "nombre", "centimes")
  SELECT o."service_id", o."dispositif", c.sujet, c.cle, c.jour, sum(c.nombre), sum(c.centimes)
  FROM "obligation" o, comptes_de_obligation(o) c GROUP BY 1, 2, 3, 4, 5
  UNION ALL
  SELECT d."service_id", d."dispositif", c.sujet, c.cle, c.jour, sum(c.nombre), sum(c.centimes)
  FROM "dossier" d, comptes_de_dossier(d) c GROUP BY 1, 2, 3, 4, 5;
END $$;
SELECT "recompter"();
