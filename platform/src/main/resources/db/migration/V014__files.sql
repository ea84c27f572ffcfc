-- Files that somebody brought: pictures and documents, each encrypted under a key of its own, in pieces.

CREATE SCHEMA files;
COMMENT ON SCHEMA files IS 'Pictures and documents, encrypted before they reach the database.';
GRANT USAGE ON SCHEMA files TO ${application}, ${backup};

CREATE TABLE files.file (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    type         text        NOT NULL CONSTRAINT file_type CHECK (type IN ('jpeg', 'png', 'pdf')),
    size         bigint      NOT NULL CONSTRAINT file_size CHECK (size > 0 AND size <= 67108864),
    name         bytea       NOT NULL CONSTRAINT file_name CHECK (length(name) BETWEEN 28 AND 1100),
    ring         text        NOT NULL CONSTRAINT file_ring CHECK (ring IN ('installation', 'organisation')),
    data_key     bytea       NOT NULL CONSTRAINT file_data_key CHECK (length(data_key) BETWEEN 32 AND 1000),
    hash         bytea       NOT NULL CONSTRAINT file_hash CHECK (length(hash) = 32),
    CONSTRAINT file_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE files.file IS 'A picture or document, what is known of it without opening it. Class: personal.';
COMMENT ON COLUMN files.file.id IS 'Random; also part of what is encrypted, so that no content can be put under another id. Class: public.';
COMMENT ON COLUMN files.file.organisation IS 'Whose it is. Class: public.';
COMMENT ON COLUMN files.file.made_by IS 'Account that brought it. Class: public.';
COMMENT ON COLUMN files.file.made_at IS 'When it was brought. Class: personal.';
COMMENT ON COLUMN files.file.type IS 'Word of a closed list, seen from the content. Class: personal.';
COMMENT ON COLUMN files.file.size IS 'Bytes of the content as it is kept. Class: personal.';
COMMENT ON COLUMN files.file.name IS 'What it was called, encrypted under its key. Class: sealed.';
COMMENT ON COLUMN files.file.ring IS 'Which key opens the file''s own: that of the installation or that of the organisation. Class: public.';
COMMENT ON COLUMN files.file.data_key IS 'Its own key, sealed. Class: secret.';
COMMENT ON COLUMN files.file.hash IS 'Keyed hash of the content, another in each organisation: finds the same file brought twice. Class: secret.';
CREATE INDEX file_by_hash ON files.file (organisation, hash);

CREATE TABLE files.chunk (
    file         uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    number       integer     NOT NULL CONSTRAINT chunk_number CHECK (number BETWEEN 0 AND 400),
    content      bytea       NOT NULL CONSTRAINT chunk_content CHECK (length(content) BETWEEN 1 AND 262144),
    PRIMARY KEY (file, number),
    CONSTRAINT chunk_file FOREIGN KEY (file, organisation) REFERENCES files.file (id, organisation) ON DELETE CASCADE
);
COMMENT ON TABLE files.chunk IS 'A piece of an encrypted file. Class: sealed.';
COMMENT ON COLUMN files.chunk.file IS 'Of which it is a piece. Class: public.';
COMMENT ON COLUMN files.chunk.organisation IS 'That of the file. Class: public.';
COMMENT ON COLUMN files.chunk.number IS 'Where it stands in the file, from 0. Class: public.';
COMMENT ON COLUMN files.chunk.content IS 'Encrypted; the pieces of one file hold together and in their order only. Class: sealed.';
CREATE INDEX chunk_by_file ON files.chunk (file, organisation);
-- What is encrypted cannot be made smaller: do not try.
ALTER TABLE files.chunk ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE files.file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE files.chunk ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY file_of_organisation ON files.file TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY chunk_of_organisation ON files.chunk TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY file_of_machines ON files.file TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY chunk_of_machines ON files.chunk TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY file_backup ON files.file FOR SELECT TO ${backup} USING (true);
CREATE POLICY chunk_backup ON files.chunk FOR SELECT TO ${backup} USING (true);
-- A file is brought and removed, never changed; its key may be sealed anew.
GRANT SELECT, INSERT, DELETE ON files.file, files.chunk TO ${application};
GRANT UPDATE (data_key, ring) ON files.file TO ${application};
GRANT SELECT ON files.file, files.chunk TO ${backup};
