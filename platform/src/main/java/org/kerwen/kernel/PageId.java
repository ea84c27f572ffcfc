package org.kerwen.kernel;

/**
 * Id of a plain page: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record PageId(String value) {
    public PageId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
