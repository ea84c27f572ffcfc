-- What sealed cases cost, without which of them: added up by month and currency, and charged to the books as one sum.

CREATE TABLE cases.pooled_cost (
    id           uuid           PRIMARY KEY,
    organisation kernel.slug    NOT NULL,
    month        date           NOT NULL CONSTRAINT pooled_cost_month CHECK (extract(day FROM month) = 1),
    currency     text           NOT NULL CONSTRAINT pooled_cost_currency CHECK (currency ~ '^[A-Z]{3}$'),
    amount       numeric(14, 2) NOT NULL,
    entry        uuid,
    CONSTRAINT pooled_cost_charged CHECK (entry IS NULL OR amount > 0),
    CONSTRAINT pooled_cost_entry_once UNIQUE (entry),
    CONSTRAINT pooled_cost_entry FOREIGN KEY (entry) REFERENCES money.entry (id)
);
COMMENT ON TABLE cases.pooled_cost IS 'What all sealed cases of an organisation cost in a month, together. Class: personal.';
COMMENT ON COLUMN cases.pooled_cost.id IS 'Random; the entry in the books is known by it too. Class: public.';
COMMENT ON COLUMN cases.pooled_cost.organisation IS 'Whose cases. Class: public.';
COMMENT ON COLUMN cases.pooled_cost.month IS 'Its first day. Class: public.';
COMMENT ON COLUMN cases.pooled_cost.currency IS 'ISO 4217. Class: public.';
COMMENT ON COLUMN cases.pooled_cost.amount IS 'All together; less than nothing where more came back. Class: personal.';
COMMENT ON COLUMN cases.pooled_cost.entry IS 'Where it stands in the books; null until it is charged. Class: public.';
-- One open sum at a time: what is written down after it was charged begins another.
CREATE UNIQUE INDEX pooled_cost_open ON cases.pooled_cost (organisation, month, currency) WHERE entry IS NULL;

ALTER TABLE cases.pooled_cost ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY pooled_cost_of_organisation ON cases.pooled_cost TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY pooled_cost_backup ON cases.pooled_cost FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, UPDATE (amount, entry) ON cases.pooled_cost TO ${application};
GRANT SELECT ON cases.pooled_cost TO ${backup};
