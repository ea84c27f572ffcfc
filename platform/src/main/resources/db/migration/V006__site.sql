-- The chronicle: the mission's history in the order of the original, each entry leading to the records it tells of.

CREATE SCHEMA site;
COMMENT ON SCHEMA site IS 'The published face: chronicle, later pages and news.';
GRANT USAGE ON SCHEMA site TO ${application}, ${site};

CREATE TABLE site.chronicle_entry (
    id        kernel.slug       PRIMARY KEY,
    paragraph int               NOT NULL CONSTRAINT chronicle_entry_paragraph UNIQUE DEFERRABLE INITIALLY DEFERRED CHECK (paragraph > 0),
    date      kernel.fuzzy_date NOT NULL,
    starts    date              NOT NULL,
    text      kernel.words      NOT NULL,
    source    text              NOT NULL,
    inferred  text[]            NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE site.chronicle_entry IS 'One entry of the chronicle; the smallest paragraph is the newest. Class: public.';

CREATE TABLE site.chronicle_record (
    entry    kernel.slug             NOT NULL CONSTRAINT chronicle_record_entry REFERENCES site.chronicle_entry ON DELETE CASCADE,
    position int                     NOT NULL,
    record   kernel.record_reference NOT NULL,
    PRIMARY KEY (entry, position),
    CONSTRAINT chronicle_record_once UNIQUE (entry, record)
);
COMMENT ON TABLE site.chronicle_record IS 'The records that an entry tells of, in any module. Class: public.';

GRANT SELECT ON ALL TABLES IN SCHEMA site TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA site TO ${application};
