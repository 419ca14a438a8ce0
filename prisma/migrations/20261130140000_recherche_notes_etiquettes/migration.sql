-- Notes of the service on a dossier, and whom they call upon.
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "texte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiee_le" TIMESTAMPTZ(3),
    "supprimee_le" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "note_mention" (
    "note_id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_mention_pkey" PRIMARY KEY ("note_id","utilisateur_id")
);
CREATE INDEX "note_dossier_id_cree_le_idx" ON "note"("dossier_id", "cree_le");
CREATE INDEX "note_mention_utilisateur_id_cree_le_idx" ON "note_mention"("utilisateur_id", "cree_le");
ALTER TABLE "note" ADD CONSTRAINT "note_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "note" ADD CONSTRAINT "note_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Of a deleted note the trace stays, never the text.
ALTER TABLE "note" ADD CONSTRAINT "note_supprimee_sans_texte" CHECK (("supprimee_le" IS NOT NULL) = ("texte" = ''));

-- Coloured labels of a service.
CREATE TABLE "etiquette" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "couleur" TEXT NOT NULL,
    "archivee_le" TIMESTAMPTZ(3),
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "etiquette_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "dossier_etiquette" (
    "dossier_id" UUID NOT NULL,
    "etiquette_id" UUID NOT NULL,
    "posee_par_id" UUID NOT NULL,
    "posee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_etiquette_pkey" PRIMARY KEY ("dossier_id","etiquette_id")
);
CREATE UNIQUE INDEX "etiquette_service_id_nom_key" ON "etiquette"("service_id", "nom");
CREATE INDEX "dossier_etiquette_etiquette_id_dossier_id_idx" ON "dossier_etiquette"("etiquette_id", "dossier_id");
ALTER TABLE "etiquette" ADD CONSTRAINT "etiquette_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dossier_etiquette" ADD CONSTRAINT "dossier_etiquette_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dossier_etiquette" ADD CONSTRAINT "dossier_etiquette_etiquette_id_fkey" FOREIGN KEY ("etiquette_id") REFERENCES "etiquette"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dossier_etiquette" ADD CONSTRAINT "dossier_etiquette_posee_par_id_fkey" FOREIGN KEY ("posee_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Search: an inverted index in two ordinary tables. What a frequent word costs does not grow with the
-- number of dossiers, because its occurrences are read in the order of the answer, and only the first ones: a
-- GIN index would hand over all of them.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Each word once per service. Byte order, so that a beginning of word is a range of the index.
CREATE TABLE "mot" (
    "id" SERIAL NOT NULL,
    "service_id" UUID NOT NULL,
    "mot" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "mot_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "mot_service_id_mot_key" ON "mot"("service_id", "mot");
-- Both ways: the dossiers of a word, the best fields first and then the latest dossiers; and the words of a
-- dossier. Without foreign keys, which would cost more than the rows: only `indexer_dossier` writes here.
CREATE TABLE "mot_dossier" (
    "mot_id" INTEGER NOT NULL,
    "champ" SMALLINT NOT NULL,
    "dossier_id" UUID NOT NULL,

    CONSTRAINT "mot_dossier_pkey" PRIMARY KEY ("dossier_id","mot_id","champ")
);
CREATE INDEX "mot_dossier_mot_id_champ_dossier_id_idx" ON "mot_dossier"("mot_id", "champ", "dossier_id" DESC);

-- The same as `motsDe` of base/texte.ts: a test compares them. Not parallel: workers were seen to hang in it.
CREATE FUNCTION "mots_de"(texte text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL UNSAFE ROWS 5 AS $$
  SELECT CASE WHEN m IN ('st', 'ste', 'sainte') THEN 'saint' ELSE left(m, 40) END
  FROM regexp_split_to_table(
    lower(replace(replace(replace(replace(
      regexp_replace(normalize(texte, NFKD), '[\u0300-\u036f]', '', 'g'),
      'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') COLLATE "C"),
    '[^a-z0-9]+') AS m
  WHERE m <> ''
$$;

-- What each dossier is found by: this view, and nothing else, says it. The fields in the order of their
-- weight; from 4 on, personal data (a contact, file names, notes).
CREATE VIEW "mot_a_indexer" AS
SELECT DISTINCT s."service_id", s."dossier_id", s."champ"::smallint AS "champ", m.mot COLLATE "C" AS "mot"
FROM (
  SELECT d."service_id", d."id" AS "dossier_id", 1 AS "champ",
         concat_ws(' ', d."reference", ltrim(substring(d."reference" FROM '[0-9]+$'), '0'), c."code", c."siren") AS "texte"
  FROM "dossier" d JOIN "collectivite" c ON c."id" = d."collectivite_id"
  UNION ALL
  SELECT d."service_id", d."id", 2, c."nom"
  FROM "dossier" d JOIN "collectivite" c ON c."id" = d."collectivite_id"
  UNION ALL
  SELECT d."service_id", d."id", 3, d."titre" FROM "dossier" d
  UNION ALL
  SELECT d."service_id", d."id", 4, concat_ws(' ', d."donnees"->>'contactNom', d."donnees"->>'contactCourriel',
         regexp_replace(d."donnees"->>'contactTelephone', '[^0-9]', '', 'g'))
  FROM "dossier" d
  UNION ALL
  SELECT d."service_id", d."id", 5, v."nom"
  FROM "version_piece" v JOIN "piece" p ON p."id" = v."piece_id" JOIN "dossier" d ON d."id" = p."dossier_id"
  UNION ALL
  SELECT d."service_id", d."id", 6, n."texte" FROM "note" n JOIN "dossier" d ON d."id" = n."dossier_id"
) s CROSS JOIN LATERAL mots_de(s."texte") AS m(mot)
-- Words that say nothing: MOTS_VIDES of base/texte.ts.
WHERE m.mot !~ '^[a-z]$'
  AND m.mot NOT IN ('au', 'aux', 'de', 'des', 'du', 'en', 'et', 'la', 'le', 'les', 'ou', 'par', 'pour', 'sur', 'un', 'une');

-- Brings the words of a dossier to what the view says. Whoever indexes the same dossier waits, whatever wrote.
CREATE FUNCTION "indexer_dossier"(cible uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  service uuid;
  mots text[];
  champs smallint[];
BEGIN
  SELECT "service_id" INTO service FROM "dossier" WHERE "id" = cible FOR NO KEY UPDATE;
  SELECT array_agg(v."mot"), array_agg(v."champ") INTO mots, champs FROM "mot_a_indexer" v WHERE v."dossier_id" = cible;
  -- Whoever brings new words waits for one another: two of them could otherwise each wait for a word of the other.
  IF EXISTS (SELECT 1 FROM unnest(mots) AS v(mot)
             WHERE NOT EXISTS (SELECT 1 FROM "mot" m WHERE m."service_id" = service AND m."mot" = v.mot)) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('mot', 0));
    INSERT INTO "mot" ("service_id", "mot") SELECT DISTINCT service, v.mot FROM unnest(mots) AS v(mot)
      WHERE NOT EXISTS (SELECT 1 FROM "mot" m WHERE m."service_id" = service AND m."mot" = v.mot);
  END IF;
  DELETE FROM "mot_dossier" p WHERE p."dossier_id" = cible
    AND NOT EXISTS (SELECT 1 FROM unnest(mots, champs) AS v(mot, champ) JOIN "mot" m ON m."service_id" = service AND m."mot" = v.mot
                    WHERE m."id" = p."mot_id" AND v.champ = p."champ");
  INSERT INTO "mot_dossier" ("mot_id", "champ", "dossier_id")
    SELECT m."id", v.champ, cible
    FROM unnest(mots, champs) AS v(mot, champ) JOIN "mot" m ON m."service_id" = service AND m."mot" = v.mot
    ON CONFLICT DO NOTHING;
END $$;

-- Every dossier at once: for those that were written without the triggers.
CREATE FUNCTION "indexer_dossiers"() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' SET jit = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mot', 0));
  INSERT INTO "mot" ("service_id", "mot")
    SELECT DISTINCT "service_id", "mot" FROM "mot_a_indexer" ON CONFLICT DO NOTHING;
  ANALYZE "mot";
  INSERT INTO "mot_dossier" ("mot_id", "champ", "dossier_id")
    SELECT m."id", v."champ", v."dossier_id"
    FROM "mot_a_indexer" v JOIN "mot" m ON m."service_id" = v."service_id" AND m."mot" = v."mot"
    ON CONFLICT DO NOTHING;
  ANALYZE "mot_dossier";
END $$;

-- Whatever writes one of those texts, the index follows in the same transaction; at its end, so that a word is
-- not held longer than needed.
CREATE FUNCTION "suivre_mots"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'dossier' THEN PERFORM indexer_dossier(NEW."id");
    WHEN 'note' THEN PERFORM indexer_dossier(NEW."dossier_id");
    WHEN 'version_piece' THEN PERFORM indexer_dossier(p."dossier_id") FROM "piece" p WHERE p."id" = NEW."piece_id";
    WHEN 'collectivite' THEN PERFORM indexer_dossier(d."id") FROM "dossier" d WHERE d."collectivite_id" = NEW."id";
  END CASE;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "dossier_nouveau_indexe" AFTER INSERT ON "dossier"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "suivre_mots"();
CREATE CONSTRAINT TRIGGER "dossier_indexe" AFTER UPDATE ON "dossier"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."reference" IS DISTINCT FROM NEW."reference"
     OR OLD."titre" IS DISTINCT FROM NEW."titre"
     OR OLD."collectivite_id" IS DISTINCT FROM NEW."collectivite_id"
     OR OLD."donnees"->'contactNom' IS DISTINCT FROM NEW."donnees"->'contactNom'
     OR OLD."donnees"->'contactCourriel' IS DISTINCT FROM NEW."donnees"->'contactCourriel'
     OR OLD."donnees"->'contactTelephone' IS DISTINCT FROM NEW."donnees"->'contactTelephone')
  EXECUTE FUNCTION "suivre_mots"();
CREATE CONSTRAINT TRIGGER "note_nouvelle_indexee" AFTER INSERT ON "note"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "suivre_mots"();
CREATE CONSTRAINT TRIGGER "note_indexee" AFTER UPDATE ON "note"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."texte" IS DISTINCT FROM NEW."texte")
  EXECUTE FUNCTION "suivre_mots"();
CREATE CONSTRAINT TRIGGER "piece_indexee" AFTER INSERT ON "version_piece"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "suivre_mots"();
CREATE CONSTRAINT TRIGGER "collectivite_indexee" AFTER UPDATE ON "collectivite"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."nom" IS DISTINCT FROM NEW."nom"
     OR OLD."code" IS DISTINCT FROM NEW."code"
     OR OLD."siren" IS DISTINCT FROM NEW."siren")
  EXECUTE FUNCTION "suivre_mots"();

ALTER TABLE "dossier" DROP COLUMN "recherche";
SELECT "indexer_dossiers"();
UPDATE "collectivite" SET "recherche" = array_to_string(ARRAY(
  SELECT mots_de(concat_ws(' ', "nom", "code", "siren", array_to_string("codes_postaux", ' ')))), ' ');
