-- The audit. Entries are written plain, in the transaction of what they tell; one sealer chains and signs what no running
-- transaction can add to any more.

CREATE SCHEMA trace;
COMMENT ON SCHEMA trace IS 'The audit: who did what, reading too, and its seals.';
GRANT USAGE ON SCHEMA trace TO ${application}, ${backup};

CREATE TABLE trace.entry (
    era          smallint    NOT NULL DEFAULT 1,
    xid          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT now(),
    actor        text        NOT NULL CONSTRAINT entry_actor CHECK (actor ~ '^[a-z]+(-[a-z]+)*$' AND length(actor) <= 40),
    account      uuid,
    organisation kernel.slug,
    operation    text        NOT NULL CONSTRAINT entry_operation CHECK (operation ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$' AND length(operation) <= 80),
    subject      uuid,
    purpose      text        CONSTRAINT entry_purpose CHECK (purpose ~ '^[a-z]+(-[a-z]+)*$' AND length(purpose) <= 80),
    PRIMARY KEY (era, xid, id),
    CONSTRAINT entry_person CHECK ((actor = 'person') = (account IS NOT NULL) AND (account IS NULL) = (organisation IS NULL))
);
COMMENT ON TABLE trace.entry IS 'Something that was done. Ids and words of closed lists only. Class: personal.';
COMMENT ON COLUMN trace.entry.era IS 'Grows with each restore: the numbers of transactions begin anew on another server. Class: public.';
COMMENT ON COLUMN trace.entry.xid IS 'Transaction that wrote it. Class: public.';
COMMENT ON COLUMN trace.entry.id IS 'Class: public.';
COMMENT ON COLUMN trace.entry.at IS 'When its transaction began. Class: personal.';
COMMENT ON COLUMN trace.entry.actor IS '“person”, or the part of the program. Class: public.';
COMMENT ON COLUMN trace.entry.account IS 'Who did it. Class: personal.';
COMMENT ON COLUMN trace.entry.organisation IS 'To which the account belongs. Class: public.';
COMMENT ON COLUMN trace.entry.operation IS 'Word of the permission matrix. Class: public.';
COMMENT ON COLUMN trace.entry.subject IS 'To what it was done. Class: personal.';
COMMENT ON COLUMN trace.entry.purpose IS 'For what. Class: public.';
CREATE INDEX entry_of_organisation ON trace.entry (organisation, at, id);
CREATE INDEX entry_of_account ON trace.entry (account, at, id) WHERE account IS NOT NULL;
CREATE INDEX entry_of_subject ON trace.entry (subject, at, id) WHERE subject IS NOT NULL;

CREATE TABLE trace.seal (
    number    bigint      PRIMARY KEY CONSTRAINT seal_number CHECK (number >= 1),
    era       smallint    NOT NULL,
    horizon   xid8        NOT NULL,
    entries   bigint      NOT NULL CONSTRAINT seal_entries CHECK (entries > 0),
    hash      bytea       NOT NULL CONSTRAINT seal_hash CHECK (length(hash) = 32),
    signature bytea       NOT NULL CONSTRAINT seal_signature CHECK (length(signature) = 64),
    sealed_at timestamptz NOT NULL
);
COMMENT ON TABLE trace.seal IS 'A seal over all entries whose era and transaction are below its era and horizon and not below those of the seal before; its hash contains that of the one before. Class: public.';
COMMENT ON COLUMN trace.seal.horizon IS 'When the seal was made, every transaction below it had ended.';
COMMENT ON COLUMN trace.seal.hash IS 'SHA-256.';
COMMENT ON COLUMN trace.seal.signature IS 'Ed25519, with the signing key of the installation.';

ALTER TABLE trace.entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY entry_written ON trace.entry FOR INSERT TO ${application}
    WITH CHECK (kernel.acting_machine() IS NOT NULL
                OR (account = kernel.acting_account() AND organisation = kernel.acting_organisation()));
CREATE POLICY entry_of_organisation ON trace.entry FOR SELECT TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY entry_sealed ON trace.entry FOR SELECT TO ${application} USING (kernel.acting_machine() = 'trace-sealing');
CREATE POLICY entry_backup ON trace.entry FOR SELECT TO ${backup} USING (true);

-- Seals may be seen by everybody. Nobody but the sealer may add one: a false one would not pass for true, but it would
-- stand in the way.
ALTER TABLE trace.seal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY seal_seen ON trace.seal FOR SELECT TO ${application}, ${backup} USING (true);
CREATE POLICY seal_made ON trace.seal FOR INSERT TO ${application} WITH CHECK (kernel.acting_machine() = 'trace-sealing');

-- Nobody changes or removes anything here.
GRANT SELECT ON trace.entry, trace.seal TO ${application}, ${backup};
GRANT INSERT (actor, account, organisation, operation, subject, purpose) ON trace.entry TO ${application};
GRANT INSERT ON trace.seal TO ${application};
