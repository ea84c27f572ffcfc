-- Projects, and the record's historic programmes of return and departure.

CREATE SCHEMA projects;
COMMENT ON SCHEMA projects IS 'What is paid for: projects and historic programmes. Money comes with budget lines.';
GRANT USAGE ON SCHEMA projects TO ${application}, ${site};

CREATE TABLE projects.project (
    id             kernel.slug       PRIMARY KEY,
    position       int               NOT NULL,
    title          kernel.words      NOT NULL,
    printed_title  text,
    summary        kernel.words,
    aim            kernel.words,
    period         kernel.fuzzy_date NOT NULL,
    starts         date              NOT NULL,
    ends           date,
    status         text              NOT NULL CONSTRAINT project_status CHECK (status IN ('current', 'approved', 'completed')),
    theme          text              NOT NULL CONSTRAINT project_theme CHECK (theme IN ('counter-trafficking', 'disaster-preparedness')),
    components     text[]            NOT NULL DEFAULT '{}' CONSTRAINT project_components CHECK (components <@ '{prevention,protection,capacity-building}'),
    target_groups  kernel.words_list NOT NULL DEFAULT '[]',
    framework      kernel.words,
    submitted      kernel.fuzzy_date,
    submitted_to   kernel.slug       CONSTRAINT project_submitted_to REFERENCES directory.organisation,
    approved       kernel.fuzzy_date,
    same_title_as  kernel.slug       CONSTRAINT project_same_title_as REFERENCES projects.project DEFERRABLE INITIALLY DEFERRED,
    further_page   text              CONSTRAINT project_further_page CHECK (further_page IN ('lost')),
    notes          kernel.words_list NOT NULL DEFAULT '[]',
    source         text              NOT NULL,
    inferred       text[]            NOT NULL DEFAULT '{}',
    CONSTRAINT project_period_in_order CHECK (ends IS NULL OR starts <= ends),
    CONSTRAINT project_same_title_as_another CHECK (same_title_as <> id)
);
COMMENT ON TABLE projects.project IS 'A project with its donor and its years. Class: public.';
COMMENT ON COLUMN projects.project.starts IS 'First day that the period may cover; what current is computed from.';
COMMENT ON COLUMN projects.project.status IS 'As the source states it. Whether a project runs now is computed from its period and the mission''s clock.';
CREATE INDEX project_submitted_to ON projects.project (submitted_to);
CREATE INDEX project_same_title_as ON projects.project (same_title_as);
CREATE INDEX project_by_position ON projects.project (position, id);

