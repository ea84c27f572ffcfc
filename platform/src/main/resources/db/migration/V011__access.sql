-- Who may work here: organisations, their accounts, what these may do, and how they sign in.

CREATE SCHEMA access;
COMMENT ON SCHEMA access IS 'Organisations that keep records here, accounts, roles, sessions, invitations.';
GRANT USAGE ON SCHEMA access TO ${application}, ${backup};

CREATE TABLE access.organisation (
    id      kernel.slug  PRIMARY KEY,
    name    kernel.words NOT NULL,
    runs    boolean      NOT NULL DEFAULT false,
    made_at timestamptz  NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX organisation_runs_once ON access.organisation (runs) WHERE runs;
COMMENT ON TABLE access.organisation IS 'An organisation whose people work here; it answers for its own records and has its own key. Class: public.';
COMMENT ON COLUMN access.organisation.runs IS 'Whether it runs the installation: only its people can be administrators.';

CREATE TABLE access.account (
    id             uuid        PRIMARY KEY,
    organisation   kernel.slug NOT NULL CONSTRAINT account_organisation REFERENCES access.organisation,
    address        text        NOT NULL CONSTRAINT account_address CHECK (address ~ '^[^\s@]+@[^\s@]+$' AND length(address) <= 254 AND address = lower(address)),
    name           text        NOT NULL CONSTRAINT account_name CHECK (btrim(name) <> '' AND length(name) <= 120),
    language       text        NOT NULL CONSTRAINT account_language CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    password       text        NOT NULL CONSTRAINT account_password CHECK (password ~ '^\$argon2id\$'),
    second_factor  bytea       NOT NULL,
    last_step      bigint      NOT NULL DEFAULT 0,
    key_pair       bytea       NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,
    version        integer     NOT NULL DEFAULT 1,
    CONSTRAINT account_once UNIQUE (address),
    CONSTRAINT account_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE access.account IS 'Somebody who works here, in one organisation. Class: personal.';
COMMENT ON COLUMN access.account.id IS 'Tells nothing about who it is. Class: public.';
COMMENT ON COLUMN access.account.organisation IS 'To which it belongs, for ever. Class: public.';
COMMENT ON COLUMN access.account.address IS 'E-mail address, small letters; what is typed to sign in. Class: personal.';
COMMENT ON COLUMN access.account.name IS 'As colleagues call the person. Class: personal.';
COMMENT ON COLUMN access.account.language IS 'In which the pages are shown. Class: personal.';
COMMENT ON COLUMN access.account.password IS 'Argon2id, with its parameters. Class: secret.';
COMMENT ON COLUMN access.account.second_factor IS 'Seed of the one-time codes, sealed under the installation''s key. Class: secret.';
COMMENT ON COLUMN access.account.last_step IS 'Time step of the last one-time code that was taken: none works twice. Class: secret.';
COMMENT ON COLUMN access.account.key_pair IS 'Key pair of the account, its private half sealed under the password. Class: secret.';
COMMENT ON COLUMN access.account.made_at IS 'When the invitation was taken up. Class: personal.';
COMMENT ON COLUMN access.account.ended_at IS 'When the person left; the row stays, because the audit names its id. Class: personal.';
COMMENT ON COLUMN access.account.version IS 'Counts changes, so that a stale one is seen. Class: public.';
CREATE INDEX account_by_organisation ON access.account (organisation, name, id);

CREATE TABLE access.role_grant (
    id           uuid        PRIMARY KEY,
    account      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    role         text        NOT NULL CONSTRAINT role_grant_role CHECK (role IN ('adviser', 'case-worker', 'supervisor',
                     'movement-officer', 'medical-officer', 'finance-officer', 'project-manager', 'editor', 'agency-officer',
                     'donor-reader', 'auditor', 'administrator')),
    programme    kernel.slug,
    place        kernel.slug,
    granted_by   uuid        CONSTRAINT role_grant_not_to_oneself CHECK (granted_by <> account),
    granted_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz CONSTRAINT role_grant_ends_after CHECK (ended_at >= granted_at),
    CONSTRAINT role_grant_account FOREIGN KEY (account, organisation) REFERENCES access.account (id, organisation)
);
COMMENT ON TABLE access.role_grant IS 'A role that somebody holds or held, everywhere or in one programme or place. Class: personal.';
COMMENT ON COLUMN access.role_grant.id IS 'Class: public.';
COMMENT ON COLUMN access.role_grant.account IS 'Who holds it. Class: public.';
COMMENT ON COLUMN access.role_grant.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN access.role_grant.role IS 'Word of a closed list. Class: personal.';
COMMENT ON COLUMN access.role_grant.programme IS 'Where it is limited to one; null for all. Class: personal.';
COMMENT ON COLUMN access.role_grant.place IS 'Where it is limited to one; null for all. Class: personal.';
COMMENT ON COLUMN access.role_grant.granted_by IS 'Account that gave it; null for the first administrator. Class: public.';
COMMENT ON COLUMN access.role_grant.granted_at IS 'Class: personal.';
COMMENT ON COLUMN access.role_grant.ended_at IS 'When it was taken away; null while it is held. Class: personal.';
CREATE UNIQUE INDEX role_grant_held_once ON access.role_grant (account, role, programme, place) NULLS NOT DISTINCT WHERE ended_at IS NULL;
CREATE INDEX role_grant_by_account ON access.role_grant (account, organisation);

CREATE TABLE access.spare_code (
    account      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    hash         bytea       NOT NULL CONSTRAINT spare_code_hash CHECK (length(hash) = 32),
    used_at      timestamptz,
    PRIMARY KEY (account, hash),
    CONSTRAINT spare_code_account FOREIGN KEY (account, organisation) REFERENCES access.account (id, organisation)
);
COMMENT ON TABLE access.spare_code IS 'Codes on paper for the day on which the telephone with the one-time codes is lost; each works once. Class: secret.';
COMMENT ON COLUMN access.spare_code.account IS 'Whose it is. Class: public.';
COMMENT ON COLUMN access.spare_code.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN access.spare_code.hash IS 'Keyed hash of the code. Class: secret.';
COMMENT ON COLUMN access.spare_code.used_at IS 'Null while it can be used. Class: personal.';
CREATE INDEX spare_code_by_account ON access.spare_code (account, organisation);

CREATE TABLE access.invitation (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL CONSTRAINT invitation_organisation REFERENCES access.organisation,
    kind         text        NOT NULL CONSTRAINT invitation_kind CHECK (kind IN ('first-administrator', 'member', 'lost-factor', 'lost-password')),
    account      uuid,
    name         text        CONSTRAINT invitation_name CHECK (btrim(name) <> '' AND length(name) <= 120),
    language     text        NOT NULL CONSTRAINT invitation_language CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    roles        text[]      NOT NULL DEFAULT '{}',
    hash         bytea       NOT NULL CONSTRAINT invitation_hash CHECK (length(hash) = 32),
    made_by      uuid,
    made_at      timestamptz NOT NULL DEFAULT now(),
    needs_two    boolean     NOT NULL DEFAULT false,
    confirmed_by uuid        CONSTRAINT invitation_two_people CHECK (confirmed_by <> made_by),
    expires_at   timestamptz NOT NULL CONSTRAINT invitation_expires CHECK (expires_at > made_at),
    used_at      timestamptz,
    withdrawn_at timestamptz,
    CONSTRAINT invitation_once UNIQUE (hash),
    CONSTRAINT invitation_account FOREIGN KEY (account, organisation) REFERENCES access.account (id, organisation),
    CONSTRAINT invitation_of_account CHECK ((kind IN ('lost-factor', 'lost-password')) = (account IS NOT NULL)),
    CONSTRAINT invitation_of_somebody CHECK ((kind = 'member') = (name IS NOT NULL))
);
COMMENT ON TABLE access.invitation IS 'A link that works once: to become a member, or to come in again after the telephone or the password was lost. Class: personal. Backup: left out.';
COMMENT ON COLUMN access.invitation.id IS 'Class: public.';
COMMENT ON COLUMN access.invitation.organisation IS 'Into which it leads. Class: public.';
COMMENT ON COLUMN access.invitation.kind IS 'Word of a closed list. Class: public.';
COMMENT ON COLUMN access.invitation.account IS 'Whose telephone or password was lost. Class: public.';
COMMENT ON COLUMN access.invitation.name IS 'Of the invited. Class: personal.';
COMMENT ON COLUMN access.invitation.language IS 'In which the first page is shown. Class: personal.';
COMMENT ON COLUMN access.invitation.roles IS 'What the invited will be. Class: personal.';
COMMENT ON COLUMN access.invitation.hash IS 'Keyed hash of the secret in the link. Class: secret.';
COMMENT ON COLUMN access.invitation.made_by IS 'Account; null for the first administrator. Class: public.';
COMMENT ON COLUMN access.invitation.made_at IS 'Class: personal.';
COMMENT ON COLUMN access.invitation.needs_two IS 'Whether it works only after a second person confirmed it: the organisation has a key. Class: public.';
COMMENT ON COLUMN access.invitation.confirmed_by IS 'The second of the two people whom a lost factor or password needs. Class: public.';
COMMENT ON COLUMN access.invitation.expires_at IS 'After which it does not work. Class: public.';
COMMENT ON COLUMN access.invitation.used_at IS 'When it was taken up. Class: personal.';
COMMENT ON COLUMN access.invitation.withdrawn_at IS 'When it was taken back. Class: personal.';
CREATE INDEX invitation_by_organisation ON access.invitation (organisation, made_at);
CREATE INDEX invitation_by_account ON access.invitation (account, organisation);

CREATE TABLE access.session (
    id           uuid        PRIMARY KEY,
    hash         bytea       NOT NULL CONSTRAINT session_hash CHECK (length(hash) = 32),
    account      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    made_at      timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    confirmed_at timestamptz NOT NULL,
    CONSTRAINT session_once UNIQUE (hash),
    CONSTRAINT session_account FOREIGN KEY (account, organisation) REFERENCES access.account (id, organisation)
);
COMMENT ON TABLE access.session IS 'Somebody who is signed in, on one device. Class: personal. Backup: left out.';
COMMENT ON COLUMN access.session.id IS 'Class: public.';
COMMENT ON COLUMN access.session.hash IS 'Keyed hash of the secret in the cookie. Class: secret.';
COMMENT ON COLUMN access.session.account IS 'Whose it is. Class: public.';
COMMENT ON COLUMN access.session.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN access.session.made_at IS 'When the person signed in. Class: personal.';
COMMENT ON COLUMN access.session.seen_at IS 'Last use, to the minute. Class: personal.';
COMMENT ON COLUMN access.session.confirmed_at IS 'When password and code were typed last. Class: personal.';
CREATE INDEX session_by_account ON access.session (account, organisation);
CREATE INDEX session_by_seen ON access.session (seen_at);

CREATE TABLE access.token (
    id           uuid        PRIMARY KEY,
    hash         bytea       NOT NULL CONSTRAINT token_hash CHECK (length(hash) = 32),
    account      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    name         text        NOT NULL CONSTRAINT token_name CHECK (btrim(name) <> '' AND length(name) <= 120),
    operations   text[]      NOT NULL CONSTRAINT token_operations CHECK (cardinality(operations) BETWEEN 1 AND 100),
    made_at      timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL CONSTRAINT token_expires CHECK (expires_at > made_at AND expires_at <= made_at + interval '366 days'),
    used_on      date,
    revoked_at   timestamptz,
    CONSTRAINT token_once UNIQUE (hash),
    CONSTRAINT token_account FOREIGN KEY (account, organisation) REFERENCES access.account (id, organisation)
);
COMMENT ON TABLE access.token IS 'A secret with which a program acts for somebody, never with more than that person''s rights. Class: personal. Backup: left out.';
COMMENT ON COLUMN access.token.id IS 'Class: public.';
COMMENT ON COLUMN access.token.hash IS 'Keyed hash of the secret. Class: secret.';
COMMENT ON COLUMN access.token.account IS 'For whom it acts. Class: public.';
COMMENT ON COLUMN access.token.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN access.token.name IS 'What its owner calls it. Class: personal.';
COMMENT ON COLUMN access.token.operations IS 'What it may be used for, words of the permission matrix. Class: public.';
COMMENT ON COLUMN access.token.made_at IS 'Class: personal.';
COMMENT ON COLUMN access.token.expires_at IS 'Class: public.';
COMMENT ON COLUMN access.token.used_on IS 'Last day of use. Class: personal.';
COMMENT ON COLUMN access.token.revoked_at IS 'When it was taken back. Class: personal.';
CREATE INDEX token_by_account ON access.token (account, organisation);

CREATE TABLE access.attempt (
    hash     bytea       NOT NULL CONSTRAINT attempt_hash CHECK (length(hash) = 32),
    since    timestamptz NOT NULL,
    failures integer     NOT NULL CONSTRAINT attempt_failures CHECK (failures > 0),
    PRIMARY KEY (hash)
);
COMMENT ON TABLE access.attempt IS 'Failed attempts to sign in, by keyed hash of what was typed or of where it came from. Class: secret. Backup: left out.';
COMMENT ON COLUMN access.attempt.hash IS 'Keyed hash, with a day in it: yesterday''s cannot be told from another. Class: secret.';
COMMENT ON COLUMN access.attempt.since IS 'When the count began. Class: secret.';
COMMENT ON COLUMN access.attempt.failures IS 'How many since. Class: secret.';
CREATE INDEX attempt_by_since ON access.attempt (since);

-- Row security. A person reaches the own organisation; which of its rows and what with them, the permission matrix says.
-- The parts of the program that must reach beyond are named.

ALTER TABLE access.account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.role_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.spare_code ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE access.attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY account_of_organisation ON access.account TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY account_of_machines ON access.account TO ${application} USING (kernel.acting_machine() IN ('setup', 'sign-in', 'restoring'));
CREATE POLICY role_grant_of_organisation ON access.role_grant TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY role_grant_of_machines ON access.role_grant TO ${application} USING (kernel.acting_machine() IN ('setup', 'sign-in', 'restoring'));
CREATE POLICY spare_code_of_machines ON access.spare_code TO ${application} USING (kernel.acting_machine() IN ('setup', 'sign-in'));
CREATE POLICY invitation_of_organisation ON access.invitation TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY invitation_of_machines ON access.invitation TO ${application} USING (kernel.acting_machine() IN ('setup', 'sign-in', 'cleaning'));
CREATE POLICY session_of_organisation ON access.session TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY session_of_machines ON access.session TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'cleaning', 'restoring'));
CREATE POLICY token_of_organisation ON access.token TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY token_of_machines ON access.token TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'cleaning', 'restoring'));
CREATE POLICY attempt_of_machines ON access.attempt TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'cleaning'));

CREATE POLICY account_backup ON access.account FOR SELECT TO ${backup} USING (true);
CREATE POLICY role_grant_backup ON access.role_grant FOR SELECT TO ${backup} USING (true);
CREATE POLICY spare_code_backup ON access.spare_code FOR SELECT TO ${backup} USING (true);

-- Nothing here is ever deleted but what expires; an account, a grant and an organisation stay, because the audit names them.
GRANT SELECT, INSERT, UPDATE (name) ON access.organisation TO ${application};
GRANT SELECT, INSERT, UPDATE ON access.account, access.role_grant TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON access.spare_code, access.invitation, access.session, access.token, access.attempt TO ${application};
GRANT SELECT ON access.organisation, access.account, access.role_grant, access.spare_code TO ${backup};
