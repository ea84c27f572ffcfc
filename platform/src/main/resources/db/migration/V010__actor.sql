-- Who acts, as PostgreSQL knows it: set for one transaction by the program, asked by the row security of every protected
-- table. ${backup} is the login of the backup, which reads every table and changes none.

CREATE FUNCTION kernel.acting_account() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('kerwen.account', true), '')::uuid;

CREATE FUNCTION kernel.acting_organisation() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('kerwen.organisation', true), '');

CREATE FUNCTION kernel.acting_machine() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('kerwen.machine', true), '');

GRANT USAGE ON SCHEMA kernel, directory, projects, knowledge, activities, site, pack TO ${backup};
GRANT SELECT ON ALL TABLES IN SCHEMA directory, projects, knowledge, activities, site, pack TO ${backup};
