-- Photographs of people: encrypted files, of which a row says when they were taken and on what ground they are kept.

CREATE TABLE people.photograph (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    file         uuid,
    small        uuid,
    taken        kernel.fuzzy_date,
    ground       text        NOT NULL CONSTRAINT photograph_ground CHECK (ground IN ('written', 'spoken', 'guardian', 'life-at-stake')),
    added_by     uuid        NOT NULL,
    added_at     timestamptz NOT NULL,
    removed_by   uuid,
    removed_at   timestamptz,
    removed_why  text        CONSTRAINT photograph_removed_why
        CHECK (removed_why IN ('newer', 'unclear', 'somebody-else', 'asked', 'of-the-other')),
    CONSTRAINT photograph_files CHECK ((file IS NULL) = (small IS NULL) AND (file IS NOT NULL OR removed_at IS NOT NULL)),
    CONSTRAINT photograph_removed CHECK (removed_at IS NOT NULL OR (removed_by IS NULL AND removed_why IS NULL)),
    CONSTRAINT photograph_gone CHECK (file IS NULL OR removed_why IS NULL OR removed_why IN ('newer', 'unclear')),
    CONSTRAINT photograph_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT photograph_file FOREIGN KEY (file, organisation) REFERENCES files.file (id, organisation),
    CONSTRAINT photograph_small FOREIGN KEY (small, organisation) REFERENCES files.file (id, organisation)
);
COMMENT ON TABLE people.photograph IS 'A photograph of a person, the picture itself being an encrypted file. Class: personal.';
COMMENT ON COLUMN people.photograph.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.photograph.person IS 'Whom it shows. Class: public.';
COMMENT ON COLUMN people.photograph.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.photograph.file IS 'The picture; null once it was removed for good or went to another record. Class: public.';
COMMENT ON COLUMN people.photograph.small IS 'The same picture made small. Class: public.';
COMMENT ON COLUMN people.photograph.taken IS 'When it was taken, as exact as it was told; null where nobody knows. Class: personal.';
COMMENT ON COLUMN people.photograph.ground IS 'On what ground it is kept: written, spoken, guardian or life-at-stake. Class: personal.';
COMMENT ON COLUMN people.photograph.added_by IS 'Account that added it. Class: public.';
COMMENT ON COLUMN people.photograph.added_at IS 'When it was added. Class: personal.';
COMMENT ON COLUMN people.photograph.removed_by IS 'Account that took it away; null while it counts, and where it was removed again after a restore. Class: public.';
COMMENT ON COLUMN people.photograph.removed_at IS 'When it was taken away; null while it counts. Class: personal.';
COMMENT ON COLUMN people.photograph.removed_why IS 'Why: newer, unclear; somebody-else, asked (removed for good); of-the-other where two records were taken apart. Class: personal.';
CREATE INDEX photograph_of_person ON people.photograph (person, organisation);
-- A file is of one photograph: with that it goes.
CREATE UNIQUE INDEX photograph_by_file ON people.photograph (file, organisation);
CREATE UNIQUE INDEX photograph_by_small ON people.photograph (small, organisation);

ALTER TABLE people.photograph ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY photograph_of_organisation ON people.photograph TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY photograph_backup ON people.photograph FOR SELECT TO ${backup} USING (true);
-- Whoever was erased stays so when an older backup is restored; so does a photograph that was removed for good.
CREATE POLICY photograph_erased_again ON people.photograph TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT SELECT, INSERT, DELETE ON people.photograph TO ${application};
GRANT UPDATE (file, small, removed_by, removed_at, removed_why) ON people.photograph TO ${application};
GRANT SELECT ON people.photograph TO ${backup};
COMMENT ON CONSTRAINT photograph_person ON people.photograph IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
