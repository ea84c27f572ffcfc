-- Grants of cases: asked for by one person, paid by another, once.

CREATE TABLE cases.payment (
    id           uuid           PRIMARY KEY,
    organisation kernel.slug    NOT NULL,
    case_file    uuid           NOT NULL,
    programme    kernel.slug    NOT NULL,
    award        kernel.slug    NOT NULL,
    instalment   integer        NOT NULL CONSTRAINT payment_instalment CHECK (instalment > 0),
    adults       integer        NOT NULL CONSTRAINT payment_adults CHECK (adults >= 0),
    children     integer        NOT NULL CONSTRAINT payment_children CHECK (children >= 0),
    amount       numeric(14, 2) NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    currency     text           NOT NULL CONSTRAINT payment_currency CHECK (currency ~ '^[A-Z]{3}$'),
    state        text           NOT NULL CONSTRAINT payment_state CHECK (state IN ('requested', 'paid', 'declined')),
    asked_by     uuid           NOT NULL,
    asked_on     date           NOT NULL,
    settled_by   uuid,
    settled_on   date,
    entry        uuid,
    CONSTRAINT payment_in_organisation UNIQUE (id, organisation),
    CONSTRAINT payment_people CHECK (adults + children > 0),
    CONSTRAINT payment_settled CHECK ((state = 'requested') = (settled_by IS NULL) AND (settled_by IS NULL) = (settled_on IS NULL)),
    CONSTRAINT payment_by_two CHECK (state <> 'paid' OR settled_by <> asked_by),
    CONSTRAINT payment_in_the_books CHECK ((state = 'paid') = (entry IS NOT NULL)),
    CONSTRAINT payment_entry_once UNIQUE (entry),
    CONSTRAINT payment_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT payment_entry FOREIGN KEY (entry) REFERENCES money.entry (id)
);
COMMENT ON TABLE cases.payment IS 'An instalment of a grant that was asked for, and what became of it. Class: personal.';
COMMENT ON COLUMN cases.payment.id IS 'Random; the entry in the books is known by it too. Class: public.';
COMMENT ON COLUMN cases.payment.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.payment.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.payment.programme IS 'Of which programme. Class: personal.';
COMMENT ON COLUMN cases.payment.award IS 'Which grant of the programme. Class: personal.';
COMMENT ON COLUMN cases.payment.instalment IS 'Which part of it, counted from 1. Class: public.';
COMMENT ON COLUMN cases.payment.adults IS 'For how many adults it was reckoned. Class: personal.';
COMMENT ON COLUMN cases.payment.children IS 'For how many children. Class: personal.';
COMMENT ON COLUMN cases.payment.amount IS 'What it comes to. Class: personal.';
COMMENT ON COLUMN cases.payment.currency IS 'ISO 4217. Class: public.';
COMMENT ON COLUMN cases.payment.state IS 'requested, paid or declined. Class: personal.';
COMMENT ON COLUMN cases.payment.asked_by IS 'Account that asked for it. Class: public.';
COMMENT ON COLUMN cases.payment.asked_on IS 'When. Class: personal.';
COMMENT ON COLUMN cases.payment.settled_by IS 'Another account, that paid or declined it. Class: public.';
COMMENT ON COLUMN cases.payment.settled_on IS 'When. Class: personal.';
COMMENT ON COLUMN cases.payment.entry IS 'Where it stands in the books. Class: public.';
-- Whoever asks twice, or twice at once, asks once.
CREATE UNIQUE INDEX payment_once ON cases.payment (case_file, award, instalment) WHERE state <> 'declined';
CREATE INDEX payment_by_case ON cases.payment (case_file, organisation);
CREATE INDEX payment_asked ON cases.payment (organisation, asked_on, id) WHERE state = 'requested';

CREATE TABLE cases.payee (
    payment      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    PRIMARY KEY (payment, person),
    CONSTRAINT payee_payment FOREIGN KEY (payment, organisation) REFERENCES cases.payment (id, organisation),
    CONSTRAINT payee_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE cases.payee IS 'For whom an instalment was reckoned. Class: personal.';
COMMENT ON COLUMN cases.payee.payment IS 'Which instalment. Class: public.';
COMMENT ON COLUMN cases.payee.organisation IS 'That of the case. Class: public.';
COMMENT ON COLUMN cases.payee.person IS 'Who. Class: personal.';
COMMENT ON CONSTRAINT payee_person ON cases.payee IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
CREATE INDEX payee_by_payment ON cases.payee (payment, organisation);
CREATE INDEX payee_by_person ON cases.payee (person, organisation);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['payment', 'payee'] LOOP
        EXECUTE format('ALTER TABLE cases.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON cases.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON cases.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        EXECUTE format('GRANT SELECT, INSERT ON cases.%I TO ${application}', name);
        EXECUTE format('GRANT SELECT ON cases.%I TO ${backup}', name);
    END LOOP;
END $$;
GRANT UPDATE (state, settled_by, settled_on, entry) ON cases.payment TO ${application};
