package org.kerwen.kernel;

/**
 * Id of an organisation: agency, ministry, donor, embassy: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record OrganisationId(String value) {
    public OrganisationId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
