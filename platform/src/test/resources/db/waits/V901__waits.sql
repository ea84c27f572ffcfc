CREATE SCHEMA waits;
CREATE TABLE waits.setting AS SELECT current_setting('lock_timeout') AS longest;
