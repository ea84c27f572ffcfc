package org.kerwen.kernel;

/**
 * Id of an assessment of borders or laws: the name that the mission pack gave it, and part of its page's address.
 *
 * @param value small Latin letters, digits and single hyphens, at most 80
 */
public record AssessmentId(String value) {
    public AssessmentId {
        value = Forms.slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
