-- What somebody typed into a form of a case and did not save yet: kept for whoever typed it, and for nobody else.

CREATE TABLE cases.draft (
    account      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    case_file    uuid        NOT NULL,
    form         kernel.slug NOT NULL,
    member       uuid,
    base         integer     NOT NULL CONSTRAINT draft_base CHECK (base >= 0),
    given        jsonb       NOT NULL CONSTRAINT draft_given CHECK (jsonb_typeof(given) = 'object' AND length(given::text) <= 524288),
    kept_at      timestamptz NOT NULL,
    CONSTRAINT draft_once UNIQUE NULLS NOT DISTINCT (account, case_file, form, member),
    CONSTRAINT draft_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT draft_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.draft IS 'What was typed into a form of a case and not saved yet; goes when it is saved, thrown away or old. Class: personal.';
COMMENT ON COLUMN cases.draft.account IS 'Who typed it; nobody else is shown it. Class: public.';
COMMENT ON COLUMN cases.draft.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.draft.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.draft.form IS 'Which form of the programme. Class: personal.';
COMMENT ON COLUMN cases.draft.member IS 'For whom; null where for the case. Class: personal.';
COMMENT ON COLUMN cases.draft.base IS 'The saving from which it begins; 0 where there was none. Class: public.';
COMMENT ON COLUMN cases.draft.given IS 'Answers by path. Class: personal.';
COMMENT ON COLUMN cases.draft.kept_at IS 'When. Class: personal.';
CREATE INDEX draft_by_case ON cases.draft (case_file, organisation);
CREATE INDEX draft_by_member ON cases.draft (case_file, member);
CREATE INDEX draft_by_age ON cases.draft (kept_at);

-- Of sealed cases: all that one account typed, in one ciphertext, so that neither which case nor how many can be told.
CREATE TABLE cases.sealed_draft (
    account      uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    kept_at      timestamptz NOT NULL,
    sealed       bytea       NOT NULL CONSTRAINT sealed_draft_sealed CHECK (length(sealed) BETWEEN 32 AND 16777216)
);
COMMENT ON TABLE cases.sealed_draft IS 'What somebody typed into forms of sealed cases and did not save yet. Class: sealed.';
COMMENT ON COLUMN cases.sealed_draft.account IS 'Who typed it. Class: public.';
COMMENT ON COLUMN cases.sealed_draft.organisation IS 'Whose key opens it. Class: public.';
COMMENT ON COLUMN cases.sealed_draft.kept_at IS 'When something of it was kept last. Class: public.';
COMMENT ON COLUMN cases.sealed_draft.sealed IS 'All of it under the key of the organisation, padded so that its length tells little. Class: sealed.';
CREATE INDEX sealed_draft_by_organisation ON cases.sealed_draft (organisation);
CREATE INDEX sealed_draft_by_age ON cases.sealed_draft (kept_at);

ALTER TABLE cases.draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_of_organisation ON cases.draft TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY draft_of_machines ON cases.draft TO ${application} USING (kernel.acting_machine() IN ('cleaning', 'restoring'));
CREATE POLICY draft_backup ON cases.draft FOR SELECT TO ${backup} USING (true);
ALTER TABLE cases.sealed_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sealed_draft_of_account ON cases.sealed_draft TO ${application}
    USING (organisation = kernel.acting_organisation() AND account = kernel.acting_account());
CREATE POLICY sealed_draft_of_machines ON cases.sealed_draft TO ${application} USING (kernel.acting_machine() = 'cleaning');
CREATE POLICY sealed_draft_backup ON cases.sealed_draft FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON cases.draft, cases.sealed_draft TO ${application};
GRANT SELECT ON cases.draft, cases.sealed_draft TO ${backup};
