package org.kerwen.hotline;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demonstration;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Role;

/** Two shifts of a demonstration with calls of invented callers; the third begins when somebody looks. */
final class InventedCalls implements Demonstration {
    private static final long SEED = 2026;
    private static final int SHIFTS = 2;
    private static final int CALLS = 14;

    private final Hotline hotline;
    private final Directory directory;

    InventedCalls(Hotline hotline, Directory directory) {
        this.hotline = hotline;
        this.directory = directory;
    }

    @Override
    public Role role() {
        return Role.ADVISER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        List<String> lines =
                directory.hotlineLines().stream().map(line -> line.id().value()).toList();
        if (lines.isEmpty()) {
            return;
        }
        Random random = new Random(SEED);
        for (int shift = 0; shift < SHIFTS; shift++) {
            hotline.begin(somebody, of(lines, random));
            for (int call = 0; call < CALLS; call++) {
                hotline.keep(somebody, call(of(lines, random), random));
            }
            hotline.end(
                    somebody,
                    shift == 0
                            ? "Geňeş sahypalary täzelendi. Türkiýä işe gitmek barada köp soraýarlar."
                            : "Two callers will ring again about a contract. Ask the consulate about lost papers.");
        }
    }

    private Call call(String line, Random random) {
        Topic topic =
                of(List.of(Topic.WORK, Topic.WORK, Topic.STUDY, Topic.PAPERS, Topic.MARRIAGE, Topic.CONTRACT), random);
        Signal signal = of(
                List.of(
                        Signal.INFORMATION,
                        Signal.INFORMATION,
                        Signal.INFORMATION,
                        Signal.HIGH_RISK,
                        Signal.REFERRAL,
                        Signal.TIP),
                random);
        return new Call(
                Ids.withoutTime(),
                line,
                true,
                of(List.of(CallLength.values()), random),
                new Call.Caller(
                        of(List.of(CallerRole.TRAVELLER, CallerRole.TRAVELLER, CallerRole.FAMILY), random),
                        maybe(CallerSex.FEMALE, random),
                        maybe(CallerAge.FROM_18_TO_24, random)),
                new Call.About(
                        List.of(topic),
                        of(List.of("TUR", "TUR", "ARE", "KAZ", "RUS"), random),
                        topic == Topic.WORK ? TravelPurpose.WORK : null),
                signal,
                topic == Topic.WORK ? List.of("work") : List.of(),
                signal == Signal.HIGH_RISK ? "The agency wants the passport sent ahead." : "",
                signal.hasClock()
                        ? new Call.FollowUp(
                                hotline.today().plusDays(signal.days()),
                                PartOfDay.AFTERNOON,
                                "Ask whether the agency has a licence.",
                                null)
                        : null);
    }

    private static <T> T of(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> @Nullable T maybe(T value, Random random) {
        return random.nextBoolean() ? value : null;
    }
}
