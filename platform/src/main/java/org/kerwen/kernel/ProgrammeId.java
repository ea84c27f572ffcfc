package org.kerwen.kernel;

/**
 * Id of a programme of return or departure: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record ProgrammeId(String value) {
    public ProgrammeId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
