-- Calls by signal or topic: without these a rare one is looked for among all calls of all years. They tell no more of a call than its row
-- does: rows of a shift are written together, in the order of their ids.

CREATE INDEX call_by_signal ON hotline.call (organisation, signal, shift, id);
CREATE INDEX call_by_topic ON hotline.call USING gin (topics);
-- What was written freely goes after ninety days: the cleaning looks at these only.
CREATE INDEX call_with_words ON hotline.call (shift) WHERE notes <> '' OR to_do <> '';
