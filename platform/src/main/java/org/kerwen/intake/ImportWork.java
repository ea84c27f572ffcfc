package org.kerwen.intake;

import java.util.Objects;
import org.kerwen.access.Acting;
import org.kerwen.jobs.Progress;
import org.kerwen.jobs.Work;
import org.kerwen.kernel.Actor;

/**
 * Work on an import, in the name of whoever put it off and with the roles they hold when it is done. Where they may no longer do
 * it, it ends and the import stays as it is, until somebody who may lets it go on.
 */
record ImportWork(String kind, Acting acting, Doing doing) implements Work<OfImport> {
    /** What is done. */
    interface Doing {
        void run(Actor.Person by, OfImport argument, Progress progress);
    }

    @Override
    public Class<OfImport> argument() {
        return OfImport.class;
    }

    @Override
    public void run(OfImport argument, Progress progress) {
        acting.now(Objects.requireNonNull(progress.startedBy()), "person.import")
                .ifPresent(by -> doing.run(by, argument, progress));
    }
}
