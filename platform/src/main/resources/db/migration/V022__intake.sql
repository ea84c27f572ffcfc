-- People who come in a table: a file is read, its rows are looked at, and those that are right become people. Until then they
-- stand here and nobody is recorded.

CREATE SCHEMA intake;
COMMENT ON SCHEMA intake IS 'Tables of people on their way into the register: rows that were read, what is wrong with them, what was decided.';
GRANT USAGE ON SCHEMA intake TO ${application}, ${backup};

-- A table is brought, read once and removed with its key. What it is cannot always be seen from how it begins.
ALTER TABLE files.file DROP CONSTRAINT file_type;
ALTER TABLE files.file ADD CONSTRAINT file_type CHECK (type IN ('jpeg', 'png', 'pdf', 'csv', 'xlsx'));

CREATE TABLE intake.import (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    started_by   uuid        NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT now(),
    state        text        NOT NULL CONSTRAINT import_state
        CHECK (state IN ('matching', 'checking', 'checked', 'recording', 'undoing', 'undone')),
    file         uuid,
    rows         integer     NOT NULL CONSTRAINT import_rows CHECK (rows BETWEEN 1 AND 100000),
    headings     text[]      NOT NULL CONSTRAINT import_headings CHECK (cardinality(headings) BETWEEN 1 AND 200),
    columns      text[]      NOT NULL CONSTRAINT import_columns CHECK (cardinality(columns) = cardinality(headings)),
    day_first    boolean     NOT NULL DEFAULT true,
    consent      text        CONSTRAINT import_consent CHECK (consent IN ('written', 'spoken', 'guardian', 'life-at-stake')),
    job          uuid,
    CONSTRAINT import_in_organisation UNIQUE (id, organisation),
    CONSTRAINT import_has_ground CHECK (state = 'matching' OR consent IS NOT NULL),
    CONSTRAINT import_has_file CHECK ((state IN ('matching', 'checking')) = (file IS NOT NULL)),
    CONSTRAINT import_file FOREIGN KEY (file, organisation) REFERENCES files.file (id, organisation)
);
COMMENT ON TABLE intake.import IS 'A file with people that somebody brought, and how far it is. Class: personal.';
COMMENT ON COLUMN intake.import.id IS 'Random. Class: public.';
COMMENT ON COLUMN intake.import.organisation IS 'Whose it is. Class: public.';
COMMENT ON COLUMN intake.import.started_by IS 'Account that brought the file. Class: public.';
COMMENT ON COLUMN intake.import.started_at IS 'When. Class: personal.';
COMMENT ON COLUMN intake.import.state IS 'How far it is, a word of a closed list. Class: public.';
COMMENT ON COLUMN intake.import.file IS 'The file, encrypted; null once all its rows were read, for then it is removed. Class: public.';
COMMENT ON COLUMN intake.import.rows IS 'How many rows the file has below its headings. Class: personal.';
COMMENT ON COLUMN intake.import.headings IS 'The first row of the file. Class: personal.';
COMMENT ON COLUMN intake.import.columns IS 'What stands in each column, words of the program; empty for one that is passed over. Class: public.';
COMMENT ON COLUMN intake.import.day_first IS 'Whether 3.4.1980 is the third of April. Class: public.';
COMMENT ON COLUMN intake.import.consent IS 'On what ground everybody in the file is recorded, said once for all of them; null until it was said. Class: personal.';
COMMENT ON COLUMN intake.import.job IS 'The work that was put off last for it. Class: public.';
CREATE INDEX import_list ON intake.import (organisation, started_at DESC, id DESC);
CREATE INDEX import_by_file ON intake.import (file, organisation);

