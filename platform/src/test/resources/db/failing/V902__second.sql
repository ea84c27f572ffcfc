ALTER TABLE probe.person ADD COLUMN second text NOT NULL DEFAULT 'x';
