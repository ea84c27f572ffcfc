package org.kerwen.kernel;

/**
 * Id of a body that was set up: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record InstitutionId(String value) {
    public InstitutionId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
