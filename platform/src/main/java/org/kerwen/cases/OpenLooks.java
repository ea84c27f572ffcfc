package org.kerwen.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;

/**
 * Which cases are read now in an urgent look. In the memory of this run of the program only, by a clock that nobody can set: no restart
 * and no clock on the wall that is put back makes one last longer.
 */
final class OpenLooks {
    private final LongSupplier nanoseconds;
    private final UUID process = Ids.withoutTime();
    private final Map<UUID, Begun> begun = new ConcurrentHashMap<>();

    /** By a clock that only goes forward, such as {@link System#nanoTime}. */
    OpenLooks(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    private record Begun(AccountId by, @Nullable CaseId file, long at) {}

    /** What this run of the program is called. */
    UUID process() {
        return process;
    }

    long now() {
        return nanoseconds.getAsLong();
    }

    /**
     * Begins one.
     *
     * @param file null where nothing stands under the number
     * @param at when, by {@link #now}
     */
    void begin(UUID look, AccountId by, @Nullable CaseId file, long at) {
        begun.put(look, new Begun(by, file, at));
    }

    void end(UUID look) {
        begun.remove(look);
    }

    boolean isOpen(UUID look) {
        Begun one = begun.get(look);
        return one != null && lasts(one);
    }

    private boolean lasts(Begun one) {
        return now() - one.at() < Looks.LASTS.toNanos();
    }

    /** In which looks somebody reads a case. */
    List<UUID> of(AccountId by, CaseId file) {
        return begun.entrySet().stream()
                .filter(each -> each.getValue().by().equals(by)
                        && file.equals(each.getValue().file())
                        && lasts(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The case that is read in a look. */
    Optional<CaseId> file(UUID look) {
        Begun one = begun.get(look);
        return one == null || !lasts(one) ? Optional.empty() : Optional.ofNullable(one.file());
    }

    /** Forgets what is over, and answers which are not. */
    Set<UUID> open() {
        begun.values().removeIf(one -> !lasts(one));
        return begun.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }
}
