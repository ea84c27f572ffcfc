-- What a restore of an older backup must not undo. The same lines are kept in a file beside the backups.

CREATE SCHEMA backup;
COMMENT ON SCHEMA backup IS 'The register of erasures, withdrawals, revocations and payments.';
GRANT USAGE ON SCHEMA backup TO ${application}, ${backup};

CREATE TABLE backup.register (
    id      uuid        PRIMARY KEY,
    kind    text        NOT NULL CONSTRAINT register_kind CHECK (kind ~ '^[a-z][a-z-]{0,59}$'),
    subject uuid        NOT NULL,
    made_at timestamptz NOT NULL
);
COMMENT ON TABLE backup.register IS 'One thing that was erased, withdrawn, revoked or paid and must stay so whatever is restored. Rows are only added. Class: personal.';
COMMENT ON COLUMN backup.register.id IS 'Class: public.';
COMMENT ON COLUMN backup.register.kind IS 'What happened, a word that a module knows how to do again. Class: personal.';
COMMENT ON COLUMN backup.register.subject IS 'Id of what it happened to. Class: personal.';
COMMENT ON COLUMN backup.register.made_at IS 'Class: personal.';

ALTER TABLE backup.register ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY register_of_whoever_acts ON backup.register FOR INSERT TO ${application}
    WITH CHECK (kernel.acting_account() IS NOT NULL OR kernel.acting_machine() IS NOT NULL);
CREATE POLICY register_of_machines ON backup.register FOR SELECT TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY register_backup ON backup.register FOR SELECT TO ${backup} USING (true);

-- Neither UPDATE nor DELETE: nobody who works here takes a line back.
GRANT SELECT, INSERT ON backup.register TO ${application};
GRANT SELECT ON backup.register TO ${backup};

-- Whoever left has no key of the organisation after a restore either: to take it away, the replay must find it.
CREATE POLICY wrapped_of_restoring ON keys.wrapped FOR SELECT TO ${application} USING (kernel.acting_machine() = 'restoring');
