-- How long an ended case is kept. When its time is over somebody keeps it for longer or empties it: what it tells of people goes, that
-- there was a case stays, for the books and the counts. Of a sealed case nothing stays.

ALTER TABLE cases.case_file ADD COLUMN kept_until date;
COMMENT ON COLUMN cases.case_file.kept_until IS 'Until when it is kept once it has ended; null while it goes on, and once it was emptied. Class: public.';
-- The owner of the tables sees no rows of theirs otherwise.
ALTER TABLE cases.case_file NO FORCE ROW LEVEL SECURITY;
UPDATE cases.case_file AS ended
   SET kept_until = (ended.closed_on + make_interval(years => coalesce((version.definition ->> 'retentionYears')::int, 10)))::date
  FROM casework.programme_version AS version
 WHERE version.programme = ended.programme AND version.number = ended.version AND ended.closed_on IS NOT NULL;
ALTER TABLE cases.case_file FORCE ROW LEVEL SECURITY;
ALTER TABLE cases.case_file ADD CONSTRAINT case_file_kept
    CHECK (kept_until IS NULL OR (closed_on IS NOT NULL AND kept_until >= closed_on));
CREATE INDEX case_file_by_keeping ON cases.case_file (organisation, kept_until, id) WHERE kept_until IS NOT NULL;

ALTER TABLE cases.step DROP CONSTRAINT step_kind;
ALTER TABLE cases.step ADD CONSTRAINT step_kind CHECK (kind IN ('opened', 'moved', 'proposed', 'declined', 'joined', 'left', 'answered',
    'done', 'refused', 'dropped', 'offered', 'dated', 'handed-over', 'noted', 'consented', 'withdrawn', 'journey', 'attached', 'detached',
    'kept', 'emptied'));

GRANT DELETE ON cases.commitment, cases.step, cases.sealed_case TO ${application};
-- What was emptied is emptied again when an older backup was restored.
CREATE POLICY case_file_of_machines ON cases.case_file TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY commitment_of_machines ON cases.commitment TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY sealed_case_of_machines ON cases.sealed_case TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY sealed_piece_of_machines ON cases.sealed_piece TO ${application} USING (kernel.acting_machine() = 'restoring');