CREATE TABLE projects.project_organisation (
    project      kernel.slug NOT NULL CONSTRAINT project_organisation_project REFERENCES projects.project ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT project_organisation_role CHECK (role IN ('donors', 'implementers', 'partners')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT project_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (project, role, position),
    CONSTRAINT project_organisation_once UNIQUE (project, role, organisation)
);
COMMENT ON TABLE projects.project_organisation IS 'Who pays for, carries out or joins a project. Class: public.';
CREATE INDEX project_organisation_organisation ON projects.project_organisation (organisation);

CREATE TABLE projects.project_place (
    project  kernel.slug NOT NULL CONSTRAINT project_place_project REFERENCES projects.project ON DELETE CASCADE,
    position int         NOT NULL,
    place    kernel.slug NOT NULL CONSTRAINT project_place_place REFERENCES directory.place,
    PRIMARY KEY (project, position),
    CONSTRAINT project_place_once UNIQUE (project, place)
);
COMMENT ON TABLE projects.project_place IS 'Where a project works. Class: public.';
CREATE INDEX project_place_place ON projects.project_place (place);

CREATE TABLE projects.programme (
    id               kernel.slug       PRIMARY KEY,
    position         int               NOT NULL,
    title            kernel.words      NOT NULL,
    summary          kernel.words,
    kind             text              NOT NULL CONSTRAINT programme_kind CHECK (kind IN ('voluntary-return', 'refugee-departure')),
    period           kernel.fuzzy_date NOT NULL,
    period_note      kernel.words,
    starts           date              NOT NULL,
    ends             date,
    nationalities    kernel.words_list NOT NULL,
    legal_situation  kernel.words,
    origin           kernel.slug       NOT NULL CONSTRAINT programme_origin REFERENCES directory.place,
    destination      kernel.slug       CONSTRAINT programme_destination REFERENCES directory.place,
    destination_note kernel.words,
    persons          int               CONSTRAINT programme_persons CHECK (persons > 0),
    persons_note     kernel.words,
    status           text              CONSTRAINT programme_status CHECK (status IN ('completed')),
    source           text              NOT NULL,
    inferred         text[]            NOT NULL DEFAULT '{}',
    CONSTRAINT programme_period_in_order CHECK (ends IS NULL OR starts <= ends)
);
COMMENT ON TABLE projects.programme IS 'A historic programme of return or departure, as the record tells it. Class: public.';
COMMENT ON COLUMN projects.programme.persons IS 'As the source counts; programme.persons_note says what was counted.';
CREATE INDEX programme_origin ON projects.programme (origin);
CREATE INDEX programme_destination ON projects.programme (destination);
CREATE INDEX programme_by_position ON projects.programme (position, id);

CREATE TABLE projects.programme_organisation (
    programme    kernel.slug NOT NULL CONSTRAINT programme_organisation_programme REFERENCES projects.programme ON DELETE CASCADE,
    role         text        NOT NULL CONSTRAINT programme_organisation_role CHECK (role IN ('implementers', 'partners', 'agencies')),
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT programme_organisation_organisation REFERENCES directory.organisation,
    PRIMARY KEY (programme, role, position),
    CONSTRAINT programme_organisation_once UNIQUE (programme, role, organisation)
);
COMMENT ON TABLE projects.programme_organisation IS 'Who carried out, joined or cleared a programme. Class: public.';
CREATE INDEX programme_organisation_organisation ON projects.programme_organisation (organisation);

CREATE TABLE projects.programme_assistance (
    programme kernel.slug  NOT NULL CONSTRAINT programme_assistance_programme REFERENCES projects.programme ON DELETE CASCADE,
    position  int          NOT NULL,
    what      kernel.words NOT NULL,
    kind      text         NOT NULL CONSTRAINT programme_assistance_kind CHECK (kind IN (
                  'coordination', 'international-transport', 'domestic-transport', 'onward-transport', 'travel-documents', 'medical',
                  'reintegration', 'registration', 'subsistence', 'escort')),
    paid_by   kernel.slug  NOT NULL CONSTRAINT programme_assistance_paid_by REFERENCES directory.organisation,
    modes     text[]       NOT NULL DEFAULT '{}' CONSTRAINT programme_assistance_modes CHECK (modes <@ '{air,railway}'),
    each      text         CONSTRAINT programme_assistance_each CHECK (each IN ('family')),
    PRIMARY KEY (programme, position)
);
COMMENT ON TABLE projects.programme_assistance IS 'What a programme gave the people it helped, and who paid for it. Class: public.';
CREATE INDEX programme_assistance_paid_by ON projects.programme_assistance (paid_by);

CREATE TABLE projects.programme_contribution (
    programme   kernel.slug       NOT NULL CONSTRAINT programme_contribution_programme REFERENCES projects.programme ON DELETE CASCADE,
    position    int               NOT NULL,
    contributor kernel.slug       NOT NULL CONSTRAINT programme_contribution_contributor REFERENCES directory.organisation,
    what        kernel.words_list NOT NULL,
    PRIMARY KEY (programme, position)
);
COMMENT ON TABLE projects.programme_contribution IS 'What a government did for a programme. Class: public.';
CREATE INDEX programme_contribution_contributor ON projects.programme_contribution (contributor);

CREATE TABLE projects.programme_contribution_agency (
    programme    kernel.slug NOT NULL,
    contribution int         NOT NULL,
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL CONSTRAINT programme_contribution_agency_organisation REFERENCES directory.organisation,
    PRIMARY KEY (programme, contribution, position),
    CONSTRAINT programme_contribution_agency_contribution FOREIGN KEY (programme, contribution)
        REFERENCES projects.programme_contribution ON DELETE CASCADE
);
COMMENT ON TABLE projects.programme_contribution_agency IS 'The agencies through which a government contributed. Class: public.';
CREATE INDEX programme_contribution_agency_organisation ON projects.programme_contribution_agency (organisation);

GRANT SELECT ON ALL TABLES IN SCHEMA projects TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projects TO ${application};
