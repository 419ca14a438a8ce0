-- Trigram search; a trusted extension, which the owner of the database may create.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "role" AS ENUM ('instructeur', 'superviseur', 'administrateur', 'lecture');

-- CreateEnum
CREATE TYPE "type_collectivite" AS ENUM ('COMMUNE', 'EPCI');

-- CreateEnum
CREATE TYPE "nature_echeance" AS ENUM ('INTERNE', 'PROMESSE', 'LEGALE', 'FIXEE');

-- CreateEnum
CREATE TYPE "etat_echeance" AS ENUM ('EN_COURS', 'TENUE', 'DEPASSEE', 'ANNULEE');

-- CreateEnum
CREATE TYPE "etat_piece" AS ENUM ('ATTENDUE', 'RECUE', 'ACCEPTEE', 'REFUSEE');

-- CreateEnum
CREATE TYPE "etat_courriel" AS ENUM ('A_ENVOYER', 'EN_COURS', 'ENVOYE', 'CONSERVE', 'INCERTAIN', 'ECHEC');

-- CreateEnum
CREATE TYPE "etat_outbox" AS ENUM ('A_RELAYER', 'RELAYE', 'FAIT', 'ECHOUE');

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "departement" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "adresse" TEXT NOT NULL DEFAULT '',
    "telephone" TEXT NOT NULL DEFAULT '',
    "voies_recours" TEXT NOT NULL DEFAULT '',
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "utilisateur" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "courriel" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "actif" BOOLEAN NOT NULL DEFAULT true,
    "fictif" BOOLEAN NOT NULL DEFAULT false,
    "mot_de_passe" TEXT NOT NULL,
    "sessions_depuis" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "derniere_connexion_le" TIMESTAMPTZ(3),
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "utilisateur_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "sid" TEXT NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "tentative_connexion" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "tentative_connexion_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "collectivite" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "type" "type_collectivite" NOT NULL,
    "nom" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "siren" TEXT NOT NULL,
    "codes_postaux" TEXT[],
    "departement" TEXT NOT NULL,
    "population" INTEGER,
    "population_nature" TEXT,
    "population_millesime" TEXT,
    "epci_id" UUID,
    "recherche" TEXT NOT NULL,

    CONSTRAINT "collectivite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membre_epci" (
    "epci_id" UUID NOT NULL,
    "insee" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "departement" TEXT NOT NULL,
    "population_municipale" INTEGER,
    "population_totale" INTEGER,

    CONSTRAINT "membre_epci_pkey" PRIMARY KEY ("epci_id","insee")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "dispositif" TEXT NOT NULL,
    "dispositif_version" TEXT NOT NULL,
    "collectivite_id" UUID NOT NULL,
    "collectivite_nom" TEXT NOT NULL,
    "agent_id" UUID,
    "etape" TEXT NOT NULL,
    "rang_etape" INTEGER NOT NULL,
    "issue" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "titre" TEXT,
    "donnees" JSONB NOT NULL DEFAULT '{}',
    "recu_le" DATE NOT NULL,
    "montant_accorde_centimes" INTEGER,
    "clos_le" DATE,
    "fictif" BOOLEAN NOT NULL DEFAULT false,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recherche" TEXT NOT NULL,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compteur_reference" (
    "service_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "annee" INTEGER NOT NULL,
    "dernier" INTEGER NOT NULL,

    CONSTRAINT "compteur_reference_pkey" PRIMARY KEY ("service_id","dispositif","annee")
);

-- CreateTable
CREATE TABLE "passage_etape" (
    "dossier_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "etape" TEXT NOT NULL,
    "transition" TEXT,
    "entree_le" DATE NOT NULL,
    "enregistree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passage_etape_pkey" PRIMARY KEY ("dossier_id","rang")
);

-- CreateTable
CREATE TABLE "obligation" (
    "dossier_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "agent_id" UUID,
    "dispositif" TEXT NOT NULL,
    "etape" TEXT NOT NULL,
    "acteur" TEXT NOT NULL,
    "libelle" TEXT NOT NULL,
    "raison" TEXT NOT NULL,
    "depuis_le" DATE NOT NULL,
    "echeance_le" DATE,
    "nature" "nature_echeance",
    "retard_constate_le" DATE,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateTable
CREATE TABLE "echeance" (
    "dossier_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "libelle" TEXT NOT NULL,
    "nature" "nature_echeance" NOT NULL,
    "depart_le" DATE NOT NULL,
    "le" DATE NOT NULL,
    "etat" "etat_echeance" NOT NULL DEFAULT 'EN_COURS',
    "segments" JSONB NOT NULL,
    "alternative" TEXT,
    "source" JSONB NOT NULL,

    CONSTRAINT "echeance_pkey" PRIMARY KEY ("dossier_id","code")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "etat" "etat_piece" NOT NULL DEFAULT 'RECUE',
    "motif_refus" TEXT,
    "verifiee_le" TIMESTAMPTZ(3),
    "verifiee_par_id" UUID,

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_piece" (
    "piece_id" UUID NOT NULL,
    "numero" INTEGER NOT NULL,
    "cle" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "deposee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deposee_par_id" UUID NOT NULL,

    CONSTRAINT "version_piece_pkey" PRIMARY KEY ("piece_id","numero")
);

-- CreateTable
CREATE TABLE "chaine_journal" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "empreinte" TEXT NOT NULL,

    CONSTRAINT "chaine_journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evenement_journal" (
    "chaine_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID,
    "dossier_version" INTEGER,
    "type" TEXT NOT NULL,
    "charge" JSONB NOT NULL,
    "date_legale" DATE NOT NULL,
    "enregistre_le" TIMESTAMPTZ(3) NOT NULL,
    "auteur_id" UUID,
    "suivants" INTEGER NOT NULL,
    "empreinte_privee" TEXT,
    "empreinte_precedente" TEXT NOT NULL,
    "empreinte" TEXT NOT NULL,

    CONSTRAINT "evenement_journal_pkey" PRIMARY KEY ("chaine_id","rang")
);

-- CreateTable
CREATE TABLE "part_privee" (
    "chaine_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "sel" TEXT,
    "contenu" JSONB,

    CONSTRAINT "part_privee_pkey" PRIMARY KEY ("chaine_id","rang")
);

-- CreateTable
CREATE TABLE "paiement" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "centimes" INTEGER NOT NULL,
    "engagement_numero" TEXT NOT NULL,
    "service_fait_le" DATE NOT NULL,
    "demande_le" DATE NOT NULL,
    "paye_le" DATE,
    "annule_le" DATE,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paiement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courriel" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "modele" TEXT NOT NULL,
    "destinataire" TEXT NOT NULL,
    "objet" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "etat" "etat_courriel" NOT NULL DEFAULT 'A_ENVOYER',
    "erreur" TEXT,
    "pris_le" TIMESTAMPTZ(3),
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoye_le" TIMESTAMPTZ(3),

    CONSTRAINT "courriel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dossier_id" UUID,
    "nom" TEXT NOT NULL,
    "charge" JSONB NOT NULL,
    "etat" "etat_outbox" NOT NULL DEFAULT 'A_RELAYER',
    "essais" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relaye_le" TIMESTAMPTZ(3),
    "fin_le" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liste_eligibilite" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "effet_le" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "fictive" BOOLEAN NOT NULL DEFAULT false,
    "sha256" TEXT NOT NULL,
    "nombre" INTEGER NOT NULL,
    "importee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importee_par_id" UUID NOT NULL,

    CONSTRAINT "liste_eligibilite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_liste" (
    "liste_id" UUID NOT NULL,
    "collectivite_id" UUID NOT NULL,

    CONSTRAINT "ligne_liste_pkey" PRIMARY KEY ("liste_id","collectivite_id")
);

-- CreateTable
CREATE TABLE "valeur_parametre" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "dispositif" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "valeur" JSONB NOT NULL,
    "effet_le" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "auteur_id" UUID NOT NULL,
    "ajoute_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "valeur_parametre_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_code_key" ON "service"("code");

-- CreateIndex
CREATE UNIQUE INDEX "utilisateur_courriel_key" ON "utilisateur"("courriel");

-- CreateIndex
CREATE INDEX "utilisateur_service_id_nom_idx" ON "utilisateur"("service_id", "nom");

-- CreateIndex
CREATE INDEX "session_expire_idx" ON "session"("expire");

-- CreateIndex
CREATE INDEX "collectivite_service_id_nom_idx" ON "collectivite"("service_id", "nom");

-- CreateIndex
CREATE INDEX "collectivite_epci_id_idx" ON "collectivite"("epci_id");

-- CreateIndex
CREATE INDEX "collectivite_recherche_idx" ON "collectivite" USING GIN ("recherche" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "collectivite_service_id_code_key" ON "collectivite"("service_id", "code");

-- CreateIndex
CREATE INDEX "dossier_service_id_collectivite_id_idx" ON "dossier"("service_id", "collectivite_id");

-- CreateIndex
CREATE INDEX "dossier_service_id_recu_le_idx" ON "dossier"("service_id", "recu_le");

-- CreateIndex
CREATE INDEX "dossier_service_id_collectivite_nom_id_idx" ON "dossier"("service_id", "collectivite_nom", "id");

-- CreateIndex
CREATE INDEX "dossier_service_id_etape_idx" ON "dossier"("service_id", "etape");

-- CreateIndex
CREATE INDEX "dossier_service_id_rang_etape_id_idx" ON "dossier"("service_id", "rang_etape", "id");

-- CreateIndex
CREATE INDEX "dossier_recherche_idx" ON "dossier" USING GIN ("recherche" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "dossier_service_id_reference_key" ON "dossier"("service_id", "reference");

-- CreateIndex
CREATE INDEX "obligation_service_id_echeance_le_dossier_id_idx" ON "obligation"("service_id", "echeance_le", "dossier_id");

-- CreateIndex
CREATE INDEX "obligation_service_id_agent_id_echeance_le_idx" ON "obligation"("service_id", "agent_id", "echeance_le");

-- CreateIndex
CREATE INDEX "obligation_service_id_acteur_echeance_le_idx" ON "obligation"("service_id", "acteur", "echeance_le");

-- CreateIndex
CREATE INDEX "obligation_service_id_etape_echeance_le_idx" ON "obligation"("service_id", "etape", "echeance_le");

-- CreateIndex
CREATE UNIQUE INDEX "piece_dossier_id_code_key" ON "piece"("dossier_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "version_piece_cle_key" ON "version_piece"("cle");

-- CreateIndex
CREATE INDEX "evenement_journal_dossier_id_dossier_version_idx" ON "evenement_journal"("dossier_id", "dossier_version");

-- CreateIndex
CREATE INDEX "paiement_dossier_id_idx" ON "paiement"("dossier_id");

-- CreateIndex
CREATE INDEX "courriel_service_id_cree_le_idx" ON "courriel"("service_id", "cree_le");

-- CreateIndex
CREATE INDEX "courriel_service_id_etat_cree_le_idx" ON "courriel"("service_id", "etat", "cree_le");

-- CreateIndex
CREATE INDEX "courriel_dossier_id_idx" ON "courriel"("dossier_id");

-- CreateIndex
CREATE INDEX "outbox_etat_relaye_le_idx" ON "outbox"("etat", "relaye_le");

-- CreateIndex
CREATE INDEX "outbox_service_id_etat_cree_le_idx" ON "outbox"("service_id", "etat", "cree_le");

-- CreateIndex
CREATE INDEX "liste_eligibilite_service_id_code_effet_le_idx" ON "liste_eligibilite"("service_id", "code", "effet_le");

-- CreateIndex
CREATE INDEX "valeur_parametre_service_id_dispositif_effet_le_idx" ON "valeur_parametre"("service_id", "dispositif", "effet_le");

-- AddForeignKey
ALTER TABLE "utilisateur" ADD CONSTRAINT "utilisateur_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collectivite" ADD CONSTRAINT "collectivite_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collectivite" ADD CONSTRAINT "collectivite_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "collectivite"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre_epci" ADD CONSTRAINT "membre_epci_epci_id_fkey" FOREIGN KEY ("epci_id") REFERENCES "collectivite"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_collectivite_id_fkey" FOREIGN KEY ("collectivite_id") REFERENCES "collectivite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compteur_reference" ADD CONSTRAINT "compteur_reference_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage_etape" ADD CONSTRAINT "passage_etape_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "echeance" ADD CONSTRAINT "echeance_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_verifiee_par_id_fkey" FOREIGN KEY ("verifiee_par_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_piece" ADD CONSTRAINT "version_piece_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "piece"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_piece" ADD CONSTRAINT "version_piece_deposee_par_id_fkey" FOREIGN KEY ("deposee_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evenement_journal" ADD CONSTRAINT "evenement_journal_chaine_id_fkey" FOREIGN KEY ("chaine_id") REFERENCES "chaine_journal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evenement_journal" ADD CONSTRAINT "evenement_journal_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evenement_journal" ADD CONSTRAINT "evenement_journal_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part_privee" ADD CONSTRAINT "part_privee_chaine_id_rang_fkey" FOREIGN KEY ("chaine_id", "rang") REFERENCES "evenement_journal"("chaine_id", "rang") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paiement" ADD CONSTRAINT "paiement_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liste_eligibilite" ADD CONSTRAINT "liste_eligibilite_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liste_eligibilite" ADD CONSTRAINT "liste_eligibilite_importee_par_id_fkey" FOREIGN KEY ("importee_par_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_liste" ADD CONSTRAINT "ligne_liste_liste_id_fkey" FOREIGN KEY ("liste_id") REFERENCES "liste_eligibilite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_liste" ADD CONSTRAINT "ligne_liste_collectivite_id_fkey" FOREIGN KEY ("collectivite_id") REFERENCES "collectivite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "valeur_parametre" ADD CONSTRAINT "valeur_parametre_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "valeur_parametre" ADD CONSTRAINT "valeur_parametre_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say.

-- An outcome goes with a closed dossier, and a kind of deadline with a date.
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_issue_si_clos" CHECK (("clos_le" IS NULL) = ("issue" IS NULL));
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_nature_si_date" CHECK (("echeance_le" IS NULL) = ("nature" IS NULL));

-- An open dossier has exactly one obligation, that of its step, and a closed one none. At most one: the
-- primary key. The rest is checked when the transaction commits, so that a step and its obligation can be
-- written one after the other.
CREATE FUNCTION "verifier_obligation"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  concernes uuid[];
  fautif uuid;
BEGIN
  IF TG_TABLE_NAME = 'dossier' THEN
    concernes := ARRAY[NEW."id"];
  ELSE
    -- Both: an obligation can be moved from one dossier to another.
    concernes := ARRAY[OLD."dossier_id", NEW."dossier_id"];
  END IF;
  SELECT d."id" INTO fautif FROM "dossier" d LEFT JOIN "obligation" o ON o."dossier_id" = d."id"
    WHERE d."id" = ANY(concernes)
      AND o."etape" IS DISTINCT FROM CASE WHEN d."clos_le" IS NULL THEN d."etape" END
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'dossier % : une obligation, celle de son étape, pour un dossier ouvert, aucune pour un clos', fautif
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "dossier_a_son_obligation"
  AFTER INSERT OR UPDATE OF "clos_le", "etape" ON "dossier"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "verifier_obligation"();
CREATE CONSTRAINT TRIGGER "obligation_a_son_dossier"
  AFTER INSERT OR UPDATE OF "dossier_id", "etape" OR DELETE ON "obligation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "verifier_obligation"();

-- Every new version of a dossier is told by its journal: this is what shows a journal cut short.
CREATE FUNCTION "verifier_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "evenement_journal"
                 WHERE "dossier_id" = NEW."id" AND "dossier_version" = NEW."version") THEN
    RAISE EXCEPTION 'dossier % : version % sans événement', NEW."id", NEW."version"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "version_au_journal" AFTER UPDATE OF "version" ON "dossier"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "verifier_version"();

-- The journal is append-only; its private parts can be erased, never altered. Whoever owns the tables can
-- silence these triggers: `journal:verifier` is there to show it.
CREATE FUNCTION "refuser_ecriture"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% : % refusé', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- The head of a chain follows its events one at a time, and never goes back.
CREATE FUNCTION "suivre_evenements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW."rang" = 0 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."id" = OLD."id" AND NEW."service_id" = OLD."service_id"
     AND NEW."rang" = OLD."rang" + 1
     AND EXISTS (SELECT 1 FROM "evenement_journal"
                 WHERE "chaine_id" = NEW."id" AND "rang" = NEW."rang" AND "empreinte" = NEW."empreinte"
                   AND "empreinte_precedente" = OLD."empreinte") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'chaine_journal : la tête suit ses événements un par un'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Salt and content go together, once an event of the same chain has said so.
CREATE FUNCTION "permettre_effacement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."contenu" IS NULL AND NEW."sel" IS NULL
     AND NEW."chaine_id" = OLD."chaine_id" AND NEW."rang" = OLD."rang"
     AND EXISTS (SELECT 1 FROM "evenement_journal"
                 WHERE "chaine_id" = OLD."chaine_id" AND "type" = 'DonneesEffacees'
                   AND "charge" = jsonb_build_object('rang', OLD."rang")) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'part_privee : effacement journalisé seulement' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "journal_en_ajout_seul" BEFORE UPDATE OR DELETE ON "evenement_journal"
  FOR EACH ROW EXECUTE FUNCTION "refuser_ecriture"();
CREATE TRIGGER "journal_sans_vidage" BEFORE TRUNCATE ON "evenement_journal"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuser_ecriture"();
CREATE TRIGGER "chaine_suit_ses_evenements" BEFORE INSERT OR UPDATE ON "chaine_journal"
  FOR EACH ROW EXECUTE FUNCTION "suivre_evenements"();
CREATE TRIGGER "chaine_sans_suppression" BEFORE DELETE ON "chaine_journal"
  FOR EACH ROW EXECUTE FUNCTION "refuser_ecriture"();
CREATE TRIGGER "part_privee_sans_suppression" BEFORE DELETE ON "part_privee"
  FOR EACH ROW EXECUTE FUNCTION "refuser_ecriture"();
CREATE TRIGGER "part_privee_effacement" BEFORE UPDATE ON "part_privee"
  FOR EACH ROW EXECUTE FUNCTION "permettre_effacement"();
CREATE TRIGGER "part_privee_sans_vidage" BEFORE TRUNCATE ON "part_privee"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuser_ecriture"();
CREATE TRIGGER "obligation_sans_vidage" BEFORE TRUNCATE ON "obligation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuser_ecriture"();
