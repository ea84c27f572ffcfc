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
    organisation kernel.slug PRIMARY KEY,
    generation   integer     NOT NULL CONSTRAINT ring_generation CHECK (generation >= 1),
    public_half  bytea       CONSTRAINT ring_public_half CHECK (length(public_half) = 32),
    on_paper     bytea,
    paper_made_at timestamptz,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ring_paper CHECK ((public_half IS NULL) = (on_paper IS NULL) AND (public_half IS NULL) = (paper_made_at IS NULL))
);
COMMENT ON TABLE keys.ring IS 'That an organisation has a key ring, and the ring for whoever brings two of its three paper shares. Class: secret.';
COMMENT ON COLUMN keys.ring.organisation IS 'Whose it is. Class: public.';
COMMENT ON COLUMN keys.ring.generation IS 'Grows with each new key on the ring. Class: public.';
COMMENT ON COLUMN keys.ring.public_half IS 'Of the pair whose private half is on the paper shares. Class: public.';
COMMENT ON COLUMN keys.ring.on_paper IS 'The ring, sealed to that pair. Class: secret.';
COMMENT ON COLUMN keys.ring.paper_made_at IS 'When the shares were printed. Class: public.';
COMMENT ON COLUMN keys.ring.made_at IS 'Class: public.';

CREATE TABLE keys.wrapped (
    organisation kernel.slug NOT NULL CONSTRAINT wrapped_ring REFERENCES keys.ring,
    account      uuid        NOT NULL,
    ring         bytea       NOT NULL,
    given_by     uuid,
    confirmed_by uuid        CONSTRAINT wrapped_by_two CHECK (confirmed_by <> given_by AND confirmed_by <> account),
    given_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, account)
);
COMMENT ON TABLE keys.wrapped IS 'The ring for one of the people: sealed to the public half of the account''s pair. Class: secret.';
COMMENT ON COLUMN keys.wrapped.organisation IS 'Whose ring. Class: public.';
COMMENT ON COLUMN keys.wrapped.account IS 'Who can open it. Class: public.';
COMMENT ON COLUMN keys.wrapped.ring IS 'Class: secret.';
COMMENT ON COLUMN keys.wrapped.given_by IS 'Account that gave it; null for whoever made the ring. Class: public.';
COMMENT ON COLUMN keys.wrapped.confirmed_by IS 'The second of the two people; null where there was only one with the key. Class: public.';
COMMENT ON COLUMN keys.wrapped.given_at IS 'Class: public.';

CREATE TABLE keys.proposal (
    organisation kernel.slug NOT NULL CONSTRAINT proposal_ring REFERENCES keys.ring,
    account      uuid        NOT NULL,
    public_half  bytea       NOT NULL CONSTRAINT proposal_public_half CHECK (length(public_half) = 32),
    proposed_by  uuid        NOT NULL CONSTRAINT proposal_not_for_oneself CHECK (proposed_by <> account),
    proposed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, account)
);
COMMENT ON TABLE keys.proposal IS 'That somebody shall get the ring, said by one who has it and waiting for a second. Class: public.';

ALTER TABLE keys.ring ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.wrapped ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.proposal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ring_of_organisation ON keys.ring TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY ring_of_machines ON keys.ring FOR SELECT TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup'));
CREATE POLICY wrapped_of_organisation ON keys.wrapped TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY wrapped_of_machines ON keys.wrapped FOR SELECT TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'setup'));
CREATE POLICY wrapped_lost ON keys.wrapped FOR DELETE TO ${application} USING (kernel.acting_machine() IN ('sign-in', 'restoring'));
CREATE POLICY proposal_of_organisation ON keys.proposal TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY ring_backup ON keys.ring FOR SELECT TO ${backup} USING (true);
CREATE POLICY wrapped_backup ON keys.wrapped FOR SELECT TO ${backup} USING (true);
CREATE POLICY proposal_backup ON keys.proposal FOR SELECT TO ${backup} USING (true);

GRANT SELECT, INSERT, UPDATE ON keys.ring TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON keys.wrapped, keys.proposal TO ${application};
GRANT SELECT ON keys.ring, keys.wrapped, keys.proposal TO ${backup};
