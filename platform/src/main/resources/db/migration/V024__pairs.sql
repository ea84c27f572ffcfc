-- Of which two records somebody should say whether they are of one person.

CREATE TABLE people.pair (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    one          uuid        NOT NULL,
    other        uuid        NOT NULL,
    verdict      text        NOT NULL CONSTRAINT pair_verdict CHECK (verdict IN ('match', 'review')),
    millibits    bigint      NOT NULL,
    found_at     timestamptz NOT NULL DEFAULT now(),
    apart_by     uuid,
    apart_at     timestamptz,
    CONSTRAINT pair_in_order CHECK (one < other),
    CONSTRAINT pair_apart CHECK ((apart_by IS NULL) = (apart_at IS NULL)),
    CONSTRAINT pair_once UNIQUE (one, other),
    CONSTRAINT pair_one FOREIGN KEY (one, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT pair_other FOREIGN KEY (other, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.pair IS 'Two records that may be of one person: found by comparing, decided by somebody. Class: personal.';
COMMENT ON COLUMN people.pair.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.pair.organisation IS 'That of both. Class: public.';
COMMENT ON COLUMN people.pair.one IS 'The record with the lower id. Class: personal.';
COMMENT ON COLUMN people.pair.other IS 'The record with the higher id. Class: personal.';
COMMENT ON COLUMN people.pair.verdict IS 'match (very likely one person) or review (maybe). Class: personal.';
COMMENT ON COLUMN people.pair.millibits IS 'Thousandths of a bit of evidence that both are of one person. Class: personal.';
COMMENT ON COLUMN people.pair.found_at IS 'When it was found last. Class: public.';
COMMENT ON COLUMN people.pair.apart_by IS 'Account that found that these are two people; null while nobody did. Class: public.';
COMMENT ON COLUMN people.pair.apart_at IS 'When. Class: personal.';
CREATE INDEX pair_open ON people.pair (organisation, millibits DESC, id) WHERE apart_at IS NULL;
CREATE INDEX pair_by_one ON people.pair (one, organisation);
CREATE INDEX pair_by_other ON people.pair (other, organisation);

ALTER TABLE people.pair ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY pair_of_organisation ON people.pair TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY pair_backup ON people.pair FOR SELECT TO ${backup} USING (true);
CREATE POLICY pair_erased_again ON people.pair TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT SELECT, INSERT, DELETE ON people.pair TO ${application};
GRANT UPDATE (verdict, millibits, found_at, apart_by, apart_at) ON people.pair TO ${application};
GRANT SELECT ON people.pair TO ${backup};
COMMENT ON CONSTRAINT pair_one ON people.pair IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT pair_other ON people.pair IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
