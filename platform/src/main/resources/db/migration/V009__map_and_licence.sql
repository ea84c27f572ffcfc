-- The schematic map of the regions, and the licence under which the public record may be used.

ALTER TABLE directory.place
    ADD COLUMN outline text CONSTRAINT place_outline CHECK (outline ~ '^\d{1,3},\d{1,3}( \d{1,3},\d{1,3}){2,}$'),
    ADD COLUMN label_at text CONSTRAINT place_label_at CHECK (label_at ~ '^\d{1,3},\d{1,3}$'),
    ADD CONSTRAINT place_outline_has_label CHECK ((outline IS NULL) = (label_at IS NULL));
COMMENT ON COLUMN directory.place.outline IS 'Corners on the schematic map, x,y with spaces between; nothing is measured on it.';

-- The mission's row comes from the pack at each start. A row of before has no licence yet: it gets the name of the gap and
-- the pack's words a moment later.
ALTER TABLE directory.mission
    ADD COLUMN licence kernel.words NOT NULL DEFAULT '{"en": "Not stated."}',
    ADD COLUMN licence_address text NOT NULL DEFAULT 'https://spdx.org/licenses/'
        CONSTRAINT mission_licence_is_https CHECK (licence_address ~ '^https://[^\s"<>]+$');
ALTER TABLE directory.mission ALTER COLUMN licence DROP DEFAULT, ALTER COLUMN licence_address DROP DEFAULT;
