package org.kerwen.site;

import org.kerwen.directory.Organisation;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;

/** One value that is known of a record, in no language yet. {@link Wording} says it in a reader's language. */
sealed interface Known {
    /** A text in the mission's languages. */
    record Told(Words words) implements Known {}

    /** A text letter by letter as it was printed; most are in English, names may be in any language. */
    record Printed(String text, boolean inEnglish) implements Known {}

    record Dated(FuzzyDate date) implements Known {}

    record Counted(int number) implements Known {}

    /** A word of a closed list. */
    record Chosen(Choice choice) implements Known {}

    /** Another record. */
    record Named(RecordReference record) implements Known {}

    /** A name that an organisation had for a time. */
    record Former(Organisation.FormerName name) implements Known {}

    /** Where something is stated: the id of a source and, after a space, the place in it. */
    record Stated(String source) implements Known {}
}
