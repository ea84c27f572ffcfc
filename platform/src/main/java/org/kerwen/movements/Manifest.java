package org.kerwen.movements;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kerwen.kernel.AccountId;

/**
 * A passenger list as it was issued to one recipient.
 *
 * @param number 1 is the first for this recipient
 * @param ofVersion of the movement: where that has another by now, the list is old
 * @param people how many stand on it
 * @param rows what it says of each, in the order of the fields; none where it was not asked for
 * @param copies that left
 */
record Manifest(
        UUID id,
        Recipient recipient,
        int number,
        List<ListField> fields,
        int ofVersion,
        int people,
        AccountId by,
        Instant at,
        List<List<String>> rows,
        List<Copy> copies) {
    /**
     * A file that left.
     *
     * @param hash SHA-256 of it, as people compare it
     */
    record Copy(String form, String hash, AccountId by, Instant at) {}
}
