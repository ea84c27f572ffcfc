package org.kerwen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Refused;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.testing.Actors;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.CommonProblems;
import org.springframework.core.env.Environment;

/** Files are kept so that only their organisation reads them, and nowhere else on the machine is anything of them. */
class FilesTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, false, "kerwen.uploading=true");
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final KeptFiles FILES = KERWEN.bean(KeptFiles.class);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CANARY = "canary-7KQ4-" + UUID.randomUUID();
    private static final Act ACT = Act.of("file.try");

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person actor = Actors.of(organisation);

    @AfterAll
    static void stop() {
        CLIENT.close();
        KERWEN.close();
    }

    @Test
    void nothingOfWhatIsUploadedIsInAnyFileOfTheMachine() throws Exception {
        Instant start = Instant.now().minusSeconds(2);
        byte[] document = document(3_000_000, CANARY);
        HttpResponse<byte[]> taken = upload("note", CANARY + " typed", CANARY + ".pdf", document);
        assertThat(taken.statusCode()).isEqualTo(200);
        String[] words = text(taken.body()).split(" ", -1);
        HttpResponse<byte[]> given = get("/api/uploading/" + words[2]);
        assertThat(given.body()).isEqualTo(document);
        upload("note", "more", CANARY + ".html", ("<html>" + CANARY).getBytes(StandardCharsets.UTF_8));
        upload("note", "cut", CANARY + ".pdf", Arrays.copyOf(document, 900_000));
        TRANSACTIONS.perform(
                Actor.Machine.SETUP,
                database -> database.execute(
                        "INSERT INTO access.organisation (id, name) VALUES ('control', jsonb_build_object('en', ?))",
                        "control " + CANARY.toUpperCase(Locale.ROOT)));
        Path home = Path.of(KERWEN.bean(Environment.class).getRequiredProperty("kerwen.home"));
        assertThat(Folders.filesWith(home, CANARY.toUpperCase(Locale.ROOT), Instant.MIN))
                .as("what is not encrypted is found in the write-ahead log: the search works")
                .anyMatch(file -> file.toString().contains("pg_wal"));
        assertThat(Folders.filesWith(home, CANARY, Instant.MIN)).isEmpty();
        assertThat(Folders.filesWith(Path.of(System.getProperty("java.io.tmpdir")), CANARY, start))
                .isEmpty();
    }

    @Test
    void aFileIsGivenBackAsSomethingToBeSaved() throws Exception {
        byte[] document = document(600_000, "a");
        String[] words =
                text(upload("note", "n", "Паспорт ýüz.pdf", document).body()).split(" ", -1);
        HttpResponse<byte[]> given = get("/api/uploading/" + words[1]);
        assertThat(given.body()).isEqualTo(document);
        assertThat(given.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(given.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        how -> assertThat(how).startsWith("attachment;").contains("filename*=UTF-8''"));
        assertThat(given.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(given.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(get("/api/uploading/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "photo.jpg, <html><script>1</script></html>",
        "photo.png, GIF89a",
        "paper.pdf, PK\u0003\u0004",
        "paper.pdf, <svg xmlns='http://www.w3.org/2000/svg'/>",
        "photo.jpg, MZ",
        "photo.jpg, ' %PDF-1.4'",
        "photo.jpg, ' '",
    })
    void whatAFileIsIsSeenFromItsContent(String name, String content) throws Exception {
        HttpResponse<byte[]> answer = upload("note", "n", name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(text(answer.body())).contains("\"code\":\"file-type-refused\"");
    }

    @Test
    void aPictureUnderAnotherNameIsAPicture() throws Exception {
        PreparedFile prepared =
                FILES.prepare(actor, PicturesTest.withExif(PicturesTest.jpeg(), 6), "a.pdf", Ring.INSTALLATION);
        assertThat(prepared.type()).isEqualTo(FileType.JPEG);
        assertThat(text(content(keep(prepared)))).doesNotContain("Exif", "canary");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        HttpResponse<byte[]> answer = upload("note", "n", "a.pdf", document(KeptFiles.LARGEST + 1_000_000, "a"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer.body())).contains("\"code\":\"too-large\"");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> FILES.prepare(actor, new byte[KeptFiles.LARGEST + 1], "a", Ring.INSTALLATION))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(CommonProblems.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x",
                "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\ncut",
                "--y\r\n\r\n--y--"
            })
    void aBrokenFormIsRefused(String body) throws Exception {
        HttpResponse<byte[]> answer = post(body.getBytes(StandardCharsets.UTF_8), "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).as(text(answer.body())).isIn(200, 400);
        assertThat(post(new byte[0], "application/json").statusCode()).isEqualTo(415);
        assertThat(post(new byte[0], "multipart/form-data").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormOfVeryManyPartsIsRefused() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"f")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        HttpResponse<byte[]> answer = post(
                body.append("--x--\r\n").toString().getBytes(StandardCharsets.UTF_8),
                "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, passwd",
        "C:\\Users\\me\\scan.pdf, scan.pdf",
        "'  ', file.pdf",
        "., file.pdf",
        "../.htaccess, file.pdf",
        "Паспорт.pdf, Паспорт.pdf",
    })
    void aNameLosesItsFoldersAndWhatCannotBeSeen(String given, String kept) {
        PreparedFile prepared = FILES.prepare(actor, document(100, "a"), given + "\u202E\u0000\n", Ring.INSTALLATION);
        assertThat(find(actor, keep(prepared)).orElseThrow().name()).isEqualTo(kept);
        PreparedFile longer = FILES.prepare(actor, document(100, "a"), "😀".repeat(500), Ring.INSTALLATION);
        assertThat(find(actor, keep(longer)).orElseThrow().name()).isEqualTo("😀".repeat(200));
    }

    @Test
    void aFileOfAnyLengthComesBackWhole() {
        int segment = DataKey.SEGMENT;
        for (int length : List.of(12, segment - 60, segment - 40, segment - 16, segment, 3 * segment, 5_000_000)) {
            byte[] document = document(length, "x");
            UUID id = keep(FILES.prepare(actor, document, "a.pdf", Ring.INSTALLATION));
            KeptFile kept = find(actor, id).orElseThrow();
            assertThat(content(id)).as("%d bytes", length).isEqualTo(document);
            assertThat(kept.size()).isEqualTo(document.length);
            assertThat(kept.madeBy()).isEqualTo(actor.account());
        }
    }

    @Test
    void whatIsAnothersIsNotThere() {
        UUID id = keep(FILES.prepare(actor, document(100, "a"), "a.pdf", Ring.INSTALLATION));
        assertThat(find(Actors.of("elsewhere"), id)).isEmpty();
        assertThat(find(Actors.of(organisation), id)).as("a colleague").isPresent();
        assertThat(removed(Actors.of("elsewhere"), id)).isFalse();
        assertThat(removed(actor, id)).isTrue();
        assertThat(find(actor, id)).isEmpty();
        int left = TRANSACTIONS.run(
                actor,
                ACT,
                database -> database.fetchSingle("SELECT count(*)::int FROM files.chunk WHERE file = ?", id)
                        .get(0, Integer.class));
        assertThat(left).isZero();
    }

    @Test
    void theSameFileIsKnownAgainInItsOrganisationOnly() {
        byte[] document = document(100, "same");
        UUID id = keep(FILES.prepare(actor, document, "a.pdf", Ring.INSTALLATION));
        assertThat(same(actor, document)).contains(id);
        assertThat(same(actor, document(100, "other"))).isEmpty();
        assertThat(same(Actors.of("elsewhere"), document)).isEmpty();
    }

    /** What somebody who owns the database might do to the pieces of a file. */
    enum Tampering {
        CHANGE {
            @Override
            void on(List<byte[]> pieces) {
                pieces.get(1)[100] ^= 1;
            }
        },
        SWAP {
            @Override
            void on(List<byte[]> pieces) {
                pieces.addFirst(pieces.remove(1));
            }
        },
        CUT_THE_LAST {
            @Override
            void on(List<byte[]> pieces) {
                pieces.removeLast();
            }
        },
        CUT_THE_FIRST {
            @Override
            void on(List<byte[]> pieces) {
                pieces.removeFirst();
            }
        },
        CUT_ALL {
            @Override
            void on(List<byte[]> pieces) {
                pieces.clear();
            }
        },
        SHORTEN {
            @Override
            void on(List<byte[]> pieces) {
                pieces.set(pieces.size() - 1, Arrays.copyOf(pieces.getLast(), 1_000));
            }
        };

        abstract void on(List<byte[]> pieces);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverChangesPiecesInTheDatabaseIsFoundOut(Tampering tampering) {
        UUID id = keep(FILES.prepare(actor, document(800_000, "a"), "a.pdf", Ring.INSTALLATION));
        tamper(id, tampering);
        assertThat(catchThrowable(() -> content(id))).isNotNull();
    }

    @Test
    void thePiecesOfOneFileDoNotOpenAsAnother() {
        UUID one = keep(FILES.prepare(actor, document(100, "one"), "a.pdf", Ring.INSTALLATION));
        UUID other = keep(FILES.prepare(actor, document(100, "two"), "a.pdf", Ring.INSTALLATION));
        List<byte[]> pieces = TRANSACTIONS.run(
                actor,
                ACT,
                database -> database.fetch("SELECT content FROM files.chunk WHERE file = ?", one)
                        .getValues(0, byte[].class));
        TRANSACTIONS.run(actor, ACT, database -> database.execute("DELETE FROM files.chunk WHERE file = ?", other));
        TRANSACTIONS.run(
                actor,
                ACT,
                database -> database.execute(
                        "INSERT INTO files.chunk (file, organisation, number, content) VALUES (?, ?, 0, ?)",
                        other,
                        organisation,
                        pieces.getFirst()));
        assertThat(catchThrowable(() -> content(other))).isNotNull();
    }

    @Test
    void aFileOfALockedOrganisationCannotBeBroughtOrOpened() throws Exception {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> FILES.prepare(actor, document(100, "a"), "a.pdf", Ring.ORGANISATION))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(FileProblems.LOCKED));
        OrganisationKeys rings = KERWEN.bean(OrganisationKeys.class);
        rings.create(actor, publicHalf());
        UUID id = keep(FILES.prepare(actor, document(100, "sealed"), "a.pdf", Ring.ORGANISATION));
        assertThat(content(id)).isEqualTo(document(100, "sealed"));
        rings.lock(actor);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> find(actor, id))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(FileProblems.LOCKED));
    }

    /** Takes the pieces out and puts changed ones back: pieces themselves cannot be updated. */
    private void tamper(UUID id, Tampering tampering) {
        TRANSACTIONS.run(actor, ACT, database -> {
            List<byte[]> pieces =
                    new ArrayList<>(database.fetch("SELECT content FROM files.chunk WHERE file = ? ORDER BY number", id)
                            .getValues(0, byte[].class));
            assertThat(pieces).hasSizeGreaterThan(2);
            database.execute("DELETE FROM files.chunk WHERE file = ?", id);
            tampering.on(pieces);
            for (int number = 0; number < pieces.size(); number++) {
                database.execute(
                        "INSERT INTO files.chunk (file, organisation, number, content) VALUES (?, ?, ?, ?)",
                        id,
                        organisation,
                        number,
                        pieces.get(number));
            }
            return true;
        });
    }

    private UUID keep(PreparedFile file) {
        return TRANSACTIONS.run(actor, ACT, database -> FILES.keep(database, actor, file));
    }

    private static Optional<KeptFile> find(Actor.Person by, UUID id) {
        return TRANSACTIONS.run(by, ACT, database -> FILES.find(database, id));
    }

    private static boolean removed(Actor.Person by, UUID id) {
        return TRANSACTIONS.run(by, ACT, database -> FILES.remove(database, id));
    }

    private static Optional<UUID> same(Actor.Person by, byte[] content) {
        PreparedFile prepared = FILES.prepare(by, content, "b.pdf", Ring.INSTALLATION);
        return TRANSACTIONS.run(by, ACT, database -> FILES.sameAs(database, prepared));
    }

    private byte[] content(UUID id) {
        try (var stream = find(actor, id).orElseThrow().content()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] document(int length, String words) {
        byte[] filling = (words + " ").getBytes(StandardCharsets.UTF_8);
        ByteBuffer document = ByteBuffer.allocate(Math.max(length, 12));
        document.put("%PDF-1".getBytes(StandardCharsets.US_ASCII));
        while (document.remaining() > 5) {
            document.put(filling, 0, Math.min(filling.length, document.remaining() - 5));
        }
        return document.put("%%EOF".getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static byte[] publicHalf() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static HttpResponse<byte[]> upload(String field, String typed, String name, byte[] content)
            throws IOException, InterruptedException {
        byte[] before = ("--x\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + typed
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        return post(
                ByteBuffer.allocate(before.length + content.length + after.length)
                        .put(before)
                        .put(content)
                        .put(after)
                        .array(),
                "multipart/form-data; boundary=x");
    }

    private static HttpResponse<byte[]> post(byte[] body, String type) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(KERWEN.address() + "/api/uploading"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(KERWEN.address() + path)).build(), BodyHandlers.ofByteArray());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