CREATE TABLE intake.row (
    import       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    line         integer     NOT NULL CONSTRAINT row_line CHECK (line >= 1),
    state        text        NOT NULL CONSTRAINT row_state CHECK (state IN ('good', 'alike', 'bad')),
    cells        jsonb       CONSTRAINT row_cells CHECK (length(cells::text) <= 65536),
    wrong        text[]      NOT NULL DEFAULT '{}' CONSTRAINT row_wrong CHECK ((state = 'bad') = (cardinality(wrong) > 0)),
    like_person  uuid,
    like_line    integer,
    likeness     bigint,
    decision     text        CONSTRAINT row_decision CHECK (decision IN ('record', 'leave-out', 'same')),
    person       uuid,
    outcome      text        CONSTRAINT row_outcome CHECK (outcome IN ('recorded', 'taken-away', 'kept')),
    PRIMARY KEY (import, line),
    CONSTRAINT row_alike CHECK ((state = 'alike') = (num_nonnulls(like_person, like_line) = 1)
        AND (state = 'alike') = (likeness IS NOT NULL)),
    CONSTRAINT row_decided CHECK (decision IS NULL OR state = 'alike'),
    CONSTRAINT row_recorded CHECK ((outcome IN ('recorded', 'kept')) IS NOT TRUE OR person IS NOT NULL),
    CONSTRAINT row_import FOREIGN KEY (import, organisation) REFERENCES intake.import (id, organisation) ON DELETE CASCADE,
    CONSTRAINT row_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE intake.row IS 'A row of such a file, and what became of it. Class: personal.';
COMMENT ON COLUMN intake.row.import IS 'Of which file. Class: public.';
COMMENT ON COLUMN intake.row.organisation IS 'That of the import. Class: public.';
COMMENT ON COLUMN intake.row.line IS 'Line of the file on which the row begins. Class: public.';
COMMENT ON COLUMN intake.row.state IS 'Whether it can be recorded: good, alike (somebody may be there already), bad. Class: public.';
COMMENT ON COLUMN intake.row.cells IS 'What stood in the columns that are read; null once the row was recorded, and a month later. Class: personal.';
COMMENT ON COLUMN intake.row.wrong IS 'What is wrong: field and reason, words of the program. Class: public.';
COMMENT ON COLUMN intake.row.like_person IS 'Who of the register may be the same. Class: personal.';
COMMENT ON COLUMN intake.row.like_line IS 'Which earlier row of the file may be of the same person. Class: personal.';
COMMENT ON COLUMN intake.row.likeness IS 'How likely it is, in thousandths of a bit. Class: personal.';
COMMENT ON COLUMN intake.row.decision IS 'What somebody decided: record, leave-out, same; null until then. Class: personal.';
COMMENT ON COLUMN intake.row.person IS 'Which person the row became or is. Class: public.';
COMMENT ON COLUMN intake.row.outcome IS 'What became of it: recorded; after an undo taken-away, or kept because somebody had changed the person. Class: public.';
CREATE INDEX row_by_import ON intake.row (import, organisation, state, line);
CREATE INDEX row_by_person ON intake.row (person, organisation);
COMMENT ON CONSTRAINT row_person ON intake.row IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';

ALTER TABLE intake.import ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.row ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_of_organisation ON intake.import TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY row_of_organisation ON intake.row TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY import_of_machines ON intake.import TO ${application} USING (kernel.acting_machine() = 'cleaning');
CREATE POLICY row_of_machines ON intake.row TO ${application} USING (kernel.acting_machine() = 'cleaning');
-- What stands in a row about somebody who was erased is forgotten again after a restore.
CREATE POLICY row_erased_again ON intake.row TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY import_backup ON intake.import FOR SELECT TO ${backup} USING (true);
CREATE POLICY row_backup ON intake.row FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, DELETE ON intake.import, intake.row TO ${application};
GRANT UPDATE (state, file, columns, day_first, consent, job) ON intake.import TO ${application};
GRANT UPDATE (cells, decision, person, outcome) ON intake.row TO ${application};
GRANT SELECT ON intake.import, intake.row TO ${backup};

-- A table that nobody read within a month goes, with its key.
CREATE POLICY table_of_machines ON files.file TO ${application}
    USING (kernel.acting_machine() = 'cleaning' AND type IN ('csv', 'xlsx'));

-- Taking an import back takes away the people whom it recorded and nobody touched since. Nothing else removes a person: the
-- right is that of a part of the program of its own, and reaches records of their first version only.
CREATE POLICY person_taken_back ON people.person AS RESTRICTIVE FOR DELETE TO ${application}
    USING (kernel.acting_machine() = 'taking-back' AND version = 1);
CREATE POLICY name_taken_back ON people.name AS RESTRICTIVE FOR DELETE TO ${application}
    USING (kernel.acting_machine() = 'taking-back');
GRANT DELETE ON people.person, people.name TO ${application};
