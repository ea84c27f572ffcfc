-- What happened, told to those who listen: written in the transaction in which it happened, handed on afterwards.

CREATE SCHEMA events;
COMMENT ON SCHEMA events IS 'What happened, in its order, and how far each listener has heard it.';
GRANT USAGE ON SCHEMA events TO ${application}, ${backup};

CREATE TABLE events.event (
    id        uuid        PRIMARY KEY,
    kind      text        NOT NULL CONSTRAINT event_kind CHECK (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$' AND length(kind) <= 120),
    facts     jsonb       NOT NULL CONSTRAINT event_facts CHECK (jsonb_typeof(facts) = 'object' AND length(facts::text) <= 16384),
    happened  timestamptz NOT NULL DEFAULT now(),
    written   bigint      GENERATED ALWAYS AS IDENTITY,
    position  bigint      CONSTRAINT event_position CHECK (position > 0),
    CONSTRAINT event_position_once UNIQUE (position)
);
COMMENT ON TABLE events.event IS 'Something that happened: ids and facts, no names and no texts. Class: personal.';
COMMENT ON COLUMN events.event.id IS 'By which a listener knows that it heard this already. Class: public.';
COMMENT ON COLUMN events.event.kind IS 'Module and what happened: access.account-ended. Class: personal.';
COMMENT ON COLUMN events.event.facts IS 'Ids, words of closed lists, numbers, dates. Class: personal.';
COMMENT ON COLUMN events.event.happened IS 'When the transaction began in which it happened. Class: personal.';
COMMENT ON COLUMN events.event.written IS 'Order of writing: of two events, the one that came about by the other has the higher number. Given before the transaction ends, so it is no position. Class: public.';
COMMENT ON COLUMN events.event.position IS 'Place in the log, given after the transaction ended: whoever has read up to one has missed nothing before it. Class: public.';
CREATE INDEX event_without_position ON events.event (written) WHERE position IS NULL;

CREATE TABLE events.log (
    only_one boolean PRIMARY KEY DEFAULT true CONSTRAINT log_only_one CHECK (only_one),
    last     bigint  NOT NULL CONSTRAINT log_last CHECK (last >= 0)
);
COMMENT ON TABLE events.log IS 'The last position that was given: one row, locked by whoever gives positions. Class: public.';
INSERT INTO events.log (last) VALUES (0);

CREATE TABLE events.listener (
    name     text        PRIMARY KEY CONSTRAINT listener_name CHECK (name ~ '^[a-z]+(-[a-z]+)*$' AND length(name) <= 60),
    position bigint      NOT NULL DEFAULT 0 CONSTRAINT listener_position CHECK (position >= 0),
    failures integer     NOT NULL DEFAULT 0 CONSTRAINT listener_failures CHECK (failures >= 0),
    next_try timestamptz
);
COMMENT ON TABLE events.listener IS 'How far each listener has heard the log. Class: public.';

ALTER TABLE events.event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY event_written ON events.event FOR INSERT TO ${application}
    WITH CHECK (kernel.acting_account() IS NOT NULL OR kernel.acting_machine() IS NOT NULL);
CREATE POLICY event_of_machines ON events.event TO ${application} USING (kernel.acting_machine() IN ('delivery', 'cleaning'));
CREATE POLICY event_backup ON events.event FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, DELETE ON events.event TO ${application};
GRANT UPDATE (position) ON events.event TO ${application};
GRANT SELECT, UPDATE ON events.log TO ${application};
GRANT SELECT, INSERT, UPDATE ON events.listener TO ${application};
GRANT SELECT ON events.event, events.log, events.listener TO ${backup};
