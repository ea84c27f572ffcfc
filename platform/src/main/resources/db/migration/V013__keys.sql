-- Keys of organisations, wrapped to those who may open them. Nothing here opens by itself.

CREATE SCHEMA keys;
COMMENT ON SCHEMA keys IS 'Rings of the organisations, wrapped to their people and to shares on paper.';
GRANT USAGE ON SCHEMA keys TO ${application}, ${backup};

CREATE TABLE keys.installation (
    only_one    boolean     PRIMARY KEY DEFAULT true CONSTRAINT installation_only_one CHECK (only_one),
    signing_key bytea       NOT NULL CONSTRAINT installation_signing_key CHECK (length(signing_key) = 32),
    made_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE keys.installation IS 'Which keys of the installation this database was written with: the public half of the signing key. Class: public.';
GRANT SELECT, INSERT ON keys.installation TO ${application};
GRANT SELECT ON keys.installation TO ${backup};

CREATE TABLE keys.ring (
    organisation    kernel.slug PRIMARY KEY,
    generation      integer     NOT NULL CONSTRAINT ring_generation CHECK (generation >= 1),
    locks           integer     NOT NULL DEFAULT 0 CONSTRAINT ring_locks CHECK (locks >= 0),
    turn_due        boolean     NOT NULL DEFAULT false,
    public_half     bytea       CONSTRAINT ring_public_half CHECK (length(public_half) = 32),
    on_paper        bytea,
    paper_made_at   timestamptz,
    paper_signature bytea       CONSTRAINT ring_paper_signature CHECK (length(paper_signature) = 64),
    made_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ring_paper CHECK (num_nulls(public_half, on_paper, paper_made_at, paper_signature) IN (0, 4))
);
COMMENT ON TABLE keys.ring IS 'That an organisation has a key ring, and the ring for whoever brings two of its three paper shares. Class: secret.';
COMMENT ON COLUMN keys.ring.organisation IS 'Whose it is. Class: public.';
COMMENT ON COLUMN keys.ring.generation IS 'Grows with each new key on the ring. Class: public.';
COMMENT ON COLUMN keys.ring.locks IS 'Grows when somebody locks the ring: every process lets go of what it opened before. Class: public.';
COMMENT ON COLUMN keys.ring.turn_due IS 'Somebody left: the next process that has the ring open puts a new key on it. Class: public.';
COMMENT ON COLUMN keys.ring.public_half IS 'Of the pair whose private half is on the paper shares. Class: public.';
COMMENT ON COLUMN keys.ring.on_paper IS 'The ring, sealed to that pair. Class: secret.';
COMMENT ON COLUMN keys.ring.paper_made_at IS 'When the shares were printed. Class: public.';
COMMENT ON COLUMN keys.ring.paper_signature IS 'By the installation, of the organisation and the public half. Class: public.';
COMMENT ON COLUMN keys.ring.made_at IS 'Class: public.';

CREATE TABLE keys.wrapped (
    organisation kernel.slug NOT NULL CONSTRAINT wrapped_ring REFERENCES keys.ring,
    account      uuid        NOT NULL,
    generation   integer     NOT NULL CONSTRAINT wrapped_generation CHECK (generation >= 1),
    public_half  bytea       NOT NULL CONSTRAINT wrapped_public_half CHECK (length(public_half) = 32),
    ring         bytea       NOT NULL,
    way          text        NOT NULL CONSTRAINT wrapped_way CHECK (way IN ('made', 'alone', 'two', 'outside', 'paper')),
    given_by     uuid        CONSTRAINT wrapped_not_by_oneself CHECK (given_by <> account),
    confirmed_by uuid        CONSTRAINT wrapped_by_two CHECK (confirmed_by <> given_by AND confirmed_by <> account),
    given_at     timestamptz NOT NULL DEFAULT now(),
    signature    bytea       NOT NULL CONSTRAINT wrapped_signature CHECK (length(signature) = 64),
    PRIMARY KEY (organisation, account),
    CONSTRAINT wrapped_way_names_who CHECK (
        (given_by IS NULL) = (way IN ('made', 'paper')) AND (confirmed_by IS NOT NULL) = (way IN ('two', 'outside')))
);
COMMENT ON TABLE keys.wrapped IS 'The ring for one of the people: sealed to the public half of the account''s pair. Class: secret.';
COMMENT ON COLUMN keys.wrapped.organisation IS 'Whose ring. Class: public.';
COMMENT ON COLUMN keys.wrapped.account IS 'Who can open it. Class: public.';
COMMENT ON COLUMN keys.wrapped.generation IS 'Of the newest key on the ring as it is here. Class: public.';
COMMENT ON COLUMN keys.wrapped.public_half IS 'Of the account''s pair, to which it is sealed. Class: public.';
COMMENT ON COLUMN keys.wrapped.ring IS 'Class: secret.';
COMMENT ON COLUMN keys.wrapped.way IS 'How the person came to it: made the ring; given by one person alone, by two, with a second from outside; or opened with two shares of paper. Class: public.';
COMMENT ON COLUMN keys.wrapped.given_by IS 'Account that gave it. Class: public.';
COMMENT ON COLUMN keys.wrapped.confirmed_by IS 'The second of the two people. Class: public.';
COMMENT ON COLUMN keys.wrapped.given_at IS 'Class: public.';
COMMENT ON COLUMN keys.wrapped.signature IS 'By the installation, of everything else in the row but the time: whoever owns the database alone gives nobody a ring. Class: public.';

CREATE TABLE keys.proposal (
    organisation kernel.slug NOT NULL CONSTRAINT proposal_ring REFERENCES keys.ring,
    account      uuid        NOT NULL,
    public_half  bytea       NOT NULL CONSTRAINT proposal_public_half CHECK (length(public_half) = 32),
    proposed_by  uuid        NOT NULL CONSTRAINT proposal_not_for_oneself CHECK (proposed_by <> account),
    proposed_at  timestamptz NOT NULL DEFAULT now(),
    signature    bytea       NOT NULL CONSTRAINT proposal_signature CHECK (length(signature) = 64),
    PRIMARY KEY (organisation, account)
);
COMMENT ON TABLE keys.proposal IS 'That somebody shall get the ring, said by one who has it and waiting for a second. Class: personal.';
COMMENT ON COLUMN keys.proposal.organisation IS 'Whose ring. Class: public.';
COMMENT ON COLUMN keys.proposal.account IS 'Who shall get it. Class: personal.';
COMMENT ON COLUMN keys.proposal.public_half IS 'Of that account''s pair, as it was when it was proposed. Class: public.';
COMMENT ON COLUMN keys.proposal.proposed_by IS 'Who said so. Class: personal.';
COMMENT ON COLUMN keys.proposal.proposed_at IS 'Class: personal.';
COMMENT ON COLUMN keys.proposal.signature IS 'Of the installation over the row: one without it counts for nothing. Class: public.';

CREATE TABLE keys.outside_second (
    organisation kernel.slug PRIMARY KEY CONSTRAINT outside_second_ring REFERENCES keys.ring,
    account      uuid        NOT NULL,
    appointed_by uuid        NOT NULL CONSTRAINT outside_second_not_oneself CHECK (appointed_by <> account),
    appointed_at timestamptz NOT NULL DEFAULT now(),
    signature    bytea       NOT NULL CONSTRAINT outside_second_signature CHECK (length(signature) = 64)
);
COMMENT ON TABLE keys.outside_second IS 'Who confirms as the second where an organisation has one person only: an account of another organisation, which never gets the ring itself. Class: personal.';
COMMENT ON COLUMN keys.outside_second.organisation IS 'Whose ring. Class: public.';
COMMENT ON COLUMN keys.outside_second.account IS 'Who confirms. Class: personal.';
COMMENT ON COLUMN keys.outside_second.appointed_by IS 'Who appointed that person. Class: personal.';
COMMENT ON COLUMN keys.outside_second.appointed_at IS 'Class: personal.';
COMMENT ON COLUMN keys.outside_second.signature IS 'Of the installation over the row: one without it counts for nothing. Class: public.';
CREATE INDEX outside_second_account ON keys.outside_second (account);

ALTER TABLE keys.ring ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.wrapped ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.proposal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.outside_second ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY ring_of_organisation ON keys.ring TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY ring_of_machines ON keys.ring FOR SELECT TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY ring_turned ON keys.ring FOR UPDATE TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY ring_of_outside_second ON keys.ring FOR SELECT TO ${application} USING (
    EXISTS (SELECT FROM keys.outside_second second WHERE second.organisation = ring.organisation AND second.account = kernel.acting_account()));

CREATE POLICY wrapped_of_organisation ON keys.wrapped TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY wrapped_of_machines ON keys.wrapped FOR SELECT TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY wrapped_turned ON keys.wrapped FOR UPDATE TO ${application} USING (kernel.acting_machine() = 'sign-in');
CREATE POLICY wrapped_lost ON keys.wrapped FOR DELETE TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY wrapped_by_outside_second ON keys.wrapped FOR INSERT TO ${application} WITH CHECK (
    way = 'outside' AND confirmed_by = kernel.acting_account()
    AND EXISTS (SELECT FROM keys.outside_second second WHERE second.organisation = wrapped.organisation AND second.account = kernel.acting_account()));

CREATE POLICY proposal_of_organisation ON keys.proposal TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY proposal_lost ON keys.proposal FOR DELETE TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY proposal_of_machines ON keys.proposal FOR SELECT TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup', 'restoring'));
CREATE POLICY proposal_read_by_outside_second ON keys.proposal FOR SELECT TO ${application} USING (
    EXISTS (SELECT FROM keys.outside_second second WHERE second.organisation = proposal.organisation AND second.account = kernel.acting_account()));
CREATE POLICY proposal_ended_by_outside_second ON keys.proposal FOR DELETE TO ${application} USING (
    EXISTS (SELECT FROM keys.outside_second second WHERE second.organisation = proposal.organisation AND second.account = kernel.acting_account()));

CREATE POLICY outside_second_of_organisation ON keys.outside_second TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY outside_second_oneself ON keys.outside_second FOR SELECT TO ${application} USING (account = kernel.acting_account());

CREATE POLICY ring_backup ON keys.ring FOR SELECT TO ${backup} USING (true);
CREATE POLICY wrapped_backup ON keys.wrapped FOR SELECT TO ${backup} USING (true);
CREATE POLICY proposal_backup ON keys.proposal FOR SELECT TO ${backup} USING (true);
CREATE POLICY outside_second_backup ON keys.outside_second FOR SELECT TO ${backup} USING (true);

GRANT SELECT, INSERT, UPDATE ON keys.ring TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON keys.wrapped, keys.proposal, keys.outside_second TO ${application};
GRANT SELECT ON keys.ring, keys.wrapped, keys.proposal, keys.outside_second TO ${backup};
