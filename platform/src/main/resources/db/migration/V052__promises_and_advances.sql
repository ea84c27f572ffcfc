-- Money that is promised before it is paid, advances that are settled, and which case or journey a cost was for.

CREATE TABLE money.promise (
    id           uuid           PRIMARY KEY,
    organisation kernel.slug    NOT NULL,
    line         uuid           NOT NULL,
    currency     text           NOT NULL,
    day          date           NOT NULL,
    words        text           NOT NULL CONSTRAINT promise_words CHECK (length(words) BETWEEN 1 AND 400),
    amount       numeric(14, 2) NOT NULL CONSTRAINT promise_amount CHECK (amount > 0),
    given        numeric(14, 2) NOT NULL CONSTRAINT promise_given CHECK (given > 0),
    given_in     text           NOT NULL CONSTRAINT promise_given_in CHECK (given_in ~ '^[A-Z]{3}$'),
    form         uuid           NOT NULL,
    made_by      uuid           NOT NULL,
    made_at      timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT promise_in_organisation UNIQUE (id, organisation, currency),
    CONSTRAINT promise_once UNIQUE (organisation, form),
    CONSTRAINT promise_same_currency CHECK (given_in <> currency OR given = amount),
    CONSTRAINT promise_line FOREIGN KEY (line, organisation, currency) REFERENCES money.line (id, organisation, currency)
);
COMMENT ON TABLE money.promise IS 'What an order or a contract will cost a line, before it is paid. Never changed, only ended. Class: personal.';
COMMENT ON COLUMN money.promise.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN money.promise.organisation IS 'That of the line. Class: public.';
COMMENT ON COLUMN money.promise.line IS 'Which line will pay. Class: public.';
COMMENT ON COLUMN money.promise.currency IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.promise.day IS 'When it was promised; its rate counts. Class: public.';
COMMENT ON COLUMN money.promise.words IS 'What was ordered, without names. Class: personal.';
COMMENT ON COLUMN money.promise.amount IS 'In the currency of the budget. Class: public.';
COMMENT ON COLUMN money.promise.given IS 'What was promised, in the currency of the order. Class: public.';
COMMENT ON COLUMN money.promise.given_in IS 'ISO 4217. Class: public.';
COMMENT ON COLUMN money.promise.form IS 'The form that was sent, so that one that is sent twice is one promise. Class: public.';
COMMENT ON COLUMN money.promise.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.promise.made_at IS 'When. Class: public.';
CREATE INDEX promise_by_line ON money.promise (line, organisation, currency, day DESC, id DESC);

CREATE TABLE money.promise_end (
    promise      uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    currency     text        NOT NULL,
    why          text        NOT NULL CONSTRAINT promise_end_why CHECK (length(why) BETWEEN 1 AND 400),
    ended_by     uuid        NOT NULL,
    ended_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT promise_end_promise FOREIGN KEY (promise, organisation, currency) REFERENCES money.promise (id, organisation, currency)
);
COMMENT ON TABLE money.promise_end IS 'That nothing more will be paid of a promise. Class: personal.';
COMMENT ON COLUMN money.promise_end.promise IS 'Which. Class: public.';
COMMENT ON COLUMN money.promise_end.organisation IS 'That of the promise. Class: public.';
COMMENT ON COLUMN money.promise_end.currency IS 'That of the promise. Class: public.';
COMMENT ON COLUMN money.promise_end.why IS 'Delivered for less, cancelled; without names. Class: personal.';
COMMENT ON COLUMN money.promise_end.ended_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.promise_end.ended_at IS 'When. Class: public.';
CREATE INDEX promise_end_by_promise ON money.promise_end (promise, organisation, currency);

ALTER TABLE money.entry
    ADD COLUMN promise uuid,
    ADD COLUMN about uuid,
    ADD CONSTRAINT entry_promise FOREIGN KEY (promise, organisation, currency) REFERENCES money.promise (id, organisation, currency),
    -- No key of another module's table: money lies below cases and journeys, and what a sealed case cost names no case.
    ADD CONSTRAINT entry_about CHECK (about IS NULL OR purpose IN ('casework', 'movement'));
COMMENT ON COLUMN money.entry.promise IS 'The promise that it pays; null where none was made. Class: public.';
COMMENT ON COLUMN money.entry.about IS 'The case or the journey that it was for; null where it was for none or for a sealed one. Class: personal.';
CREATE INDEX entry_by_promise ON money.entry (promise, organisation, currency) WHERE promise IS NOT NULL;
CREATE INDEX entry_by_about ON money.entry (about, organisation, day DESC, id DESC) WHERE about IS NOT NULL;

-- An advance is an account of its own: what somebody has in hand and has not settled.
ALTER TABLE money.account
    DROP CONSTRAINT account_once,
    DROP CONSTRAINT account_kind,
    ADD CONSTRAINT account_kind CHECK (kind IN ('bank', 'cash', 'owed', 'advance'));
CREATE UNIQUE INDEX account_once ON money.account (organisation, currency, kind) WHERE kind <> 'advance';
COMMENT ON COLUMN money.account.kind IS 'bank, cash, owed to whoever delivered, or an advance in the hands of somebody. Class: public.';

CREATE TABLE money.advance (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    currency     text        NOT NULL,
    budget       uuid        NOT NULL,
    holder       uuid        NOT NULL,
    words        text        NOT NULL CONSTRAINT advance_words CHECK (length(words) BETWEEN 1 AND 400),
    CONSTRAINT advance_account FOREIGN KEY (id, organisation, currency) REFERENCES money.account (id, organisation, currency),
    CONSTRAINT advance_budget FOREIGN KEY (budget, organisation, currency) REFERENCES money.budget (id, organisation, currency)
);
COMMENT ON TABLE money.advance IS 'Money in the hands of a colleague, such as an escort, until it is settled. Class: personal.';
COMMENT ON COLUMN money.advance.id IS 'The account in which it is counted. Class: public.';
COMMENT ON COLUMN money.advance.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN money.advance.currency IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.advance.budget IS 'From which it will be paid. Class: public.';
COMMENT ON COLUMN money.advance.holder IS 'Account of the colleague who has it. Class: personal.';
COMMENT ON COLUMN money.advance.words IS 'What it is for, without names. Class: personal.';
CREATE INDEX advance_by_account ON money.advance (id, organisation, currency);
CREATE INDEX advance_by_budget ON money.advance (budget, organisation, currency);

-- Checked when the transaction ends, as the balance is.
CREATE FUNCTION money.is_within() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.account IS NOT NULL AND EXISTS (SELECT FROM money.advance WHERE id = NEW.account)
        AND (SELECT sum(amount) FROM money.posting WHERE account = NEW.account) < 0 THEN
        RAISE EXCEPTION 'more is settled of an advance than was given' USING ERRCODE = '23514', CONSTRAINT = 'advance_within';
    END IF;
    IF NEW.line IS NOT NULL AND EXISTS (
        SELECT FROM money.entry JOIN money.promise ON promise.id = entry.promise
         WHERE entry.id = NEW.entry AND promise.line <> NEW.line) THEN
        RAISE EXCEPTION 'a promise of one line that is paid from another' USING ERRCODE = '23514', CONSTRAINT = 'promise_same_line';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER posting_within AFTER INSERT ON money.posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION money.is_within();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['promise', 'promise_end', 'advance'] LOOP
        EXECUTE format('ALTER TABLE money.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON money.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON money.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        EXECUTE format('GRANT SELECT, INSERT ON money.%I TO ${application}', name);
        EXECUTE format('GRANT SELECT ON money.%I TO ${backup}', name);
    END LOOP;
END $$;
