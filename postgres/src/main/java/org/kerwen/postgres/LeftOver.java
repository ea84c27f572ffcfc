package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier server left in a data folder: a whole server whose starter was killed, or children that outlived
 * their postmaster. Only for the holder of the {@link ServerFolder}: nobody else can be starting a server meanwhile.
 *
 * @param data the data folder, without symbolic links
 * @param patience how long an orderly end may take; a hurried end has a third of it, and children without a postmaster
 *     a thirtieth to end by themselves
 */
record LeftOver(Path data, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    LeftOver(Path data) {
        this(data, DEFAULT_PATIENCE);
    }

    /** After this no process uses the data folder, or CannotStart says which one does. */
    void end() throws IOException, InterruptedException {
        PostmasterFile file = PostmasterFile.read(data).orElse(null);
        if (file == null) {
            return; // the last end was an orderly one
        }
        ServerProcess postmaster = new ServerProcess(file.process());
        if (postmaster.worksIn(data)) {
            LOG.warn("PostgreSQL process {} is left over from a start that was killed; stopping it", file.process());
            stop(postmaster);
        }
        endChildren();
        // A postmaster refuses to start while the file names any living process, and does not ask which one.
        if (Files.deleteIfExists(PostmasterFile.in(data))) {
            LOG.info("PostgreSQL did not end in an orderly way the last time and will recover");
        }
    }

    private void stop(ServerProcess postmaster) throws IOException, InterruptedException {
        StopSignal.FAST.send(postmaster.process());
        if (becomesTrue(() -> !postmaster.worksIn(data), patience)) {
            return;
        }
        LOG.warn("It did not stop within {} seconds; ending it at once", patience.toSeconds());
        StopSignal.IMMEDIATE.send(postmaster.process());
        if (!becomesTrue(() -> !postmaster.worksIn(data), patience.dividedBy(3))) {
            throw stillThere(postmaster.process());
        }
    }

    /** Children notice by themselves that their postmaster is gone, but not in the middle of a long statement. */
    private void endChildren() throws IOException, InterruptedException {
        if (becomesTrue(this::noneWorks, patience.dividedBy(30))) {
            return;
        }
        for (ServerProcess child : ServerProcess.allIn(data)) {
            StopSignal.IMMEDIATE.send(child.process());
        }
        if (!becomesTrue(this::noneWorks, patience.dividedBy(3))) {
            List<ServerProcess> children = ServerProcess.allIn(data);
            throw stillThere(children.isEmpty() ? 0 : children.getFirst().process());
        }
    }

    private boolean noneWorks() {
        return ServerProcess.allIn(data).isEmpty();
    }

    private CannotStart stillThere(long process) {
        return new CannotStart(
                "PostgreSQL process %d is left over from an earlier start, works in %s and does not end."
                        .formatted(process, data),
                "End it by hand (kill -QUIT %d) or restart the machine, then start again.".formatted(process));
    }

    private static boolean becomesTrue(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
