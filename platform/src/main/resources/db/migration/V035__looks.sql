-- Urgent looks: somebody who does not work on a case reads it for a limited time, and everybody whom it concerns gets to know.

CREATE TABLE cases.look (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    case_file    uuid,
    reason       text        CONSTRAINT look_reason CHECK (length(reason) <= 400),
    sealed       bytea       CONSTRAINT look_sealed CHECK (length(sealed) BETWEEN 32 AND 16384),
    asked_by     uuid        NOT NULL,
    asked_at     timestamptz NOT NULL,
    agreed       boolean,
    answered_by  uuid,
    answered_at  timestamptz,
    process      uuid,
    until        timestamptz,
    ended_at     timestamptz,
    finding      text        CONSTRAINT look_finding CHECK (finding IN ('in-order', 'not-in-order')),
    words        text        CONSTRAINT look_words CHECK (length(words) <= 400),
    reviewed_by  uuid,
    reviewed_at  timestamptz,
    CONSTRAINT look_of_one_kind CHECK ((case_file IS NULL) = (sealed IS NOT NULL) AND (case_file IS NULL) = (reason IS NULL)),
    CONSTRAINT look_answered CHECK (num_nonnulls(agreed, answered_by, answered_at) IN (0, 3)
        AND (case_file IS NULL OR agreed IS NULL)),
    CONSTRAINT look_agreed_by_second CHECK (answered_by <> asked_by),
    -- What is not an open case opens for nobody before a second person has said yes.
    CONSTRAINT look_begun CHECK (num_nonnulls(process, until) IN (0, 2)
        AND (until IS NOT NULL) = (case_file IS NOT NULL OR agreed IS TRUE)),
    CONSTRAINT look_lasts CHECK (until <= coalesce(answered_at, asked_at) + interval '60 minutes'),
    CONSTRAINT look_ended CHECK (ended_at IS NULL OR until IS NOT NULL),
    CONSTRAINT look_reviewed CHECK (num_nonnulls(finding, words, reviewed_by, reviewed_at) IN (0, 4)
        AND (finding IS NULL OR case_file IS NOT NULL)),
    CONSTRAINT look_reviewed_by_second CHECK (reviewed_by <> asked_by),
    CONSTRAINT look_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation)
);
COMMENT ON TABLE cases.look IS 'An urgent look at a case by somebody who does not work on it. One at a number under which no open case stands is ciphertext, whether a sealed case stands there or none. Class: personal.';
COMMENT ON COLUMN cases.look.id IS 'Random. Class: public.';
COMMENT ON COLUMN cases.look.organisation IS 'Whose case, or number, it is. Class: public.';
COMMENT ON COLUMN cases.look.case_file IS 'Which case that is not sealed; null where there is none under the number. Class: public.';
COMMENT ON COLUMN cases.look.reason IS 'Why, in the words of whoever asked; null where it stands in the ciphertext. Class: personal.';
COMMENT ON COLUMN cases.look.sealed IS 'Number and reason under the key of the organisation, always of one length. Class: sealed.';
COMMENT ON COLUMN cases.look.asked_by IS 'Account that asked. Class: public.';
COMMENT ON COLUMN cases.look.asked_at IS 'When. Class: public.';
COMMENT ON COLUMN cases.look.agreed IS 'Whether the second person said yes; null until then, and where nobody is asked before. Class: public.';
COMMENT ON COLUMN cases.look.answered_by IS 'Account of the second person. Class: public.';
COMMENT ON COLUMN cases.look.answered_at IS 'When. Class: public.';
COMMENT ON COLUMN cases.look.process IS 'Run of the program in which it was begun; it counts in no other. Class: public.';
COMMENT ON COLUMN cases.look.until IS 'When it ends at the latest, by the clock on the wall. Class: public.';
COMMENT ON COLUMN cases.look.ended_at IS 'When it was over, or was found to be. Class: public.';
COMMENT ON COLUMN cases.look.finding IS 'What the review found, in-order or not-in-order; null until then. Class: personal.';
COMMENT ON COLUMN cases.look.words IS 'What the review says. Class: personal.';
COMMENT ON COLUMN cases.look.reviewed_by IS 'Account that reviewed it, another than asked. Class: public.';
COMMENT ON COLUMN cases.look.reviewed_at IS 'When. Class: public.';
CREATE INDEX look_by_case ON cases.look (case_file, organisation);
CREATE INDEX look_by_asker ON cases.look (asked_by, asked_at DESC, id);
CREATE INDEX look_sealed_by_time ON cases.look (organisation, asked_at DESC, id) WHERE case_file IS NULL;
CREATE INDEX look_to_review ON cases.look (organisation, asked_at, id) WHERE case_file IS NOT NULL AND finding IS NULL;
CREATE INDEX look_not_ended ON cases.look (until) WHERE ended_at IS NULL;
-- Whoever asks twice at once looks once.
CREATE UNIQUE INDEX look_once ON cases.look (case_file, asked_by) WHERE ended_at IS NULL;

ALTER TABLE cases.look ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY look_seen ON cases.look FOR SELECT TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY look_asked ON cases.look FOR INSERT TO ${application} WITH CHECK (organisation = kernel.acting_organisation());
CREATE POLICY look_answered ON cases.look FOR UPDATE TO ${application} USING (organisation = kernel.acting_organisation());
-- Nobody removes what they did: time does.
CREATE POLICY look_of_machines ON cases.look TO ${application} USING (kernel.acting_machine() IN ('cleaning', 'restoring'));
CREATE POLICY look_backup ON cases.look FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, DELETE ON cases.look TO ${application};
GRANT UPDATE (reason, agreed, answered_by, answered_at, process, until, ended_at, finding, words, reviewed_by, reviewed_at)
    ON cases.look TO ${application};
GRANT SELECT ON cases.look TO ${backup};
