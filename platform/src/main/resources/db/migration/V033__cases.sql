-- Cases: who goes through a programme, where each stands, what is owed. An open or restricted one stands in tables; a sealed one is a
-- row of which nothing can be read but whose it is and when its next work is due.

CREATE SCHEMA cases;
COMMENT ON SCHEMA cases IS 'Cases on programmes: stages, what is owed, answers, consents; sealed ones as ciphertext.';
GRANT USAGE ON SCHEMA cases TO ${application}, ${backup};

CREATE TABLE cases.case_file (
    id              uuid        PRIMARY KEY,
    organisation    kernel.slug NOT NULL,
    reference       text        NOT NULL CONSTRAINT case_file_reference CHECK (reference ~ '^[0-9A-Z]{5}-[0-9A-Z]{5}$'),
    revision        integer     NOT NULL CONSTRAINT case_file_revision CHECK (revision > 0),
    programme       kernel.slug NOT NULL,
    version         integer     NOT NULL,
    stage           kernel.slug NOT NULL,
    stood           kernel.slug,
    opened_on       date        NOT NULL,
    due             date,
    travel          date,
    departure       date,
    arrival         date,
    closed_on       date,
    closing_reason  kernel.slug,
    proposed_move   kernel.slug,
    proposed_reason kernel.slug,
    proposed_by     uuid,
    wish            uuid,
    wish_from       text        CONSTRAINT case_file_wish_from CHECK (length(wish_from) BETWEEN 1 AND 300),
    wish_to         text        CONSTRAINT case_file_wish_to CHECK (length(wish_to) BETWEEN 1 AND 300),
    wish_earliest   date,
    wish_latest     date,
    CONSTRAINT case_file_in_organisation UNIQUE (id, organisation),
    CONSTRAINT case_file_called UNIQUE (organisation, reference),
    CONSTRAINT case_file_closed CHECK ((closed_on IS NULL) = (closing_reason IS NULL)),
    CONSTRAINT case_file_days CHECK (travel <= departure AND departure <= arrival AND travel <= arrival),
    CONSTRAINT case_file_proposed CHECK ((proposed_move IS NULL) = (proposed_by IS NULL)
        AND (proposed_reason IS NULL OR proposed_move IS NOT NULL)),
    CONSTRAINT case_file_wish CHECK (num_nonnulls(wish, wish_from, wish_to, wish_earliest, wish_latest) IN (0, 5)
        AND wish_earliest <= wish_latest),
    CONSTRAINT case_file_version FOREIGN KEY (programme, version) REFERENCES casework.programme_version (programme, number)
);
COMMENT ON TABLE cases.case_file IS 'A case that is not sealed. Class: personal.';
COMMENT ON COLUMN cases.case_file.id IS 'Random. Class: public.';
COMMENT ON COLUMN cases.case_file.organisation IS 'Whose case it is. Class: public.';
COMMENT ON COLUMN cases.case_file.reference IS 'Random and short, to be said aloud; tells neither programme nor count. Class: public.';
COMMENT ON COLUMN cases.case_file.revision IS 'Grows with each change. Class: public.';
COMMENT ON COLUMN cases.case_file.programme IS 'Which programme. Class: personal.';
COMMENT ON COLUMN cases.case_file.version IS 'The version of it on which the case stays. Class: public.';
COMMENT ON COLUMN cases.case_file.stage IS 'Where it stands, a word of the programme. Class: personal.';
COMMENT ON COLUMN cases.case_file.stood IS 'Where it stood before it was put aside; null where it is not. Class: personal.';
COMMENT ON COLUMN cases.case_file.opened_on IS 'By the calendar of the office. Class: personal.';
COMMENT ON COLUMN cases.case_file.due IS 'When the next of what is owed is due; null where nothing has a day. Class: personal.';
COMMENT ON COLUMN cases.case_file.travel IS 'First day of the journey; null while there is none. Class: personal.';
COMMENT ON COLUMN cases.case_file.departure IS 'Day on which the border is crossed. Class: personal.';
COMMENT ON COLUMN cases.case_file.arrival IS 'Day of arrival. Class: personal.';
COMMENT ON COLUMN cases.case_file.closed_on IS 'When it ended; null while it goes on. Class: personal.';
COMMENT ON COLUMN cases.case_file.closing_reason IS 'Why, a word of the programme. Class: personal.';
COMMENT ON COLUMN cases.case_file.proposed_move IS 'A move that waits for a second person; null where none does. Class: personal.';
COMMENT ON COLUMN cases.case_file.proposed_reason IS 'The closing reason that goes with it. Class: personal.';
COMMENT ON COLUMN cases.case_file.proposed_by IS 'Account that proposed it. Class: public.';
COMMENT ON COLUMN cases.case_file.wish IS 'What the journey is called where journeys are arranged; random. Class: public.';
COMMENT ON COLUMN cases.case_file.wish_from IS 'Where they set out. Class: personal.';
COMMENT ON COLUMN cases.case_file.wish_to IS 'Where they want to arrive, down to the place of residence. Class: personal.';
COMMENT ON COLUMN cases.case_file.wish_earliest IS 'First day on which they can travel. Class: personal.';
COMMENT ON COLUMN cases.case_file.wish_latest IS 'Last day. Class: personal.';
CREATE INDEX case_file_by_due ON cases.case_file (organisation, due, id) WHERE closed_on IS NULL;
CREATE INDEX case_file_by_closing ON cases.case_file (organisation, closed_on DESC, id) WHERE closed_on IS NOT NULL;
CREATE INDEX case_file_by_version ON cases.case_file (programme, version);

