-- Seminars, conferences, courses, study visits.

CREATE SCHEMA activities;
COMMENT ON SCHEMA activities IS 'What was held: seminars, conferences, courses, study visits.';
GRANT USAGE ON SCHEMA activities TO ${application}, ${site};

CREATE TABLE activities.activity (
    id                kernel.slug       PRIMARY KEY,
    position          int               NOT NULL,
    title             kernel.words      NOT NULL,
    printed_title     text,
    kind              text              NOT NULL CONSTRAINT activity_kind CHECK (kind IN (
                          'seminar', 'seminar-round', 'national-seminar', 'conference', 'training-course', 'study-visit')),
    date              kernel.fuzzy_date NOT NULL,
    date_note         kernel.words,
    starts            date              NOT NULL,
    ends              date,
    count             int               CONSTRAINT activity_count CHECK (count > 0),
    place_note        kernel.words,
    participants_note kernel.words,
    facilitators      kernel.words_list NOT NULL DEFAULT '[]',
    subjects          kernel.words_list NOT NULL DEFAULT '[]',
    purpose           kernel.words,
    fee               text              CONSTRAINT activity_fee CHECK (fee IN ('free')),
    framework         kernel.words,
    implements        kernel.slug,
    leads_to          text[]            NOT NULL DEFAULT '{}',
    source            text              NOT NULL,
    inferred          text[]            NOT NULL DEFAULT '{}',
    CONSTRAINT activity_date_in_order CHECK (ends IS NULL OR starts <= ends)
);
COMMENT ON TABLE activities.activity IS 'A seminar, conference, course or study visit of the record. Class: public.';
COMMENT ON COLUMN activities.activity.implements IS 'The instrument that it carried out; knowledge is beside this module, so there is no foreign key.';
COMMENT ON COLUMN activities.activity.leads_to IS 'Records that came of it, each as kind/id.';
CREATE INDEX activity_newest_first ON activities.activity (starts DESC, position);

CREATE TABLE activities.activity_organisation (
    activity     kernel.slug NOT NULL CONSTRAINT activity_organisation_activity REFERENCES activities.activity ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT activity_organisation_role CHECK (role IN ('organisers', 'partners', 'supporters', 'participants')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT activity_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (activity, role, position),
    CONSTRAINT activity_organisation_once UNIQUE (activity, role, organisation)
);
COMMENT ON TABLE activities.activity_organisation IS 'Who organised, joined, supported or took part. Agencies, never persons. Class: public.';
CREATE INDEX activity_organisation_organisation ON activities.activity_organisation (organisation);

CREATE TABLE activities.activity_place (
    activity kernel.slug NOT NULL CONSTRAINT activity_place_activity REFERENCES activities.activity ON DELETE CASCADE,
    role     text        NOT NULL CONSTRAINT activity_place_role CHECK (role IN ('places', 'facilitator-countries')),
    position int         NOT NULL,
    place    kernel.slug NOT NULL CONSTRAINT activity_place_place REFERENCES directory.place,
    PRIMARY KEY (activity, role, position),
    CONSTRAINT activity_place_once UNIQUE (activity, role, place)
);
COMMENT ON TABLE activities.activity_place IS 'Where it was held, and where those who taught came from. Class: public.';
CREATE INDEX activity_place_place ON activities.activity_place (place);

GRANT SELECT ON ALL TABLES IN SCHEMA activities TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA activities TO ${application};
