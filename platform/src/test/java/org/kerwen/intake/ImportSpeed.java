package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Role;
import org.kerwen.linkage.generator.RegisterGenerator;
import org.kerwen.linkage.generator.Skew;
import org.kerwen.people.ConsentWay;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** How many people a second an import reads, compares and records; run by hand with {@code -Dtest=ImportSpeed}. */
class ImportSpeed {
    private static final int FIRST = 50_000;
    private static final int THEN = 20_000;

    @Test
    void peopleASecond() throws IOException {
        try (RunningKerwen kerwen = RunningKerwen.start(MissionPack.SMALL, false)) {
            Actor.Person somebody = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
            for (int people : List.of(5_000, FIRST, THEN)) {
                measure(kerwen, somebody, people);
            }
        }
    }

    private static void measure(RunningKerwen kerwen, Actor.Person by, int people) throws IOException {
        Imports imports = kerwen.bean(Imports.class);
        StringBuilder text = new StringBuilder();
        new RegisterGenerator(people, people, Skew.MILD).writeTo(text);
        long began = System.nanoTime();
        UUID id = imports.bring(by, text.toString().getBytes(StandardCharsets.UTF_8)) instanceof Imports.Taken taken
                ? taken.id()
                : new UUID(0, 0);
        long brought = System.nanoTime();
        assertThat(imports.check(by, id, ConsentWay.SPOKEN)).isEqualTo(Imports.Outcome.DONE);
        kerwen.bean("checkImport", ImportWork.class).doing().run(by, new OfImport(id), new Unseen());
        long checked = System.nanoTime();
        Import.Counts found = imports.find(by, id).orElseThrow().counts();
        imports.decideAll(by, id, "record");
        imports.record(by, id);
        long decided = System.nanoTime();
        kerwen.bean("recordImport", ImportWork.class).doing().run(by, new OfImport(id), new Unseen());
        long recorded = System.nanoTime();
        Import.Counts counts = imports.find(by, id).orElseThrow().counts();
        double seconds = (recorded - began - (decided - checked)) / 1e9;
        System.out.printf(
                "ImportSpeed: %d rows, %d alike, %d bad, %d recorded; brought %.2f s, compared %.2f s, recorded %.2f s: %.0f people a second%n",
                counts.read(),
                found.alike(),
                found.bad(),
                counts.recorded(),
                (brought - began) / 1e9,
                (checked - brought) / 1e9,
                (recorded - decided) / 1e9,
                counts.read() / seconds);
    }
}
