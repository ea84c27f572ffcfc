ALTER TABLE probe.person ADD CONSTRAINT third CHECK (name = 'nobody');
