-- Money: what a donor agreed to, line by line, and what was spent of it. Apart from the schema of projects, which whoever reads the
-- public pages may read.

CREATE SCHEMA money;
COMMENT ON SCHEMA money IS 'Budgets of projects, and what was spent: double entry, never changed, only reversed.';
GRANT USAGE ON SCHEMA money TO ${application}, ${backup};

CREATE TABLE money.budget (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    project      kernel.slug NOT NULL CONSTRAINT budget_project REFERENCES projects.project,
    currency     text        NOT NULL CONSTRAINT budget_currency CHECK (currency ~ '^[A-Z]{3}$'),
    starts       date        NOT NULL,
    ends         date        NOT NULL,
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT budget_period CHECK (starts <= ends),
    CONSTRAINT budget_once UNIQUE (organisation, project, starts),
    CONSTRAINT budget_in_organisation UNIQUE (id, organisation, currency)
);
COMMENT ON TABLE money.budget IS 'What a donor agreed to pay for a project, in one currency. Class: public.';
COMMENT ON COLUMN money.budget.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN money.budget.organisation IS 'Whose money it is. Class: public.';
COMMENT ON COLUMN money.budget.project IS 'The project of the pack. Class: public.';
COMMENT ON COLUMN money.budget.currency IS 'ISO 4217; every sum of the budget is in it. Class: public.';
COMMENT ON COLUMN money.budget.starts IS 'First day on which money may be spent. Class: public.';
COMMENT ON COLUMN money.budget.ends IS 'Last day. Class: public.';
COMMENT ON COLUMN money.budget.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.budget.made_at IS 'When. Class: public.';
CREATE INDEX budget_by_project ON money.budget (project);

CREATE TABLE money.line (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    budget       uuid        NOT NULL,
    currency     text        NOT NULL,
    code         text        NOT NULL CONSTRAINT line_code CHECK (code ~ '^[0-9A-Z][0-9A-Z.-]{0,19}$'),
    title        text        NOT NULL CONSTRAINT line_title CHECK (length(title) BETWEEN 1 AND 200),
    category     text        NOT NULL CONSTRAINT line_category
        CHECK (category IN ('assistance', 'movement', 'activity', 'staff', 'office', 'equipment', 'sub-grant', 'overhead')),
    CONSTRAINT line_once UNIQUE (budget, code),
    CONSTRAINT line_in_organisation UNIQUE (id, organisation, currency),
    CONSTRAINT line_budget FOREIGN KEY (budget, organisation, currency) REFERENCES money.budget (id, organisation, currency)
);
COMMENT ON TABLE money.line IS 'A line of a budget. Class: public.';
COMMENT ON COLUMN money.line.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN money.line.organisation IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.line.budget IS 'Which it is a line of. Class: public.';
COMMENT ON COLUMN money.line.currency IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.line.code IS 'As the donor numbers it. Class: public.';
COMMENT ON COLUMN money.line.title IS 'What it is for, as the agreement says it. Class: public.';
COMMENT ON COLUMN money.line.category IS 'What kind of cost. Class: public.';
CREATE INDEX line_by_budget ON money.line (budget, organisation, currency);

CREATE TABLE money.allotment (
    line         uuid           NOT NULL,
    organisation kernel.slug    NOT NULL,
    currency     text           NOT NULL,
    number       int            NOT NULL CONSTRAINT allotment_number CHECK (number >= 1),
    amount       numeric(14, 2) NOT NULL CONSTRAINT allotment_amount CHECK (amount >= 0),
    why          text           NOT NULL CONSTRAINT allotment_why CHECK (length(why) BETWEEN 1 AND 400),
    said_by      uuid           NOT NULL,
    said_at      timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (line, number),
    CONSTRAINT allotment_line FOREIGN KEY (line, organisation, currency) REFERENCES money.line (id, organisation, currency)
);
COMMENT ON TABLE money.allotment IS 'How much a line has; the last one counts, the earlier ones stay. Class: public.';
COMMENT ON COLUMN money.allotment.line IS 'Which line. Class: public.';
COMMENT ON COLUMN money.allotment.organisation IS 'That of the line. Class: public.';
COMMENT ON COLUMN money.allotment.currency IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.allotment.number IS '1 is the agreement, later ones are revisions. Class: public.';
COMMENT ON COLUMN money.allotment.amount IS 'In the currency of the budget. Class: public.';
COMMENT ON COLUMN money.allotment.why IS 'The agreement or the revision. Class: public.';
COMMENT ON COLUMN money.allotment.said_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.allotment.said_at IS 'When. Class: public.';
CREATE INDEX allotment_by_line ON money.allotment (line, organisation, currency);

