-- How many people came home with the help of each programme, by quarter: released like the counts of the hotline, and told to the public.
-- Cases whose programme is sealed are in no count.

ALTER TABLE statistics.release DROP CONSTRAINT release_subject;
ALTER TABLE statistics.release ADD CONSTRAINT release_subject CHECK (subject IN ('hotline-topics', 'programme-people'));
ALTER TABLE statistics.release ADD COLUMN called kernel.words;
COMMENT ON COLUMN statistics.release.called IS 'How the organisation was called then; null for what is not told to the public.';
ALTER TABLE statistics.release ADD CONSTRAINT release_called CHECK (subject <> 'programme-people' OR called IS NOT NULL);

-- Whatever the minimum of a release is: where one or two are told, each can be found.
ALTER TABLE statistics.release_cell ADD CONSTRAINT release_cell_not_small CHECK (count NOT IN (1, 2));

CREATE TABLE statistics.release_word (
    release      uuid         NOT NULL,
    organisation kernel.slug  NOT NULL,
    word         kernel.slug  NOT NULL,
    label        kernel.words NOT NULL,
    PRIMARY KEY (release, word),
    CONSTRAINT release_word_release FOREIGN KEY (release, organisation) REFERENCES statistics.release (id, organisation)
);
COMMENT ON TABLE statistics.release_word IS 'How a word of a release was called when it was told, a programme for example. Class: public.';
CREATE INDEX release_word_of_release ON statistics.release_word (release, organisation);

ALTER TABLE statistics.release_word ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY release_word_read ON statistics.release_word FOR SELECT TO ${application} USING (kernel.acting_account() IS NOT NULL);
CREATE POLICY release_word_made ON statistics.release_word FOR INSERT TO ${application} WITH CHECK (organisation = kernel.acting_organisation());
CREATE POLICY release_word_backup ON statistics.release_word FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT ON statistics.release_word TO ${application};
GRANT SELECT ON statistics.release_word TO ${backup};

-- The public pages read what was released of programmes, not who released it, and nothing of the hotline.
GRANT USAGE ON SCHEMA statistics TO ${site};
GRANT SELECT (id, organisation, subject, quarter, minimum, made_at, called) ON statistics.release TO ${site};
GRANT SELECT ON statistics.release_cell, statistics.release_word TO ${site};
CREATE POLICY release_told ON statistics.release FOR SELECT TO ${site} USING (subject = 'programme-people');
CREATE POLICY release_cell_told ON statistics.release_cell FOR SELECT TO ${site}
    USING (EXISTS (SELECT FROM statistics.release WHERE release.id = release_cell.release));
CREATE POLICY release_word_told ON statistics.release_word FOR SELECT TO ${site}
    USING (EXISTS (SELECT FROM statistics.release WHERE release.id = release_word.release));
