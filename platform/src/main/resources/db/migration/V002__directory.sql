-- The mission, its hotline lines, organisations and places.

CREATE SCHEMA directory;
COMMENT ON SCHEMA directory IS 'Who and where: the mission, hotline lines, organisations, places.';
GRANT USAGE ON SCHEMA directory TO ${application}, ${site};

CREATE TABLE directory.mission (
    id              kernel.slug  PRIMARY KEY,
    only_one        boolean      NOT NULL DEFAULT true CONSTRAINT mission_only_one UNIQUE CHECK (only_one),
    name            kernel.words NOT NULL,
    abbreviation    text,
    motto           kernel.words NOT NULL,
    title           kernel.words NOT NULL,
    heading         kernel.words NOT NULL,
    lede            kernel.words NOT NULL,
    hotline_message kernel.words NOT NULL,
    languages       text[]       NOT NULL CONSTRAINT mission_has_languages CHECK (cardinality(languages) >= 1),
    as_of           date,
    exit_address    text         NOT NULL CONSTRAINT mission_exit_is_https CHECK (exit_address ~ '^https://[^\s"<>]+$'),
    source          text         NOT NULL
);
COMMENT ON TABLE directory.mission IS 'The mission that this installation describes: one row. Class: public.';
COMMENT ON COLUMN directory.mission.as_of IS 'The day as of which the record is shown; null means today. Never used by sessions, audit or security.';

CREATE TABLE directory.place (
    id       kernel.slug  PRIMARY KEY,
    position int          NOT NULL,
    name     kernel.words NOT NULL,
    kind     text         NOT NULL CONSTRAINT place_kind CHECK (kind IN ('country', 'region', 'velayat', 'city', 'administrative-level')),
    within   kernel.slug  CONSTRAINT place_within REFERENCES directory.place DEFERRABLE INITIALLY DEFERRED,
    names    text[]       NOT NULL DEFAULT '{}',
    note     kernel.words,
    source   text         NOT NULL,
    inferred text[]       NOT NULL DEFAULT '{}',
    CONSTRAINT place_not_within_itself CHECK (within <> id)
);
COMMENT ON TABLE directory.place IS 'A country, province, town or region that a record names. Class: public.';
CREATE INDEX place_within ON directory.place (within);
CREATE INDEX place_by_position ON directory.place (position, id);

CREATE TABLE directory.organisation (
    id           kernel.slug  PRIMARY KEY,
    position     int          NOT NULL,
    name         kernel.words NOT NULL,
    abbreviation text,
    kind         text         NOT NULL CONSTRAINT organisation_kind CHECK (kind IN (
                     'international-organisation', 'mission', 'unit', 'government', 'ministry', 'agency', 'embassy', 'parliament',
                     'state-institute', 'group-of-agencies', 'working-group', 'ngo', 'donor-agency')),
    names        text[]       NOT NULL DEFAULT '{}',
    part_of      kernel.slug  CONSTRAINT organisation_part_of REFERENCES directory.organisation DEFERRABLE INITIALLY DEFERRED,
    note         kernel.words,
    source       text         NOT NULL,
    inferred     text[]       NOT NULL DEFAULT '{}',
    CONSTRAINT organisation_not_part_of_itself CHECK (part_of <> id)
);
COMMENT ON TABLE directory.organisation IS 'An organisation that the record names: agency, ministry, donor, embassy. Class: public.';
CREATE INDEX organisation_part_of ON directory.organisation (part_of);
CREATE INDEX organisation_by_position ON directory.organisation (position, id);

CREATE TABLE directory.hotline_line (
    id        kernel.slug PRIMARY KEY,
    position  int         NOT NULL,
    number    text        NOT NULL CONSTRAINT hotline_line_number UNIQUE DEFERRABLE INITIALLY DEFERRED CONSTRAINT hotline_line_e164 CHECK (number ~ '^\+[1-9]\d{6,14}$'),
    printed   text        NOT NULL CONSTRAINT hotline_line_printed CHECK (printed ~ '^\+[0-9 ()-]{6,30}$'),
    place     kernel.slug NOT NULL CONSTRAINT hotline_line_place REFERENCES directory.place,
    seen      kernel.fuzzy_date NOT NULL,
    confirmed date,
    note      kernel.words,
    source    text        NOT NULL,
    inferred  text[]      NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE directory.hotline_line IS 'A telephone line of the hotline, as it stood in print. Class: public.';
COMMENT ON COLUMN directory.hotline_line.confirmed IS 'The day somebody made a test call. Before that the number is printed and cannot be tapped.';
CREATE INDEX hotline_line_place ON directory.hotline_line (place);

GRANT SELECT ON ALL TABLES IN SCHEMA directory TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA directory TO ${application};
