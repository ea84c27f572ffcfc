-- Instruments (laws, decrees, drafts, strategies, plans), assessments, institutions that were set up.

CREATE SCHEMA knowledge;
COMMENT ON SCHEMA knowledge IS 'What is known and ruled: instruments, assessments, institutions.';
GRANT USAGE ON SCHEMA knowledge TO ${application}, ${site};

CREATE TABLE knowledge.instrument (
    id            kernel.slug       PRIMARY KEY,
    position      int               NOT NULL,
    title         kernel.words      NOT NULL,
    printed_title text,
    kind          text              NOT NULL CONSTRAINT instrument_kind CHECK (kind IN ('decree', 'draft-law', 'body-of-law', 'strategy', 'plan', 'programme')),
    date          kernel.fuzzy_date,
    date_note     kernel.words,
    issuer        kernel.words,
    status        text              CONSTRAINT instrument_status CHECK (status IN ('draft', 'prepared', 'approved', 'started', 'in-force')),
    subject       kernel.words,
    framework     kernel.words,
    aim           kernel.words,
    follows       kernel.record_reference,
    source        text              NOT NULL,
    inferred      text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.instrument IS 'A law, decree, draft, strategy or plan that the record names. Class: public.';
COMMENT ON COLUMN knowledge.instrument.issuer IS 'As printed. A person named here is named nowhere else.';
CREATE INDEX instrument_by_position ON knowledge.instrument (position, id);

CREATE TABLE knowledge.instrument_organisation (
    instrument   kernel.slug NOT NULL CONSTRAINT instrument_organisation_instrument REFERENCES knowledge.instrument ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT instrument_organisation_role CHECK (role IN ('prepared-by', 'approved-by', 'parties')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT instrument_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (instrument, role, position),
    CONSTRAINT instrument_organisation_once UNIQUE (instrument, role, organisation)
);
COMMENT ON TABLE knowledge.instrument_organisation IS 'Who prepared, approved or agreed on an instrument. Class: public.';
CREATE INDEX instrument_organisation_organisation ON knowledge.instrument_organisation (organisation);

CREATE TABLE knowledge.assessment (
    id           kernel.slug       PRIMARY KEY,
    position     int               NOT NULL,
    title        kernel.words      NOT NULL,
    kind         text              NOT NULL CONSTRAINT assessment_kind CHECK (kind IN ('border-control', 'draft-laws')),
    date         kernel.fuzzy_date,
    date_note    kernel.words,
    place_note   kernel.words,
    participants kernel.words_list NOT NULL DEFAULT '[]',
    expert       text,
    purposes     kernel.words_list NOT NULL DEFAULT '[]',
    standard     kernel.words,
    report       kernel.words,
    source       text              NOT NULL,
    inferred     text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.assessment IS 'An assessment of borders or of laws. Class: public.';
COMMENT ON COLUMN knowledge.assessment.expert IS 'As printed, shown in this record only: no profile, no structured data.';
CREATE INDEX assessment_by_position ON knowledge.assessment (position, id);

CREATE TABLE knowledge.assessment_organisation (
    assessment   kernel.slug NOT NULL CONSTRAINT assessment_organisation_assessment REFERENCES knowledge.assessment ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT assessment_organisation_role CHECK (role IN ('organisers', 'requesters', 'assessors')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT assessment_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (assessment, role, position),
    CONSTRAINT assessment_organisation_once UNIQUE (assessment, role, organisation)
);
COMMENT ON TABLE knowledge.assessment_organisation IS 'Who asked for, organised or made an assessment. Class: public.';
CREATE INDEX assessment_organisation_organisation ON knowledge.assessment_organisation (organisation);

CREATE TABLE knowledge.assessment_place (
    assessment kernel.slug NOT NULL CONSTRAINT assessment_place_assessment REFERENCES knowledge.assessment ON DELETE CASCADE,
    position   int         NOT NULL,
    place      kernel.slug NOT NULL CONSTRAINT assessment_place_place REFERENCES directory.place,
    PRIMARY KEY (assessment, position),
    CONSTRAINT assessment_place_once UNIQUE (assessment, place)
);
COMMENT ON TABLE knowledge.assessment_place IS 'Where an assessment was made. Class: public.';
CREATE INDEX assessment_place_place ON knowledge.assessment_place (place);

CREATE TABLE knowledge.assessment_subject (
    assessment kernel.slug NOT NULL CONSTRAINT assessment_subject_assessment REFERENCES knowledge.assessment ON DELETE CASCADE,
    position   int         NOT NULL,
    instrument kernel.slug NOT NULL CONSTRAINT assessment_subject_instrument REFERENCES knowledge.instrument,
    PRIMARY KEY (assessment, position),
    CONSTRAINT assessment_subject_once UNIQUE (assessment, instrument)
);
COMMENT ON TABLE knowledge.assessment_subject IS 'The instruments that were assessed. Class: public.';
CREATE INDEX assessment_subject_instrument ON knowledge.assessment_subject (instrument);

CREATE TABLE knowledge.institution (
    id          kernel.slug       PRIMARY KEY,
    position    int               NOT NULL,
    title       kernel.words      NOT NULL,
    kind        text              NOT NULL CONSTRAINT institution_kind CHECK (kind IN ('information-centre', 'working-group')),
    established kernel.fuzzy_date NOT NULL,
    host        kernel.slug       CONSTRAINT institution_host REFERENCES directory.organisation,
    result_of   kernel.record_reference,
    includes    kernel.words,
    mandate     kernel.words_list NOT NULL DEFAULT '[]',
    support     kernel.words_list NOT NULL DEFAULT '[]',
    source      text              NOT NULL,
    inferred    text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.institution IS 'A body that was set up: working group, information centre. Class: public.';
CREATE INDEX institution_host ON knowledge.institution (host);
CREATE INDEX institution_by_position ON knowledge.institution (position, id);

CREATE TABLE knowledge.institution_organisation (
    institution  kernel.slug NOT NULL CONSTRAINT institution_organisation_institution REFERENCES knowledge.institution ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT institution_organisation_role CHECK (role IN (
                     'founders', 'later-partners', 'approved-by', 'members', 'supported-by')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT institution_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (institution, role, position),
    CONSTRAINT institution_organisation_once UNIQUE (institution, role, organisation)
);
COMMENT ON TABLE knowledge.institution_organisation IS 'Who founded, approved, belongs to or supports an institution. Class: public.';
CREATE INDEX institution_organisation_organisation ON knowledge.institution_organisation (organisation);

GRANT SELECT ON ALL TABLES IN SCHEMA knowledge TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA knowledge TO ${application};
