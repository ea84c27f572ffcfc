-- Programmes as the mission pack defines them, in every version that there ever was. Cases come later.

CREATE SCHEMA casework;
COMMENT ON SCHEMA casework IS 'Programmes, and the cases that go through them.';
GRANT USAGE ON SCHEMA casework TO ${application}, ${backup};

CREATE TABLE casework.programme_version (
    programme  kernel.slug NOT NULL,
    number     integer     NOT NULL CONSTRAINT programme_version_number CHECK (number > 0),
    digest     text        NOT NULL CONSTRAINT programme_version_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    definition jsonb       NOT NULL CONSTRAINT programme_version_definition CHECK (jsonb_typeof(definition) = 'object'),
    first_seen timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT programme_version_once PRIMARY KEY (programme, number),
    CONSTRAINT programme_version_same UNIQUE (programme, digest)
);
COMMENT ON TABLE casework.programme_version IS 'A definition as it stood when it was loaded; never changed, never deleted: a case may stand on it. Class: public.';
COMMENT ON COLUMN casework.programme_version.programme IS 'Id of the programme, the name of its file. Class: public.';
COMMENT ON COLUMN casework.programme_version.number IS 'Counted from one for each programme. Class: public.';
COMMENT ON COLUMN casework.programme_version.digest IS 'SHA-256 of the definition as canonical JSON. Class: public.';
COMMENT ON COLUMN casework.programme_version.definition IS 'Stages, moves, requirements, forms, tasks, rates. Class: public.';
COMMENT ON COLUMN casework.programme_version.first_seen IS 'When it was loaded first. Class: public.';

CREATE TABLE casework.programme (
    id      kernel.slug PRIMARY KEY,
    version integer     NOT NULL,
    CONSTRAINT programme_version_offered FOREIGN KEY (id, version) REFERENCES casework.programme_version (programme, number)
);
COMMENT ON TABLE casework.programme IS 'The programmes that the pack offers for new cases. Class: public.';
COMMENT ON COLUMN casework.programme.id IS 'The name of its file. Class: public.';
COMMENT ON COLUMN casework.programme.version IS 'Which of its versions. Class: public.';
CREATE INDEX programme_by_version ON casework.programme (id, version);

-- They name nobody, so no row security; the site has no reason to read them.
GRANT SELECT, INSERT ON casework.programme_version TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON casework.programme TO ${application};
GRANT SELECT ON casework.programme_version, casework.programme TO ${backup};
