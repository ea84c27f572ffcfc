-- A part of a grant that was taken back in the books is not paid any more: it may be asked for again, and is paid once again at most.

ALTER TABLE cases.payment
    DROP CONSTRAINT payment_state,
    DROP CONSTRAINT payment_by_two,
    DROP CONSTRAINT payment_in_the_books,
    ADD CONSTRAINT payment_state CHECK (state IN ('requested', 'paid', 'declined', 'taken-back')),
    ADD CONSTRAINT payment_by_two CHECK (state NOT IN ('paid', 'taken-back') OR settled_by <> asked_by),
    ADD CONSTRAINT payment_in_the_books CHECK ((state IN ('paid', 'taken-back')) = (entry IS NOT NULL));
COMMENT ON COLUMN cases.payment.state IS 'requested, paid, declined, or taken-back where it was paid and the books took it back. Class: personal.';
DROP INDEX cases.payment_once;
CREATE UNIQUE INDEX payment_once ON cases.payment (case_file, award, instalment) WHERE state IN ('requested', 'paid');
