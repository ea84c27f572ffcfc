ALTER TABLE probe.visit ADD COLUMN room text NOT NULL DEFAULT 'unknown';
