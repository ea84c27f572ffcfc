package org.kerwen.linkage;

/** What of two persons is compared. */
public enum Field {
    GIVEN(Measure.NAME),
    FAMILY(Measure.NAME),
    PATRONYMIC(Measure.NAME),
    BIRTH(Measure.DATE),
    SEX(Measure.CLASS),
    PLACE(Measure.TEXT),
    REGION(Measure.TEXT),
    POSTCODE(Measure.CODE),
    STREET(Measure.TEXT),
    PHONE(Measure.CODE),
    DOCUMENT(Measure.CODE),
    OCCUPATION(Measure.TEXT),
    NATIONALITY(Measure.TEXT),
    /** Whether relatives of the one are also relatives of the other. */
    RELATIVES(Measure.CLASS);

    /** In what way the values of a field are compared. */
    public enum Measure {
        /** By what is written, how it sounds, and its parts. */
        NAME,
        /** By interval and by slips of the pen. */
        DATE,
        /** The same or not. */
        CLASS,
        /** By what is written and its words. */
        TEXT,
        /** Sign by sign; at most one of them may be wrong. */
        CODE
    }

    private final Measure measure;

    Field(Measure measure) {
        this.measure = measure;
    }

    /** Whether relatives do not have the same because they are relatives. */
    public boolean isOnesOwn() {
        return this == GIVEN || this == BIRTH || this == SEX || this == DOCUMENT;
    }

    public Measure measure() {
        return measure;
    }
}