CREATE TABLE money.account (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    currency     text        NOT NULL CONSTRAINT account_currency CHECK (currency ~ '^[A-Z]{3}$'),
    kind         text        NOT NULL CONSTRAINT account_kind CHECK (kind IN ('bank', 'cash', 'owed')),
    CONSTRAINT account_once UNIQUE (organisation, currency, kind),
    CONSTRAINT account_in_organisation UNIQUE (id, organisation, currency)
);
COMMENT ON TABLE money.account IS 'Where money comes from when it is spent. Class: public.';
COMMENT ON COLUMN money.account.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN money.account.organisation IS 'Whose it is. Class: public.';
COMMENT ON COLUMN money.account.currency IS 'In which it is counted. Class: public.';
COMMENT ON COLUMN money.account.kind IS 'bank, cash, or owed to whoever delivered. Class: public.';

CREATE TABLE money.rate (
    organisation kernel.slug    NOT NULL,
    given        text           NOT NULL CONSTRAINT rate_given CHECK (given ~ '^[A-Z]{3}$'),
    currency     text           NOT NULL CONSTRAINT rate_currency CHECK (currency ~ '^[A-Z]{3}$'),
    day          date           NOT NULL,
    per_unit     numeric(18, 8) NOT NULL CONSTRAINT rate_per_unit CHECK (per_unit > 0),
    said_by      uuid           NOT NULL,
    said_at      timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, given, currency, day),
    CONSTRAINT rate_of_two CHECK (given <> currency)
);
COMMENT ON TABLE money.rate IS 'What one unit of a currency is worth in another, from a day on until the next. Class: public.';
COMMENT ON COLUMN money.rate.organisation IS 'Whose books use it. Class: public.';
COMMENT ON COLUMN money.rate.given IS 'ISO 4217: in which is paid. Class: public.';
COMMENT ON COLUMN money.rate.currency IS 'ISO 4217: in which is counted. Class: public.';
COMMENT ON COLUMN money.rate.day IS 'From when on. Class: public.';
COMMENT ON COLUMN money.rate.per_unit IS 'So much of the second is one unit of the first. Class: public.';
COMMENT ON COLUMN money.rate.said_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.rate.said_at IS 'When. Class: public.';

CREATE TABLE money.entry (
    id           uuid           PRIMARY KEY,
    organisation kernel.slug    NOT NULL,
    budget       uuid           NOT NULL,
    currency     text           NOT NULL,
    day          date           NOT NULL,
    purpose      text           NOT NULL CONSTRAINT entry_purpose
        CHECK (purpose IN ('casework', 'movement', 'activity', 'staff', 'office', 'overhead')),
    words        text           NOT NULL CONSTRAINT entry_words CHECK (length(words) BETWEEN 1 AND 400),
    given        numeric(14, 2) NOT NULL CONSTRAINT entry_given CHECK (given > 0),
    given_in     text           NOT NULL CONSTRAINT entry_given_in CHECK (given_in ~ '^[A-Z]{3}$'),
    per_unit     numeric(18, 8) NOT NULL CONSTRAINT entry_per_unit CHECK (per_unit > 0),
    reverses     uuid,
    form         uuid           NOT NULL,
    made_by      uuid           NOT NULL,
    made_at      timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT entry_in_organisation UNIQUE (id, organisation, currency),
    CONSTRAINT entry_once UNIQUE (organisation, form),
    CONSTRAINT entry_reversed_once UNIQUE (reverses),
    CONSTRAINT entry_same_currency CHECK (given_in <> currency OR per_unit = 1),
    CONSTRAINT entry_budget FOREIGN KEY (budget, organisation, currency) REFERENCES money.budget (id, organisation, currency),
    CONSTRAINT entry_reverses FOREIGN KEY (reverses, organisation, currency) REFERENCES money.entry (id, organisation, currency)
);
COMMENT ON TABLE money.entry IS 'Something that was paid, or took an earlier one back. Never changed. Class: personal.';
COMMENT ON COLUMN money.entry.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN money.entry.organisation IS 'Whose books. Class: public.';
COMMENT ON COLUMN money.entry.budget IS 'Whose money it was. Class: public.';
COMMENT ON COLUMN money.entry.currency IS 'That of the budget. Class: public.';
COMMENT ON COLUMN money.entry.day IS 'When it was paid, by the calendar of the office. Class: public.';
COMMENT ON COLUMN money.entry.purpose IS 'What for: a case, a movement, an activity, staff, office or overhead. Class: public.';
COMMENT ON COLUMN money.entry.words IS 'What was bought, without names. Class: personal.';
COMMENT ON COLUMN money.entry.given IS 'What was paid, in the currency in which it was paid. Class: public.';
COMMENT ON COLUMN money.entry.given_in IS 'ISO 4217. Class: public.';
COMMENT ON COLUMN money.entry.per_unit IS 'The rate of that day; 1 where it is the currency of the budget. Class: public.';
COMMENT ON COLUMN money.entry.reverses IS 'The entry that it takes back; null where none. Class: public.';
COMMENT ON COLUMN money.entry.form IS 'The form that was sent, so that one that is sent twice is one entry. Class: public.';
COMMENT ON COLUMN money.entry.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN money.entry.made_at IS 'When. Class: public.';
CREATE INDEX entry_list ON money.entry (budget, organisation, currency, day DESC, id DESC);
CREATE INDEX entry_by_reversed ON money.entry (reverses, organisation, currency);

