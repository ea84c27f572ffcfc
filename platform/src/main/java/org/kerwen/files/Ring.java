package org.kerwen.files;

import java.util.Locale;
import org.kerwen.kernel.Worded;

/** Which key opens the key of a file. */
public enum Ring implements Worded {
    /** The installation's: for what the program itself must be able to show, such as a leaflet that is not out yet. */
    INSTALLATION,
    /** The organisation's: for everything that tells of a person. It opens while one of its people has signed in. */
    ORGANISATION;

    static Ring of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
