package org.kerwen.hotline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.people.Registration;

/**
 * What a caller agreed to, and what they said of themselves for it.
 *
 * @param id random
 * @param language in which the text was read
 * @param textVersion which version of the text
 * @param registration what is recorded of the person
 * @param programme of the case that is opened; null where none is opened yet
 */
record Agreement(
        UUID id,
        AgreementPurpose purpose,
        String language,
        int textVersion,
        Registration registration,
        @Nullable ProgrammeId programme) {
    /** The version of the text {@code hotline.agreement.text}; raise it when the text changes. */
    static final int TEXT_VERSION = 1;

    /**
     * What came of it.
     *
     * @param opened the case; null where none was asked for, or where its organisation's key is locked
     */
    record Recorded(PersonId person, @Nullable CaseId opened) {}
}
