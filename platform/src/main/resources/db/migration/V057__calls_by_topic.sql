-- Calls by topic: a rare one was looked for along the whole list. Row security lets no index of an array be used, because what compares
-- arrays is not leakproof; an index of the rows that have a topic is used, for nothing has to be compared then. Each is in the order of
-- the list. It tells no more of a call than its row does.

CREATE INDEX call_about_work ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['work'];
CREATE INDEX call_about_study ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['study'];
CREATE INDEX call_about_marriage ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['marriage'];
CREATE INDEX call_about_travel ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['travel'];
CREATE INDEX call_about_papers ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['papers'];
CREATE INDEX call_about_contract ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['contract'];
CREATE INDEX call_about_missing ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['missing'];
CREATE INDEX call_about_held ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['held'];
CREATE INDEX call_about_other ON hotline.call (organisation, shift, id) WHERE topics @> ARRAY['other'];
