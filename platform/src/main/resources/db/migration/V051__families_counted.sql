-- Who of a family would be left behind is asked for each traveller of a page: without a setting of its own the function becomes a part of
-- the question that asks it. All names in it are whole, and it acts as whoever asks.

ALTER FUNCTION movements.left_behind(uuid, uuid) RESET search_path;
