-- Which mission pack the tables of the other modules hold, so that an unchanged one is not read and written again.

CREATE SCHEMA pack;
COMMENT ON SCHEMA pack IS 'The mission pack that was loaded last. Its records are in the tables of the modules.';
GRANT USAGE ON SCHEMA pack TO ${application}, ${site};

CREATE TABLE pack.edition (
    only_one  boolean     PRIMARY KEY DEFAULT true CONSTRAINT edition_only_one CHECK (only_one),
    id        uuid        NOT NULL,
    digest    text        CONSTRAINT edition_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    loaded_at timestamptz NOT NULL
);
COMMENT ON TABLE pack.edition IS 'The last load that wrote something: one row. Class: public.';
COMMENT ON COLUMN pack.edition.id IS 'Another one after each such load: who holds what was read before reads it again.';
COMMENT ON COLUMN pack.edition.digest IS 'SHA-256 of the files and the schema; null where the pack had problems, so that they are told at the next start again.';

GRANT SELECT ON ALL TABLES IN SCHEMA pack TO ${site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pack TO ${application};
