package org.kerwen.kernel;

/**
 * Id of a project: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record ProjectId(String value) {
    public ProjectId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
