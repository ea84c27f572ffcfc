-- People whom an organisation knows, each recorded once. Two records of one person are joined by a row that can be taken back:
-- nothing that points at either of them is touched.

CREATE SCHEMA people;
COMMENT ON SCHEMA people IS 'People whom an organisation knows: names in every writing, documents, and which records are of one person.';
GRANT USAGE ON SCHEMA people TO ${application}, ${backup};

CREATE TABLE people.person (
    id            uuid        PRIMARY KEY,
    organisation  kernel.slug NOT NULL,
    sex           text        CONSTRAINT person_sex CHECK (sex IN ('female', 'male', 'other')),
    birth         kernel.fuzzy_date,
    nationalities text[]      NOT NULL DEFAULT '{}'
        CONSTRAINT person_nationalities CHECK (cardinality(nationalities) <= 10
            AND array_to_string(nationalities, ',') ~ '^([A-Z]{2,3}(,[A-Z]{2,3})*)?$'),
    version       integer     NOT NULL DEFAULT 1 CONSTRAINT person_version CHECK (version >= 1),
    registered_by uuid        NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    changed_in    xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT person_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE people.person IS 'A person as one organisation recorded them. Class: personal.';
COMMENT ON COLUMN people.person.id IS 'Random: it tells neither who it is nor when it was made. Class: public.';
COMMENT ON COLUMN people.person.organisation IS 'Whose record it is; no other organisation sees that it exists. Class: public.';
COMMENT ON COLUMN people.person.sex IS 'As on the documents: female, male, other; null where it is not known. Class: personal.';
COMMENT ON COLUMN people.person.birth IS 'Day, month, year or span of birth, as exact as it was told. Class: personal.';
COMMENT ON COLUMN people.person.nationalities IS 'Codes as machine readable zones have them, XXA for stateless among them. Class: personal.';
COMMENT ON COLUMN people.person.version IS 'Grows with each change. Class: public.';
COMMENT ON COLUMN people.person.registered_by IS 'Account that recorded the person. Class: public.';
COMMENT ON COLUMN people.person.registered_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.person.changed_in IS 'Transaction of the last change; by it each process follows what others write. Class: public.';
CREATE INDEX person_list ON people.person (organisation, registered_at DESC, id DESC);
CREATE INDEX person_changes ON people.person (changed_in);

CREATE FUNCTION people.note_change() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id();
    RETURN NEW;
END
$$;
CREATE TRIGGER person_changed BEFORE INSERT OR UPDATE ON people.person FOR EACH ROW EXECUTE FUNCTION people.note_change();

CREATE TABLE people.name (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    usage        text        NOT NULL CONSTRAINT name_usage CHECK (usage IN ('legal', 'birth', 'alias', 'zone', 'local')),
    family       text        CONSTRAINT name_family CHECK (length(family) BETWEEN 1 AND 200),
    given        text        CONSTRAINT name_given CHECK (length(given) BETWEEN 1 AND 200),
    patronymic   text        CONSTRAINT name_patronymic CHECK (length(patronymic) BETWEEN 1 AND 200),
    CONSTRAINT name_not_empty CHECK (coalesce(family, given) IS NOT NULL),
    CONSTRAINT name_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.name IS 'A name of a person in one writing, spelled as it was given. Class: personal.';
COMMENT ON COLUMN people.name.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.name.person IS 'Whose name. Class: public.';
COMMENT ON COLUMN people.name.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.name.usage IS 'What kind of name: legal, birth, alias, zone (of a document), local (in the own letters). Class: personal.';
COMMENT ON COLUMN people.name.family IS 'Family name; null where there is none. Class: personal.';
COMMENT ON COLUMN people.name.given IS 'Given names; null where there are none. Class: personal.';
COMMENT ON COLUMN people.name.patronymic IS 'Name after the father; null where there is none. Class: personal.';
CREATE INDEX name_of_person ON people.name (person, organisation);

CREATE TABLE people.document (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    kind         text        NOT NULL CONSTRAINT document_kind
        CHECK (kind IN ('passport', 'identity-card', 'birth-certificate', 'travel-document', 'refugee-document', 'other-document')),
    number       text        NOT NULL CONSTRAINT document_number CHECK (length(number) BETWEEN 1 AND 50),
    issuer       text        CONSTRAINT document_issuer CHECK (issuer ~ '^[A-Z]{1,3}$'),
    valid_until  date,
    CONSTRAINT document_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.document IS 'A paper that says who somebody is. Class: personal.';
COMMENT ON COLUMN people.document.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.document.person IS 'Whose document. Class: public.';
COMMENT ON COLUMN people.document.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.document.kind IS 'Word of a closed list. Class: personal.';
COMMENT ON COLUMN people.document.number IS 'As printed. Two people with one number are warned of, never refused: it happens. Class: personal.';
COMMENT ON COLUMN people.document.issuer IS 'Code of the state or body that issued it. Class: personal.';
COMMENT ON COLUMN people.document.valid_until IS 'Last day on which it is valid; null where it says none. Class: personal.';
CREATE INDEX document_of_person ON people.document (person, organisation);

CREATE TABLE people.merge (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    kept         uuid        NOT NULL,
    folded       uuid        NOT NULL,
    merged_by    uuid        NOT NULL,
    merged_at    timestamptz NOT NULL DEFAULT now(),
    undone_by    uuid,
    undone_at    timestamptz,
    CONSTRAINT merge_of_two CHECK (kept <> folded),
    CONSTRAINT merge_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL)),
    CONSTRAINT merge_kept FOREIGN KEY (kept, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT merge_folded FOREIGN KEY (folded, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.merge IS 'Somebody found that two records are of one person; or took that back. Class: personal.';
COMMENT ON COLUMN people.merge.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.merge.organisation IS 'That of both. Class: public.';
COMMENT ON COLUMN people.merge.kept IS 'Under which record both are shown. Class: personal.';
COMMENT ON COLUMN people.merge.folded IS 'The record that leads to the other; it stays as it is. Class: personal.';
COMMENT ON COLUMN people.merge.merged_by IS 'Account that found it. Class: public.';
COMMENT ON COLUMN people.merge.merged_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.merge.undone_by IS 'Account that took it back; null while it holds. Class: public.';
COMMENT ON COLUMN people.merge.undone_at IS 'When. Class: personal.';
-- A record leads to one other at most; a merge that was taken back stays as history.
CREATE UNIQUE INDEX merge_leads_once ON people.merge (folded) WHERE undone_at IS NULL;
CREATE INDEX merge_by_kept ON people.merge (kept, organisation);
CREATE INDEX merge_by_folded ON people.merge (folded, organisation);

-- The program locks both records before it looks; this holds whatever the program does: no record leads round in a circle.
CREATE FUNCTION people.refuse_circle() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.undone_at IS NULL AND EXISTS (
        WITH RECURSIVE leads (person) AS (
            SELECT NEW.kept
            UNION
            SELECT merge.kept FROM people.merge JOIN leads ON merge.folded = leads.person WHERE merge.undone_at IS NULL)
        SELECT FROM leads WHERE person = NEW.folded) THEN
        RAISE EXCEPTION 'a record cannot lead to itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_no_circle';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER merge_no_circle BEFORE INSERT OR UPDATE ON people.merge FOR EACH ROW EXECUTE FUNCTION people.refuse_circle();

ALTER TABLE people.person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.name ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.merge ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY person_of_organisation ON people.person TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY name_of_organisation ON people.name TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY document_of_organisation ON people.document TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY merge_of_organisation ON people.merge TO ${application} USING (organisation = kernel.acting_organisation());
-- The index in memory holds the registers of all organisations, each apart; what it finds is read again under the rules above.
CREATE POLICY person_of_machines ON people.person FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY name_of_machines ON people.name FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY document_of_machines ON people.document FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY person_backup ON people.person FOR SELECT TO ${backup} USING (true);
CREATE POLICY name_backup ON people.name FOR SELECT TO ${backup} USING (true);
CREATE POLICY document_backup ON people.document FOR SELECT TO ${backup} USING (true);
CREATE POLICY merge_backup ON people.merge FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT ON people.person, people.name, people.document, people.merge TO ${application};
GRANT UPDATE (sex, birth, nationalities, version) ON people.person TO ${application};
GRANT UPDATE (undone_by, undone_at) ON people.merge TO ${application};
GRANT SELECT ON people.person, people.name, people.document, people.merge TO ${backup};
