package org.kerwen.kernel;

/**
 * Id of a seminar, conference, course or study visit: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record ActivityId(String value) {
    public ActivityId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
