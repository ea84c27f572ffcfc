package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kerwen.backup.Replay;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFile;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.testing.Actors;
import org.kerwen.testing.DrawnFace;
import org.kerwen.testing.RunningKerwen;

/** Photographs of people: seen by those who may, gone where they shall be gone. All of them are drawn. */
class PhotographsTest {
    private static final RunningKerwen KERWEN = RunningKerwen.normal();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Changes CHANGES = KERWEN.bean(Changes.class);
    private static final Photographs PHOTOGRAPHS = KERWEN.bean(Photographs.class);
    private static final Erasures ERASURES = KERWEN.bean(Erasures.class);
    private static final Copies COPIES = KERWEN.bean(Copies.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final byte[] FACE = DrawnFace.jpeg(1_500, 2_000);

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);

    @Test
    void theOneThatShowsThePersonAsTheyLookTodayComesFirst() throws IOException {
        PersonId id = record("Gurbanow");
        UUID ofThisYear = add(id, "2026-05");
        add(id, "1991");
        assertThat(find(id).photographs()).extracting(Person.Row::id).hasSize(2).startsWith(ofThisYear);
        UUID undated = add(id, null);
        assertThat(find(id).photographs()).extracting(Person.Row::id).hasSize(3).startsWith(undated, ofThisYear);
        BufferedImage large = read(content(id, undated, Photographs.Size.LARGE));
        assertThat(large.getWidth()).isEqualTo(900);
        assertThat(large.getHeight()).isEqualTo(1_200);
        assertThat(read(content(id, undated, Photographs.Size.SMALL)).getHeight())
                .isEqualTo(320);
        assertThat(PEOPLE.history(worker, id))
                .filteredOn(each -> each.what() instanceof Happened.Added(Registration.Part part)
                        && part instanceof Registration.Photograph)
                .hasSize(3);
    }

    @Test
    void oneThatIsTakenAwayStaysAsHistoryUnlessItIsNotTheirsOrTheyAskedForIt() {
        PersonId id = record("Gurbanow");
        for (TakingAway why : TakingAway.CHOSEN) {
            UUID photograph = add(id, "2020");
            assertThat(PHOTOGRAPHS.takeAway(worker, id, photograph, why)).isEqualTo(ChangeOutcome.DONE);
            assertThat(PHOTOGRAPHS
                            .find(worker, id, photograph, Photographs.Size.LARGE)
                            .isEmpty())
                    .as(why.word())
                    .isEqualTo(why.isForGood());
            assertThat(PHOTOGRAPHS.takeAway(worker, id, photograph, why)).isEqualTo(ChangeOutcome.NOT_THERE);
        }
        assertThat(find(id).photographs()).isEmpty();
        assertThat(count("files.file")).as("two sizes of each that stays").isEqualTo(4);
        assertThat(PHOTOGRAPHS.held(worker, id))
                .hasSize(4)
                .allSatisfy(held -> assertThat(held.removed()).isNotNull());
    }

    /** As a restore finds it: the picture is there, and the register says that it was removed for good. */
    @Test
    void aPictureThatWentForGoodGoesAgainFromAnOlderBackup() {
        PersonId id = record("Gurbanow");
        UUID photograph = add(id, null);
        UUID bystander = add(id, null);
        Replay again = KERWEN.bean("photographGone", Replay.class);
        for (int time = 0; time < 2; time++) {
            assertThat(TRANSACTIONS.<Boolean>run(
                            Actor.Machine.RESTORING, database -> again.again(database, photograph)))
                    .isTrue();
        }
        assertThat(TRANSACTIONS.<Boolean>run(
                        Actor.Machine.RESTORING, database -> again.again(database, UUID.randomUUID())))
                .isFalse();
        assertThat(find(id).photographs()).extracting(Person.Row::id).containsExactly(bystander);
        assertThat(count("files.file")).isEqualTo(2);
        assertThat(PHOTOGRAPHS.held(worker, id)).hasSize(2);
    }

