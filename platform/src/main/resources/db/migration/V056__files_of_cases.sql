-- Files that were brought to a case: scans of papers, photographs, letters.

CREATE TABLE cases.attachment (
    file         uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    case_file    uuid        NOT NULL,
    member       uuid,
    brought_by   uuid        NOT NULL,
    brought_at   timestamptz NOT NULL,
    CONSTRAINT attachment_file FOREIGN KEY (file, organisation) REFERENCES files.file (id, organisation),
    CONSTRAINT attachment_case FOREIGN KEY (case_file, organisation) REFERENCES cases.case_file (id, organisation),
    CONSTRAINT attachment_of_member FOREIGN KEY (case_file, member) REFERENCES cases.member (case_file, person)
);
COMMENT ON TABLE cases.attachment IS 'A file that was brought to a case; what it is called and what is in it, the file itself knows. Class: personal.';
COMMENT ON COLUMN cases.attachment.file IS 'Which file. Class: public.';
COMMENT ON COLUMN cases.attachment.organisation IS 'That of the case and of the file. Class: public.';
COMMENT ON COLUMN cases.attachment.case_file IS 'Which case. Class: public.';
COMMENT ON COLUMN cases.attachment.member IS 'Of whom it tells; null where of the case. Class: personal.';
COMMENT ON COLUMN cases.attachment.brought_by IS 'Account. Class: public.';
COMMENT ON COLUMN cases.attachment.brought_at IS 'When. Class: personal.';
CREATE INDEX attachment_by_file ON cases.attachment (file, organisation);
CREATE INDEX attachment_by_case ON cases.attachment (case_file, organisation);
CREATE INDEX attachment_by_member ON cases.attachment (case_file, member);

-- Of sealed cases: pieces of one length. Whose they are, what they are called and how long they really are stands in the ciphertext of
-- the case.
CREATE TABLE cases.sealed_piece (
    file         uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    number       integer     NOT NULL CONSTRAINT sealed_piece_number CHECK (number BETWEEN 0 AND 400),
    sealed       bytea       NOT NULL CONSTRAINT sealed_piece_sealed CHECK (length(sealed) BETWEEN 32 AND 131072),
    PRIMARY KEY (file, number)
);
COMMENT ON TABLE cases.sealed_piece IS 'A piece of a file of a sealed case. Class: sealed.';
COMMENT ON COLUMN cases.sealed_piece.file IS 'Random; the same for the pieces of one file. Class: public.';
COMMENT ON COLUMN cases.sealed_piece.organisation IS 'Whose key opens it. Class: public.';
COMMENT ON COLUMN cases.sealed_piece.number IS 'Where it stands in the file, from 0. Class: public.';
COMMENT ON COLUMN cases.sealed_piece.sealed IS 'Under the key of the organisation, filled up so that all pieces are of one length. Class: sealed.';
-- What is encrypted cannot be made smaller: do not try.
ALTER TABLE cases.sealed_piece ALTER COLUMN sealed SET STORAGE EXTERNAL;

ALTER TABLE cases.attachment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY attachment_of_organisation ON cases.attachment TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY attachment_of_machines ON cases.attachment TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY attachment_backup ON cases.attachment FOR SELECT TO ${backup} USING (true);
ALTER TABLE cases.sealed_piece ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sealed_piece_of_organisation ON cases.sealed_piece TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY sealed_piece_backup ON cases.sealed_piece FOR SELECT TO ${backup} USING (true);
-- A file is brought and taken away, never changed.
GRANT SELECT, INSERT, DELETE ON cases.attachment, cases.sealed_piece TO ${application};
GRANT SELECT ON cases.attachment, cases.sealed_piece TO ${backup};

ALTER TABLE cases.step DROP CONSTRAINT step_kind;
ALTER TABLE cases.step ADD CONSTRAINT step_kind CHECK (kind IN ('opened', 'moved', 'proposed', 'declined', 'joined', 'left', 'answered',
    'done', 'refused', 'dropped', 'offered', 'dated', 'handed-over', 'noted', 'consented', 'withdrawn', 'journey', 'attached', 'detached'));
