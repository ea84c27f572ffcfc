package org.kerwen.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clock of the jobs.
 *
 * @param threads how many jobs run at once in this process
 * @param poll how often the table is asked what is due
 * @param heartbeat how often a process says that it is still at its jobs; after four that are missing, another takes them
 */
@ConfigurationProperties("kerwen.jobs")
record JobSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10s") Duration heartbeat) {}
