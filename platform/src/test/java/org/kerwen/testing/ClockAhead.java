package org.kerwen.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A clock that a test may put ahead; there only where a test asks for it. */
@Component
@Primary
@ConditionalOnBooleanProperty("kerwen.clock-ahead")
public final class ClockAhead extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** From now on it is later by this. */
    public void by(Duration later) {
        ahead = later;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