CREATE TABLE money.posting (
    entry        uuid           NOT NULL,
    position     int            NOT NULL,
    organisation kernel.slug    NOT NULL,
    currency     text           NOT NULL,
    line         uuid,
    account      uuid,
    amount       numeric(14, 2) NOT NULL CONSTRAINT posting_amount CHECK (amount <> 0),
    PRIMARY KEY (entry, position),
    CONSTRAINT posting_to_one CHECK (num_nonnulls(line, account) = 1),
    CONSTRAINT posting_entry FOREIGN KEY (entry, organisation, currency) REFERENCES money.entry (id, organisation, currency),
    CONSTRAINT posting_line FOREIGN KEY (line, organisation, currency) REFERENCES money.line (id, organisation, currency),
    CONSTRAINT posting_account FOREIGN KEY (account, organisation, currency) REFERENCES money.account (id, organisation, currency)
);
COMMENT ON TABLE money.posting IS 'One side of an entry; all sides of it make nothing together. Class: public.';
COMMENT ON COLUMN money.posting.entry IS 'Which it is a side of. Class: public.';
COMMENT ON COLUMN money.posting.position IS 'From 1 on. Class: public.';
COMMENT ON COLUMN money.posting.organisation IS 'That of the entry. Class: public.';
COMMENT ON COLUMN money.posting.currency IS 'That of the entry. Class: public.';
COMMENT ON COLUMN money.posting.line IS 'The budget line that pays; null where it is an account. Class: public.';
COMMENT ON COLUMN money.posting.account IS 'Where the money comes from; null where it is a line. Class: public.';
COMMENT ON COLUMN money.posting.amount IS 'What the line has spent, or what left the account with a minus. Class: public.';
CREATE INDEX posting_of_entry ON money.posting (entry, organisation, currency);
CREATE INDEX posting_by_line ON money.posting (line, organisation, currency) INCLUDE (amount);
CREATE INDEX posting_by_account ON money.posting (account, organisation, currency) INCLUDE (amount);

-- Checked when the transaction ends: only then are all sides there.
CREATE FUNCTION money.is_balanced() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    of uuid := CASE TG_TABLE_NAME WHEN 'entry' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'entry')::uuid END;
    sides int;
    rest numeric;
    taken_back uuid;
BEGIN
    SELECT count(*), coalesce(sum(amount), 0) INTO sides, rest FROM money.posting WHERE entry = of;
    IF sides < 2 OR rest <> 0 THEN
        RAISE EXCEPTION 'an entry whose sides do not make nothing together' USING ERRCODE = '23514', CONSTRAINT = 'entry_balanced';
    END IF;
    SELECT reverses INTO taken_back FROM money.entry WHERE id = of;
    IF taken_back IS NOT NULL AND (EXISTS (SELECT FROM money.entry WHERE id = taken_back AND reverses IS NOT NULL)
        OR EXISTS (
            (SELECT position, line, account, -amount FROM money.posting WHERE entry = taken_back
             EXCEPT SELECT position, line, account, amount FROM money.posting WHERE entry = of)
            UNION ALL
            (SELECT position, line, account, amount FROM money.posting WHERE entry = of
             EXCEPT SELECT position, line, account, -amount FROM money.posting WHERE entry = taken_back))) THEN
        RAISE EXCEPTION 'a reversal that is not the entry the other way round' USING ERRCODE = '23514', CONSTRAINT = 'entry_reversal';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_balanced AFTER INSERT ON money.entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION money.is_balanced();
CREATE CONSTRAINT TRIGGER posting_balanced AFTER INSERT ON money.posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION money.is_balanced();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['budget', 'line', 'allotment', 'account', 'rate', 'entry', 'posting'] LOOP
        EXECUTE format('ALTER TABLE money.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON money.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON money.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        -- Nothing is changed and nothing removed: what was wrong is reversed or said anew.
        EXECUTE format('GRANT SELECT, INSERT ON money.%I TO ${application}', name);
        EXECUTE format('GRANT SELECT ON money.%I TO ${backup}', name);
    END LOOP;
END $$;