    @Test
    void nothingOfAPictureStandsPlainInTheDatabase() {
        PersonId id = record("Gurbanow");
        UUID photograph = add(id, null);
        byte[] picture = content(id, photograph, Photographs.Size.LARGE);
        byte[] canary = Arrays.copyOfRange(picture, picture.length / 2, picture.length / 2 + 24);
        assertThat(in(picture, canary)).as("the search works").isTrue();
        List<byte[]> pieces = TRANSACTIONS.run(
                worker,
                Act.of("person.try"),
                database -> database.fetch("SELECT content FROM files.chunk").getValues(0, byte[].class));
        assertThat(pieces)
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(piece -> in(piece, canary))
                .noneMatch(piece -> in(piece, "JFIF".getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean in(byte[] whole, byte[] part) {
        return new String(whole, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void bothAreSeenAfterAMergeAndEachIsWithItsRecordAfterwards() {
        PersonId kept = record("Kept");
        PersonId folded = record("Folded");
        UUID ofKept = add(kept, "2021");
        UUID ofFolded = add(folded, "2022");
        PEOPLE.merge(worker, kept, folded);
        add(folded, "2023");
        add(kept, "2024");
        assertThat(find(kept).photographs()).hasSize(4);
        assertThat(PHOTOGRAPHS.find(worker, kept, ofFolded, Photographs.Size.SMALL))
                .isPresent();
        UUID merge = find(kept).merges().getFirst().id();
        Set<UUID> ofTheOther = Set.of(PEOPLE.apart(worker, kept, merge).orElseThrow().between().stream()
                .filter(each -> each instanceof Between.Added added
                        && added.part() instanceof Registration.Photograph photograph
                        && "2023".equals(when(photograph)))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(PEOPLE.unmerge(worker, kept, merge, ofTheOther)).isEqualTo(People.Outcome.DONE);
        assertThat(find(kept).photographs()).extracting(row -> when(row.is())).containsExactly("2024", "2021");
        assertThat(find(folded).photographs()).extracting(row -> when(row.is())).containsExactly("2023", "2022");
        // Whoever was the other is another: their pictures are found under them only, and stay when the first is
        // erased.
        assertThat(PHOTOGRAPHS.find(worker, kept, ofFolded, Photographs.Size.SMALL))
                .isEmpty();
        assertThat(PHOTOGRAPHS.find(worker, folded, ofKept, Photographs.Size.SMALL))
                .isEmpty();
        assertThat(ERASURES.erase(worker, kept, Erasure.Reason.ASKED)).isPresent();
        for (Person.Row<Registration.Photograph> row : find(folded).photographs()) {
            assertThat(content(folded, row.id(), Photographs.Size.LARGE)).isNotEmpty();
        }
        assertThat(count("files.file")).isEqualTo(4);
    }

    private static String when(Registration.Photograph photograph) {
        return Objects.requireNonNull(photograph.taken()).canonical();
    }

    @Test
    void ofWhoeverIsErasedNoPictureIsLeft() {
        PersonId id = record("Gurbanow");
        PersonId other = record("Gurbanow");
        UUID photograph = add(id, null);
        PHOTOGRAPHS.takeAway(worker, id, photograph, TakingAway.UNCLEAR);
        add(other, null);
        PEOPLE.merge(worker, id, other);
        PersonId bystander = record("Bystander");
        add(bystander, null);
        assertThat(count("files.file")).isEqualTo(6);
        Erasure receipt = ERASURES.erase(worker, id, Erasure.Reason.ASKED).orElseThrow();
        assertThat(receipt.removed()).containsEntry("photograph", 2);
        assertThat(count("files.file")).isEqualTo(2);
        assertThat(count("files.chunk")).isEqualTo(2);
        assertThat(count("people.photograph")).isEqualTo(1);
        assertThat(PHOTOGRAPHS.find(worker, id, photograph, Photographs.Size.LARGE))
                .isEmpty();
        // Again from an older backup.
        Replay again = KERWEN.bean("personErased", Replay.class);
        assertThat(TRANSACTIONS.<Boolean>run(
                        Actor.Machine.RESTORING, database -> again.again(database, bystander.value())))
                .isTrue();
        assertThat(count("files.chunk") + count("people.photograph")).isZero();
    }

    @Test
    void anotherOrganisationsPhotographIsNotThere() {
        PersonId id = record("Gurbanow");
        UUID photograph = add(id, null);
        PersonId own = PEOPLE.register(stranger, registration("Gurbanow"));
        for (PersonId asked : List.of(id, own)) {
            assertThat(PHOTOGRAPHS.find(stranger, asked, photograph, Photographs.Size.SMALL))
                    .isEmpty();
            assertThat(PHOTOGRAPHS.takeAway(stranger, asked, photograph, TakingAway.ASKED))
                    .isEqualTo(ChangeOutcome.NOT_THERE);
            assertThat(PHOTOGRAPHS.held(stranger, asked)).isEmpty();
        }
        assertThat(PHOTOGRAPHS.add(stranger, SentForm.alone(), id, taken(null), DrawnFace.jpeg(60, 80)))
                .isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(count(stranger, "people.photograph") + count(stranger, "files.file"))
                .isZero();
        assertThat(content(id, photograph, Photographs.Size.SMALL)).isNotEmpty();
    }

    @Test
    void aRecordThatIsOnlyKeptGetsNoPhotographAndLosesNone() {
        PersonId id = record("Gurbanow");
        UUID photograph = add(id, null);
        CHANGES.restrict(worker, id);
        assertThat(PHOTOGRAPHS.add(worker, SentForm.alone(), id, taken(null), DrawnFace.jpeg(60, 80)))
                .isEqualTo(ChangeOutcome.RESTRICTED);
        assertThat(PHOTOGRAPHS.takeAway(worker, id, photograph, TakingAway.ASKED))
                .isEqualTo(ChangeOutcome.RESTRICTED);
        assertThat(count("files.file")).isEqualTo(2);
    }

    @Test
    void whatIsNoPictureIsRefusedAndNothingIsKept() {
        PersonId id = record("Gurbanow");
        byte[] whole = DrawnFace.png(600, 800);
        refuses(id, "This is a photograph.".getBytes(StandardCharsets.UTF_8), "file-type-refused");
        refuses(id, new byte[0], "file-type-refused");
        refuses(id, "%PDF-1.4 %%EOF".getBytes(StandardCharsets.US_ASCII), "file-type-refused");
        refuses(id, Arrays.copyOf(whole, whole.length / 2), "file-unreadable");
        refuses(id, withSides(whole, 50_000, 50_000), "picture-too-large");
        refuses(id, new byte[20 * 1024 * 1024 + 1], "too-large");
        assertThat(find(id).version()).isEqualTo(1);
        assertThat(count("files.file")).isZero();
    }

    private void refuses(PersonId id, byte[] content, String code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PHOTOGRAPHS.add(worker, SentForm.alone(), id, taken(null), content))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void underTheKeyOfTheOrganisationItOpensWhileThatIsUnlocked() throws Exception {
        PersonId id = record("Gurbanow");
        OrganisationKeys rings = KERWEN.bean(OrganisationKeys.class);
        rings.create(worker, publicHalf());
        UUID photograph = add(id, null);
        assertThat(content(id, photograph, Photographs.Size.SMALL)).isNotEmpty();
        rings.lock(worker);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PHOTOGRAPHS.find(worker, id, photograph, Photographs.Size.SMALL))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("organisation-locked"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> COPIES.of(worker, id));
        refuses(id, DrawnFace.jpeg(60, 80), "organisation-locked");
        assertThat(ERASURES.erase(worker, id, Erasure.Reason.ASKED)).isPresent();
        assertThat(count("files.file")).as("what is locked is forgotten too").isZero();
    }

    @Test
    void aCopyHasThePictures() {
        PersonId id = record("Gurbanow");
        UUID photograph = add(id, "2026-05");
        Map<String, Object> fields = Copies.fields(COPIES.of(worker, id).orElseThrow());
        Map<?, ?> pictured = (Map<?, ?>) ((List<?>) Objects.requireNonNull(fields.get("photographs"))).getFirst();
        assertThat(pictured.get("taken")).isEqualTo("2026-05");
        assertThat(pictured.get("ground")).isEqualTo("spoken");
        assertThat(Base64.getDecoder().decode(String.valueOf(pictured.get("jpeg"))))
                .isEqualTo(content(id, photograph, Photographs.Size.LARGE));
    }

    static Registration.Photograph taken(@Nullable String when) {
        return new Registration.Photograph(when == null ? null : FuzzyDate.parse(when), ConsentWay.SPOKEN, null, null);
    }

    private UUID add(PersonId id, @Nullable String when) {
        assertThat(PHOTOGRAPHS.add(worker, SentForm.alone(), id, taken(when), FACE))
                .isEqualTo(ChangeOutcome.DONE);
        return PHOTOGRAPHS.held(worker, id).getFirst().row().id();
    }

    private byte[] content(PersonId id, UUID photograph, Photographs.Size size) {
        Optional<KeptFile> found = PHOTOGRAPHS.find(worker, id, photograph, size);
        try (InputStream content = found.orElseThrow().content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    private int count(String table) {
        return count(worker, table);
    }

    private static int count(Actor.Person by, String table) {
        return TRANSACTIONS.run(
                by,
                Act.of("person.try"),
                database -> Objects.requireNonNull(database.fetchSingle("SELECT count(*)::int FROM " + table)
                        .get(0, Integer.class)));
    }

    private Person find(PersonId id) {
        return PEOPLE.find(worker, id).orElseThrow();
    }

    private PersonId record(String family) {
        return PEOPLE.register(worker, registration(family));
    }

    private static Registration registration(String family) {
        return Objects.requireNonNull(new Typed(Map.of("family", family, "consent", "spoken"))
                .read(LocalDate.of(2026, 11, 28))
                .registration());
    }

    /** As a bomb says of itself in its head. */
    private static byte[] withSides(byte[] png, int width, int height) {
        byte[] changed = png.clone();
        ByteBuffer head = ByteBuffer.wrap(changed);
        head.putInt(16, width).putInt(20, height);
        CRC32 check = new CRC32();
        check.update(changed, 12, 17);
        head.putInt(29, (int) check.getValue());
        return changed;
    }

    private static byte[] publicHalf() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
