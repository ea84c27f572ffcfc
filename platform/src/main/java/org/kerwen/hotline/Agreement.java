package org.kerwen.hotline;

import java.util.UUID;
import org.kerwen.people.Registration;

/**
 * What a caller agreed to, and what they said of themselves for it.
 *
 * @param id random
 * @param language in which the text was read
 * @param textVersion which version of the text
 * @param registration what is recorded of the person
 */
record Agreement(UUID id, AgreementPurpose purpose, String language, int textVersion, Registration registration) {
    /** The version of the text {@code hotline.agreement.text}; raise it when the text changes. */
    static final int TEXT_VERSION = 1;
}
