-- Counts that leave their organisation. What stands here has passed the one rule of disclosure; what was withheld is not here at all.

CREATE SCHEMA statistics;
COMMENT ON SCHEMA statistics IS 'Counts that were released: what may be told of them, and nothing else.';
GRANT USAGE ON SCHEMA statistics TO ${application}, ${backup};

CREATE TABLE statistics.release (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    subject      text        NOT NULL CONSTRAINT release_subject CHECK (subject IN ('hotline-topics')),
    quarter      date        NOT NULL CONSTRAINT release_quarter
        CHECK (extract(day FROM quarter) = 1 AND extract(month FROM quarter) IN (1, 4, 7, 10)),
    minimum      int         NOT NULL CONSTRAINT release_minimum CHECK (minimum BETWEEN 3 AND 100),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT release_once UNIQUE (organisation, subject, quarter),
    CONSTRAINT release_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE statistics.release IS 'A table of counts that left its organisation; one of a quarter, never another of the same, because two would tell more than one. Class: public.';
COMMENT ON COLUMN statistics.release.minimum IS 'No smaller count is told.';

CREATE TABLE statistics.release_cell (
    release      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    row          text        NOT NULL CONSTRAINT release_cell_row CHECK (length(row) <= 80),
    col          text        NOT NULL CONSTRAINT release_cell_col CHECK (length(col) <= 80),
    position     int         NOT NULL CONSTRAINT release_cell_position CHECK (position >= 0),
    count        bigint      CONSTRAINT release_cell_count CHECK (count >= 0),
    PRIMARY KEY (release, row, col),
    CONSTRAINT release_cell_release FOREIGN KEY (release, organisation) REFERENCES statistics.release (id, organisation)
);
COMMENT ON TABLE statistics.release_cell IS 'One count of a release; those of all rows or of all columns together stand under an empty word. Class: public.';
COMMENT ON COLUMN statistics.release_cell.count IS 'Null where it is not told.';
CREATE INDEX release_cell_of_release ON statistics.release_cell (release, organisation, position);

-- Whoever works here may read what was released, of each organisation.
ALTER TABLE statistics.release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE statistics.release_cell ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY release_read ON statistics.release FOR SELECT TO ${application} USING (kernel.acting_account() IS NOT NULL);
CREATE POLICY release_made ON statistics.release FOR INSERT TO ${application} WITH CHECK (organisation = kernel.acting_organisation());
CREATE POLICY release_backup ON statistics.release FOR SELECT TO ${backup} USING (true);
CREATE POLICY release_cell_read ON statistics.release_cell FOR SELECT TO ${application} USING (kernel.acting_account() IS NOT NULL);
CREATE POLICY release_cell_made ON statistics.release_cell FOR INSERT TO ${application} WITH CHECK (organisation = kernel.acting_organisation());
CREATE POLICY release_cell_backup ON statistics.release_cell FOR SELECT TO ${backup} USING (true);
-- What was told stays told.
GRANT SELECT, INSERT ON statistics.release, statistics.release_cell TO ${application};
GRANT SELECT ON statistics.release, statistics.release_cell TO ${backup};
