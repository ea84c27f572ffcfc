package org.kerwen.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Transactions;
import org.kerwen.db.UntoldConnections;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Measured;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobsConfiguration {
    @Bean
    Cleaner endedJobs(Clock clock) {
        return new Cleaning.EndedJobs(clock);
    }

    @Bean
    Cleaning cleaning(Transactions transactions, ObjectProvider<Cleaner> cleaners) {
        return new Cleaning(transactions, cleaners.orderedStream().toList());
    }

    @Bean
    Measured waitingJobs(Transactions transactions) {
        return () -> List.of(
                Measured.Measure.of("kerwen_jobs_waiting", transactions.run(Actor.Machine.JOBS, JobRows::waiting)));
    }

    @Bean
    Runner runner(Transactions transactions, Clock clock, ObjectProvider<Work<?>> works) {
        List<Work<?>> all = new ArrayList<>();
        works.orderedStream().forEach(all::add);
        return new Runner(transactions, clock, all);
    }

    /** Begun with the application and stopped before the pools close; made on demand by nobody. */
    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler clockOfJobs(UntoldConnections connections, Runner runner, Cleaning cleaning, JobSettings settings) {
        return Scheduler.create(
                        connections.source(),
                        Tasks.custom(JobRows.TASK, Void.class)
                                .onDeadExecutionRevive()
                                .execute(runner::run))
                .startTasks(
                        Tasks.recurring("cleaning", FixedDelay.ofHours(1)).execute((task, context) -> cleaning.run()))
                .tableName("jobs.due")
                .serializer(new RefuseData())
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(LogLevel.OFF, false)
                .build();
    }
}
