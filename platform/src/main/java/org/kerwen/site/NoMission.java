package org.kerwen.site;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No good mission has been loaded, so there is nothing to show yet. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class NoMission extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoMission() {
        super("no mission has been loaded", null, false, false);
    }
}
