-- Who says what: sources, figures with their claims side by side; advice for those who travel; news and plain pages;
-- what project pages and news of the mission's own site add to projects, activities, organisations and assessments.

CREATE TABLE knowledge.source (
    id        kernel.slug  PRIMARY KEY,
    position  int          NOT NULL,
    title     kernel.words NOT NULL,
    publisher text,
    kind      text         NOT NULL CONSTRAINT source_kind CHECK (kind IN ('mission-page', 'report', 'agency-page', 'press', 'law')),
    printed   text         CONSTRAINT source_printed_is_no_link CHECK (printed !~ '^[a-z]+://'),
    date      kernel.fuzzy_date,
    note      kernel.words,
    source    text         NOT NULL,
    inferred  text[]       NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.source IS 'Where something is stated: a page, report, press text. Class: public.';
COMMENT ON COLUMN knowledge.source.printed IS 'The web address as text. It is never a link: whose it is today nobody knows.';
CREATE INDEX source_by_position ON knowledge.source (position, id);

CREATE TABLE knowledge.figure (
    id       kernel.slug  PRIMARY KEY,
    position int          NOT NULL,
    question kernel.words NOT NULL,
    about    text[]       NOT NULL DEFAULT '{}',
    note     kernel.words,
    source   text         NOT NULL,
    inferred text[]       NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.figure IS 'A question that sources answer with a figure or a date, maybe differently. Class: public.';
COMMENT ON COLUMN knowledge.figure.about IS 'Records that it concerns, each as kind/id.';
CREATE INDEX figure_by_position ON knowledge.figure (position, id);

CREATE TABLE knowledge.claim (
    figure       kernel.slug  NOT NULL CONSTRAINT claim_figure REFERENCES knowledge.figure ON DELETE CASCADE,
    position     int          NOT NULL,
    value        kernel.words NOT NULL,
    number       int          CONSTRAINT claim_number CHECK (number >= 0),
    counted      kernel.words NOT NULL,
    said_by      kernel.slug  CONSTRAINT claim_said_by REFERENCES directory.organisation,
    said_by_name kernel.words,
    as_of        kernel.fuzzy_date,
    source       text         NOT NULL,
    note         kernel.words,
    PRIMARY KEY (figure, position),
    CONSTRAINT claim_has_a_voice CHECK (said_by IS NOT NULL OR said_by_name IS NOT NULL)
);
COMMENT ON TABLE knowledge.claim IS 'What one source answers: value, what was counted, who says so, as of when. Two may disagree and both stand. Class: public.';
CREATE TABLE knowledge.figure_withheld (
    figure   kernel.slug  NOT NULL CONSTRAINT figure_withheld_figure REFERENCES knowledge.figure ON DELETE CASCADE,
    position int          NOT NULL,
    field    text         NOT NULL,
    reason   kernel.words NOT NULL,
    PRIMARY KEY (figure, position)
);
COMMENT ON TABLE knowledge.figure_withheld IS 'Why an answer to a figure''s question is not repeated; never the answer. Class: public.';
CREATE INDEX claim_said_by ON knowledge.claim (said_by);

CREATE TABLE knowledge.advice (
    id       kernel.slug       PRIMARY KEY,
    position int               NOT NULL,
    title    kernel.words      NOT NULL,
    audience text              NOT NULL CONSTRAINT advice_audience CHECK (audience IN ('leaving', 'visiting')),
    lede     kernel.words      NOT NULL,
    checks   kernel.words_list NOT NULL DEFAULT '[]',
    ask      kernel.words_list NOT NULL DEFAULT '[]',
    reviewed kernel.fuzzy_date NOT NULL,
    reviewer kernel.words      NOT NULL,
    reviewed_in text[]         NOT NULL DEFAULT '{}',
    source   text              NOT NULL,
    inferred text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE knowledge.advice IS 'A page of advice for somebody who travels, with the date and the role of its review. Class: public.';
CREATE INDEX advice_by_position ON knowledge.advice (position, id);

CREATE TABLE knowledge.advice_section (
    advice   kernel.slug       NOT NULL CONSTRAINT advice_section_advice REFERENCES knowledge.advice ON DELETE CASCADE,
    position int               NOT NULL,
    heading  kernel.words      NOT NULL,
    text     kernel.words_list NOT NULL DEFAULT '[]',
    steps    kernel.words_list NOT NULL DEFAULT '[]',
    PRIMARY KEY (advice, position)
);
COMMENT ON TABLE knowledge.advice_section IS 'One part of a page of advice. Class: public.';

ALTER TABLE knowledge.assessment
    ADD COLUMN recommendations kernel.words_list NOT NULL DEFAULT '[]',
    ADD COLUMN recommendations_note kernel.words;

GRANT SELECT ON ALL TABLES IN SCHEMA knowledge TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA knowledge TO ${application};

ALTER TABLE projects.project
    ADD COLUMN code text,
    ADD COLUMN running kernel.fuzzy_date,
    ADD COLUMN reporting text[] NOT NULL DEFAULT '{}',
    ADD COLUMN goal kernel.words,
    ADD COLUMN outputs kernel.words_list NOT NULL DEFAULT '[]',
    ADD COLUMN follows kernel.slug CONSTRAINT project_follows REFERENCES projects.project DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT project_follows_another CHECK (follows <> id);
CREATE INDEX project_follows ON projects.project (follows);
COMMENT ON COLUMN projects.project.running IS 'When it ran, where a source says otherwise than the printed years.';
COMMENT ON COLUMN projects.project.reporting IS 'Periods that its reports cover, each as a fuzzy date.';

CREATE TABLE projects.project_withheld (
    project  kernel.slug  NOT NULL CONSTRAINT project_withheld_project REFERENCES projects.project ON DELETE CASCADE,
    position int          NOT NULL,
    field    text         NOT NULL,
    reason   kernel.words NOT NULL,
    PRIMARY KEY (project, position)
);
COMMENT ON TABLE projects.project_withheld IS 'What a source says of a project and we do not repeat, and why; never the thing itself. Class: public.';
GRANT SELECT ON ALL TABLES IN SCHEMA projects TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projects TO ${application};

ALTER TABLE activities.activity DROP CONSTRAINT activity_kind;
ALTER TABLE activities.activity
    ADD CONSTRAINT activity_kind CHECK (kind IN (
        'seminar', 'seminar-round', 'national-seminar', 'conference', 'training-course', 'study-visit', 'training-of-trainers', 'lecture',
        'handover', 'expert-mission')),
    ADD COLUMN project kernel.slug CONSTRAINT activity_project REFERENCES projects.project,
    ADD COLUMN summary kernel.words;
CREATE INDEX activity_project ON activities.activity (project);

CREATE TABLE activities.activity_withheld (
    activity kernel.slug  NOT NULL CONSTRAINT activity_withheld_activity REFERENCES activities.activity ON DELETE CASCADE,
    position int          NOT NULL,
    field    text         NOT NULL,
    reason   kernel.words NOT NULL,
    PRIMARY KEY (activity, position)
);
COMMENT ON TABLE activities.activity_withheld IS 'What a source says of an activity and we do not repeat, and why; never the thing itself. Class: public.';
GRANT SELECT ON ALL TABLES IN SCHEMA activities TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA activities TO ${application};

CREATE TABLE directory.organisation_name (
    organisation kernel.slug NOT NULL CONSTRAINT organisation_name_organisation REFERENCES directory.organisation ON DELETE CASCADE,
    position     int         NOT NULL,
    name         text        NOT NULL CONSTRAINT organisation_name_name CHECK (btrim(name) <> ''),
    from_date    kernel.fuzzy_date,
    until_date   kernel.fuzzy_date,
    note         kernel.words,
    PRIMARY KEY (organisation, position)
);
COMMENT ON TABLE directory.organisation_name IS 'A name that an organisation had for a time. Class: public.';
GRANT SELECT ON ALL TABLES IN SCHEMA directory TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA directory TO ${application};

CREATE TABLE site.news (
    id       kernel.slug       PRIMARY KEY,
    position int               NOT NULL,
    title    kernel.words      NOT NULL,
    date     kernel.fuzzy_date NOT NULL,
    starts   date              NOT NULL,
    kind     text              NOT NULL CONSTRAINT news_kind CHECK (kind IN ('article', 'event-report', 'press-release', 'newsletter', 'update')),
    text     kernel.words_list NOT NULL,
    records  text[]            NOT NULL DEFAULT '{}',
    source   text              NOT NULL,
    inferred text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE site.news IS 'A news item of the mission''s site, told in our words. Class: public.';
CREATE INDEX news_newest_first ON site.news (starts DESC, position);

CREATE TABLE site.page (
    id       kernel.slug  PRIMARY KEY,
    position int          NOT NULL,
    title    kernel.words NOT NULL,
    lede     kernel.words,
    reviewed kernel.fuzzy_date,
    reviewer kernel.words,
    source   text         NOT NULL,
    inferred text[]       NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE site.page IS 'A plain page: about, contact, your data, accessibility. Class: public.';
CREATE INDEX page_by_position ON site.page (position, id);

CREATE TABLE site.page_section (
    page     kernel.slug       NOT NULL CONSTRAINT page_section_page REFERENCES site.page ON DELETE CASCADE,
    position int               NOT NULL,
    heading  kernel.words,
    text     kernel.words_list NOT NULL,
    PRIMARY KEY (page, position)
);
COMMENT ON TABLE site.page_section IS 'One part of a plain page. Class: public.';
GRANT SELECT ON ALL TABLES IN SCHEMA site TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA site TO ${application};
