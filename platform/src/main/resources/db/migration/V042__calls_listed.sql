-- Calls by signal: without this a rare one is looked for among all calls of all years. It tells no more of a call than its row does:
-- rows of a shift are written together, in the order of their ids. None by topic: row security lets no index of an array be used,
-- because what compares arrays is not leakproof.

CREATE INDEX call_by_signal ON hotline.call (organisation, signal, shift, id);
-- What was written freely goes after ninety days: the cleaning looks at these only.
CREATE INDEX call_with_words ON hotline.call (shift) WHERE notes <> '' OR to_do <> '';
