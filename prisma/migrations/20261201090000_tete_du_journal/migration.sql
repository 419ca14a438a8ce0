-- The head of a chain follows its events, and never goes back: to the last of those just added, each of which
-- must hold the hash of the one before. One write for an act, however many events it has.
CREATE OR REPLACE FUNCTION "suivre_evenements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW."rang" = 0 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."id" = OLD."id" AND NEW."service_id" = OLD."service_id"
     AND NEW."rang" > OLD."rang"
     AND (SELECT count(*) = NEW."rang" - OLD."rang" AND bool_and("empreinte_precedente" = precedente)
                 AND max("empreinte") FILTER (WHERE "rang" = NEW."rang") = NEW."empreinte"
          FROM (SELECT "rang", "empreinte", "empreinte_precedente",
                       lag("empreinte", 1, OLD."empreinte") OVER (ORDER BY "rang") AS precedente
                FROM "evenement_journal"
                WHERE "chaine_id" = NEW."id" AND "rang" > OLD."rang" AND "rang" <= NEW."rang") m) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'chaine_journal : la tête suit ses événements un par un'
    USING ERRCODE = 'insufficient_privilege';
END $$;
