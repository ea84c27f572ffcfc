package org.kerwen.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a change was answered with, small enough to be kept.
 *
 * @param status of HTTP, 200 to 399
 * @param location where the thing stands; null where the answer names no place
 * @param body what was said, at most 60,000 characters; null where nothing was
 */
public record Answer(
        int status, @Nullable String location, @Nullable String body) {
    public Answer {
        if (status < 200 || status > 399) {
            throw new IllegalArgumentException("a refusal undoes its transaction and is not kept: " + status);
        }
        if (body != null && body.length() > 60_000) {
            throw new IllegalArgumentException("too large to be kept");
        }
    }

    /** “Made, and it stands there.” */
    public static Answer made(String location) {
        return new Answer(201, location, null);
    }

    /** “Done; go there”, as a form is answered. */
    public static Answer seeOther(String location) {
        return new Answer(303, location, null);
    }
}
