package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // System.nanoTime may wrap
    private final RestartBudget budget = new RestartBudget(2, Duration.ofNanos(100), clock::get);

    @Test
    void itIsSpentAndComesBackWithTime() {
        assertThat(budget.take()).isTrue();
        clock.addAndGet(60);
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        clock.addAndGet(40);
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        clock.addAndGet(60);
        assertThat(budget.take()).isTrue();
    }
}