CREATE TABLE cases.worker (
    case_file    uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    account      uuid        NOT NULL,
    place        integer     NOT NULL CONSTRAINT worker_place CHECK (place >= 0),
    PRIMARY KEY (case_file, account),
    CONSTRAINT worker_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation)
);
COMMENT ON TABLE cases.worker IS 'Who works on a case. Class: personal.';
COMMENT ON COLUMN cases.worker.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.worker.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.worker.account IS 'Who. Class: public.';
COMMENT ON COLUMN cases.worker.place IS '0 leads it. Class: public.';
CREATE INDEX worker_by_case ON cases.worker (case_file, organisation);
CREATE INDEX worker_by_account ON cases.worker (account, case_file);

CREATE TABLE cases.member (
    case_file    uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    since        date        NOT NULL,
    until        date,
    PRIMARY KEY (case_file, person),
    CONSTRAINT member_days CHECK (since <= until),
    CONSTRAINT member_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT member_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE cases.member IS 'Whom a case is about. Class: personal.';
COMMENT ON COLUMN cases.member.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.member.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.member.person IS 'Who. Class: personal.';
COMMENT ON COLUMN cases.member.since IS 'Since when. Class: personal.';
COMMENT ON COLUMN cases.member.until IS 'Until when; null while it lasts. Class: personal.';
COMMENT ON CONSTRAINT member_person ON cases.member IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
CREATE INDEX member_by_case ON cases.member (case_file, organisation);
CREATE INDEX member_by_person ON cases.member (person, organisation);

-- The spine: whoever owes whatever, one row each. What is particular to a kind stands beside, never here.
CREATE TABLE cases.commitment (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    case_file    uuid        NOT NULL,
    kind         text        NOT NULL CONSTRAINT commitment_kind CHECK (kind IN
        ('service', 'referral', 'medical-check', 'document', 'clearance', 'consent', 'grant', 'task')),
    what         kernel.slug NOT NULL,
    member       uuid,
    due          date,
    outcome      text        CONSTRAINT commitment_outcome CHECK (outcome IN ('done', 'refused', 'dropped')),
    valid_from   date,
    valid_until  date,
    CONSTRAINT commitment_valid CHECK ((outcome = 'done') IS TRUE OR num_nonnulls(valid_from, valid_until) = 0),
    CONSTRAINT commitment_days CHECK (valid_from <= valid_until),
    CONSTRAINT commitment_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT commitment_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.commitment IS 'What is owed in a case, by when, and how it ended. Class: personal.';
COMMENT ON COLUMN cases.commitment.id IS 'Random. Class: public.';
COMMENT ON COLUMN cases.commitment.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.commitment.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.commitment.kind IS 'What kind, a word of a closed list. Class: personal.';
COMMENT ON COLUMN cases.commitment.what IS 'Which requirement, task or service of the programme. Class: personal.';
COMMENT ON COLUMN cases.commitment.member IS 'For whom; null where for the case. Class: personal.';
COMMENT ON COLUMN cases.commitment.due IS 'By when; null where no day is known. Class: personal.';
COMMENT ON COLUMN cases.commitment.outcome IS 'How it ended; null while it is owed. Class: personal.';
COMMENT ON COLUMN cases.commitment.valid_from IS 'From when on it holds; null where always. Class: personal.';
COMMENT ON COLUMN cases.commitment.valid_until IS 'Last day on which it holds; null where it does not run out. Class: personal.';
CREATE INDEX commitment_by_case ON cases.commitment (case_file, organisation);
CREATE INDEX commitment_by_member ON cases.commitment (case_file, member);
CREATE INDEX commitment_owed ON cases.commitment (organisation, due, id) WHERE outcome IS NULL;
-- Of the same thing for the same person, one is owed at a time.
CREATE UNIQUE INDEX commitment_owed_once ON cases.commitment (case_file, kind, what, member) NULLS NOT DISTINCT
    WHERE outcome IS NULL;

CREATE TABLE cases.answers (
    case_file    uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    form         kernel.slug NOT NULL,
    member       uuid,
    number       integer     NOT NULL CONSTRAINT answers_number CHECK (number > 0),
    given        jsonb       NOT NULL CONSTRAINT answers_given CHECK (jsonb_typeof(given) = 'object' AND length(given::text) <= 524288),
    said_by      uuid        NOT NULL,
    said_at      timestamptz NOT NULL,
    CONSTRAINT answers_once UNIQUE NULLS NOT DISTINCT (case_file, form, member, number),
    CONSTRAINT answers_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT answers_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.answers IS 'What was answered to a form of the version on which the case stands; each saving is a row, the last one counts. Class: personal.';
COMMENT ON COLUMN cases.answers.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.answers.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.answers.form IS 'Which form of the programme. Class: personal.';
COMMENT ON COLUMN cases.answers.member IS 'For whom; null where for the case. Class: personal.';
COMMENT ON COLUMN cases.answers.number IS 'Counted from 1. Class: public.';
COMMENT ON COLUMN cases.answers.given IS 'Answers by path. Class: personal.';
COMMENT ON COLUMN cases.answers.said_by IS 'Account that saved it. Class: public.';
COMMENT ON COLUMN cases.answers.said_at IS 'When. Class: personal.';
CREATE INDEX answers_by_case ON cases.answers (case_file, organisation);
CREATE INDEX answers_by_member ON cases.answers (case_file, member);

CREATE TABLE cases.consent (
    id             uuid        PRIMARY KEY,
    organisation   kernel.slug NOT NULL,
    case_file      uuid        NOT NULL,
    member         uuid        NOT NULL,
    purpose        text        NOT NULL CONSTRAINT consent_purpose CHECK (purpose IN
        ('assistance', 'movement', 'sharing', 'medical', 'publication')),
    recipient      kernel.slug,
    way            text        NOT NULL CONSTRAINT consent_way CHECK (way IN ('written', 'spoken', 'proxy')),
    text_version   integer     NOT NULL CONSTRAINT consent_text_version CHECK (text_version > 0),
    language       text        NOT NULL CONSTRAINT consent_language CHECK (language ~ '^[a-z]{2,3}$'),
    interpreter    boolean     NOT NULL,
    capacity       text        NOT NULL CONSTRAINT consent_capacity CHECK (capacity IN ('by-oneself', 'with-help', 'through-guardian')),
    on_behalf_by   text        CONSTRAINT consent_on_behalf_by CHECK (length(on_behalf_by) BETWEEN 1 AND 200),
    given_on       date        NOT NULL,
    withdrawn_on   date,
    withdrawn_why  text        CONSTRAINT consent_withdrawn_why CHECK (length(withdrawn_why) BETWEEN 1 AND 400),
    CONSTRAINT consent_withdrawn CHECK ((withdrawn_on IS NULL) = (withdrawn_why IS NULL) AND given_on <= withdrawn_on),
    CONSTRAINT consent_on_behalf CHECK ((capacity = 'through-guardian' OR way = 'proxy') = (on_behalf_by IS NOT NULL)),
    CONSTRAINT consent_recipient CHECK (purpose <> 'sharing' OR recipient IS NOT NULL),
    CONSTRAINT consent_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT consent_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.consent IS 'What somebody agreed to, for one purpose and one recipient. Class: personal.';
COMMENT ON COLUMN cases.consent.id IS 'Random. Class: public.';
COMMENT ON COLUMN cases.consent.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.consent.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.consent.member IS 'Who agreed, or for whom. Class: personal.';
COMMENT ON COLUMN cases.consent.purpose IS 'To what, a word of a closed list. Class: personal.';
COMMENT ON COLUMN cases.consent.recipient IS 'Which organisation gets to know; null where none other. Class: personal.';
COMMENT ON COLUMN cases.consent.way IS 'In writing, spoken, or by somebody else. Class: personal.';
COMMENT ON COLUMN cases.consent.text_version IS 'Which version of the text was read. Class: public.';
COMMENT ON COLUMN cases.consent.language IS 'In which language it was read, ISO 639. Class: personal.';
COMMENT ON COLUMN cases.consent.interpreter IS 'Whether somebody interpreted. Class: personal.';
COMMENT ON COLUMN cases.consent.capacity IS 'Whether the person decides alone, with support, or a guardian does. Class: personal.';
COMMENT ON COLUMN cases.consent.on_behalf_by IS 'Who decided for the person; null where nobody did. Class: personal.';
COMMENT ON COLUMN cases.consent.given_on IS 'When it was given. Class: personal.';
COMMENT ON COLUMN cases.consent.withdrawn_on IS 'When it was withdrawn; null while it holds. Class: personal.';
COMMENT ON COLUMN cases.consent.withdrawn_why IS 'Why. Class: personal.';
CREATE INDEX consent_by_case ON cases.consent (case_file, organisation);
CREATE INDEX consent_by_member ON cases.consent (case_file, member);

CREATE TABLE cases.step (
    case_file    uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    number       integer     NOT NULL CONSTRAINT step_number CHECK (number > 0),
    kind         text        NOT NULL CONSTRAINT step_kind CHECK (kind IN ('opened', 'moved', 'proposed', 'declined', 'joined',
        'left', 'answered', 'done', 'refused', 'dropped', 'offered', 'dated', 'handed-over', 'noted', 'consented', 'withdrawn', 'journey')),
    what         text        NOT NULL CONSTRAINT step_what CHECK (length(what) <= 80),
    member       uuid,
    words        text        NOT NULL CONSTRAINT step_words CHECK (length(words) <= 2000),
    done_by      uuid        NOT NULL,
    done_at      timestamptz NOT NULL,
    PRIMARY KEY (case_file, number),
    CONSTRAINT step_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT step_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.step IS 'What happened in a case. Class: personal.';
COMMENT ON COLUMN cases.step.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.step.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.step.number IS 'Counted from 1. Class: public.';
COMMENT ON COLUMN cases.step.kind IS 'What kind, a word of a closed list. Class: personal.';
COMMENT ON COLUMN cases.step.what IS 'Which move, form, requirement, task, service or day; empty where the kind says it. Class: personal.';
COMMENT ON COLUMN cases.step.member IS 'For whom; null where for the case. Class: personal.';
COMMENT ON COLUMN cases.step.words IS 'What was said of it; may be empty. Class: personal.';
COMMENT ON COLUMN cases.step.done_by IS 'Account. Class: public.';
COMMENT ON COLUMN cases.step.done_at IS 'When. Class: personal.';
CREATE INDEX step_by_case ON cases.step (case_file, organisation);
CREATE INDEX step_by_member ON cases.step (case_file, member);

CREATE TABLE cases.sealed_case (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    revision     integer     NOT NULL CONSTRAINT sealed_case_revision CHECK (revision > 0),
    due          date,
    sealed       bytea       NOT NULL CONSTRAINT sealed_case_sealed CHECK (length(sealed) BETWEEN 32 AND 16777216)
);
COMMENT ON TABLE cases.sealed_case IS 'A sealed case: who, what and how stand in the ciphertext only. Class: sealed.';
COMMENT ON COLUMN cases.sealed_case.id IS 'Random. Class: public.';
COMMENT ON COLUMN cases.sealed_case.organisation IS 'Whose case it is. Class: public.';
COMMENT ON COLUMN cases.sealed_case.revision IS 'Grows with each change. Class: public.';
COMMENT ON COLUMN cases.sealed_case.due IS 'When its next work is due. Class: public.';
COMMENT ON COLUMN cases.sealed_case.sealed IS 'All of it under the key of the organisation, padded so that its length tells little. Class: sealed.';
CREATE INDEX sealed_case_by_due ON cases.sealed_case (organisation, due, id);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['case_file', 'worker', 'member', 'commitment', 'answers', 'consent', 'step', 'sealed_case'] LOOP
        EXECUTE format('ALTER TABLE cases.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON cases.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON cases.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        EXECUTE format('GRANT SELECT, INSERT ON cases.%I TO ${application}', name);
        EXECUTE format('GRANT SELECT ON cases.%I TO ${backup}', name);
    END LOOP;
END $$;
-- What was answered and what happened is never changed; it goes where the person is erased, also when an older backup is restored.
CREATE POLICY member_of_machines ON cases.member FOR SELECT TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY answers_of_machines ON cases.answers TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY consent_of_machines ON cases.consent TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY step_of_machines ON cases.step TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT DELETE ON cases.answers, cases.consent TO ${application};
GRANT UPDATE (words) ON cases.step TO ${application};
GRANT UPDATE ON cases.case_file, cases.worker, cases.member, cases.commitment, cases.sealed_case TO ${application};
GRANT UPDATE (withdrawn_on, withdrawn_why) ON cases.consent TO ${application};
GRANT DELETE ON cases.worker TO ${application};
