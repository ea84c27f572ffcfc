package org.kerwen.files;

import static org.kerwen.files.db.Tables.CHUNK;
import static org.kerwen.files.db.Tables.FILE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.files.db.tables.records.ChunkRecord;
import org.kerwen.files.db.tables.records.FileRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Refused;
import org.kerwen.web.CommonProblems;
import org.springframework.stereotype.Component;

/** Keeps files and gives them back, to people of the organisation whose they are. */
@Component
public final class KeptFiles {
    /** Bytes of the largest file that is taken. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_NAME = 200;

    private final FileKeys keys;
    private final Pictures pictures = new Pictures();

    KeptFiles(FileKeys keys) {
        this.keys = keys;
    }

    /**
     * Looks at a file, makes a picture anew, and encrypts it. Outside of any transaction: it takes up to some seconds.
     *
     * @param name as it was called there; folders and invisible letters are left out
     * @throws Refused where it is too large, of another kind, or cannot be read, or where the organisation is locked
     */
    public PreparedFile prepare(Actor.Person actor, byte[] content, String name, Ring ring) {
        Harmless harmless = look(content, name);
        return sealed(actor, harmless.content, content, name, harmless.label().type(), ring);
    }

    /** A file that was looked at and made harmless, for a module that encrypts it itself. */
    public static final class Harmless {
        private final FileLabel label;
        private final byte[] content;

        Harmless(FileLabel label, byte[] content) {
            this.label = label;
            this.content = content;
        }

        public FileLabel label() {
            return label;
        }

        /** Not copied: a file is large. */
        public byte[] content() {
            return content;
        }
    }

    /**
     * Looks at a file and makes a picture anew, outside of any transaction.
     *
     * @param name as it was called there; folders and invisible letters are left out
     * @throws Refused where it is too large, of another kind, or cannot be read
     */
    public Harmless look(byte[] content, String name) {
        refuseTooLarge(content);
        FileType type = FileType.seenFrom(content).orElseThrow(() -> new Refused(FileProblems.TYPE_REFUSED));
        byte[] harmless = harmless(content, type);
        return new Harmless(new FileLabel(cleaned(name, type), type, harmless.length), harmless);
    }

    /**
     * Encrypts a table, for a module that has read it and takes nothing from it but its rows: it is never answered to anybody.
     *
     * @param type {@link FileType#CSV} or {@link FileType#XLSX}, as whoever read it found
     * @throws Refused where it is too large, or where the organisation is locked
     */
    public PreparedFile prepareTable(Actor.Person actor, byte[] content, FileType type, Ring ring) {
        refuseTooLarge(content);
        if (type != FileType.CSV && type != FileType.XLSX) {
            throw new IllegalArgumentException("not a table");
        }
        return sealed(actor, content, content, "", type, ring);
    }

    /**
     * Makes a picture anew as JPEG, once for each of these, so that its longer side is no longer than that, and encrypts each.
     * Outside of any transaction.
     *
     * @param name under which it will be answered
     * @throws Refused where it is too large, no picture, or cannot be read, or where the organisation is locked
     */
    public List<PreparedFile> preparePicture(
            Actor.Person actor, byte[] content, String name, Ring ring, List<Integer> sides) {
        refuseTooLarge(content);
        FileType type = FileType.seenFrom(content)
                .filter(seen -> seen == FileType.JPEG || seen == FileType.PNG)
                .orElseThrow(() -> new Refused(FileProblems.TYPE_REFUSED));
        List<PreparedFile> prepared = new ArrayList<>();
        for (byte[] picture : pictures.within(content, type, sides)) {
            prepared.add(sealed(actor, picture, picture, name, FileType.JPEG, ring));
        }
        return prepared;
    }

    /** The safest ring for what tells of a person: that of the organisation, or the installation's until there is one. */
    public Ring safest(Actor.Person actor) {
        return keys.has(actor.organisation()) ? Ring.ORGANISATION : Ring.INSTALLATION;
    }

    private static void refuseTooLarge(byte[] content) {
        if (content.length > LARGEST) {
            throw new Refused(CommonProblems.TOO_LARGE);
        }
    }

    private PreparedFile sealed(
            Actor.Person actor, byte[] harmless, byte[] content, String name, FileType type, Ring ring) {
        UUID id = Ids.withoutTime();
        byte[] secret = DataKey.make();
        byte[] sealed = keys.seal(secret, ring, actor.organisation(), id);
        DataKey key = new DataKey(secret, id, actor.organisation());
        return new PreparedFile(
                id,
                actor.organisation(),
                type,
                harmless.length,
                key.encryptName(cleaned(name, type)),
                ring,
                sealed,
                keys.hash(content, actor.organisation()),
                key.encrypt(harmless));
    }

    /** Keeps it, in the running transaction of the same person. */
    public UUID keep(DSLContext database, Actor.Person actor, PreparedFile file) {
        database.insertInto(FILE)
                .set(FILE.ID, file.id)
                .set(FILE.ORGANISATION, file.organisation.value())
                .set(FILE.MADE_BY, actor.account().value())
                .set(FILE.TYPE, file.type.word())
                .set(FILE.SIZE, file.size)
                .set(FILE.NAME, file.name)
                .set(FILE.RING, file.ring.word())
                .set(FILE.DATA_KEY, file.key)
                .set(FILE.HASH, file.hash)
                .execute();
        for (int number = 0; number < file.pieces.size(); number++) {
            ChunkRecord piece = new ChunkRecord();
            piece.setFile(file.id);
            piece.setOrganisation(file.organisation.value());
            piece.setNumber(number);
            piece.setContent(file.pieces.get(number));
            database.insertInto(CHUNK).set(piece).execute();
        }
        return file.id;
    }

    /**
     * A file of the organisation of the transaction's person; empty where there is none of this id or it is another's.
     *
     * @throws Refused where the organisation is locked
     */
    public Optional<KeptFile> find(DSLContext database, UUID id) {
        return database.selectFrom(FILE).where(FILE.ID.eq(id)).fetchOptional().map(row -> kept(database, row));
    }

    /** What stands on files of the organisation, by their ids; without those whose key is locked. */
    public Map<UUID, FileLabel> labels(DSLContext database, Collection<UUID> ids) {
        Map<UUID, FileLabel> labels = new HashMap<>();
        database.selectFrom(FILE)
                .where(FILE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .forEach(row -> {
                    Ring ring = Ring.of(row.getRing());
                    OrganisationId organisation = new OrganisationId(row.getOrganisation());
                    if (keys.isOpen(ring, organisation)) {
                        DataKey key = keys.open(row.getDataKey(), ring, organisation, row.getId());
                        labels.put(
                                row.getId(),
                                new FileLabel(
                                        key.decryptName(row.getName()), FileType.of(row.getType()), row.getSize()));
                    }
                });
        return labels;
    }

    /** A file of the same content that the organisation has already. */
    public Optional<UUID> sameAs(DSLContext database, PreparedFile file) {
        return database.select(FILE.ID)
                .from(FILE)
                .where(FILE.ORGANISATION.eq(file.organisation.value()))
                .and(FILE.HASH.eq(file.hash))
                .orderBy(FILE.MADE_AT)
                .limit(1)
                .fetchOptional(FILE.ID);
    }

    /** Removes a file with its key; answers whether there was one. Older backups still hold both. */
    public boolean remove(DSLContext database, UUID id) {
        return removeWithoutKeys(database, id);
    }

    /** The same for what has no keys at hand, as the terminal has none while it restores a backup. */
    public static boolean removeWithoutKeys(DSLContext database, UUID id) {
        return database.deleteFrom(FILE).where(FILE.ID.eq(id)).execute() == 1;
    }

    private KeptFile kept(DSLContext database, FileRecord row) {
        OrganisationId organisation = new OrganisationId(row.getOrganisation());
        DataKey key = keys.open(row.getDataKey(), Ring.of(row.getRing()), organisation, row.getId());
        List<byte[]> pieces = database.select(CHUNK.CONTENT)
                .from(CHUNK)
                .where(CHUNK.FILE.eq(row.getId()))
                .orderBy(CHUNK.NUMBER)
                .fetch(CHUNK.CONTENT);
        return new KeptFile(
                row.getId(),
                FileType.of(row.getType()),
                row.getSize(),
                key.decryptName(row.getName()),
                new AccountId(row.getMadeBy()),
                row.getMadeAt().toInstant(),
                key,
                pieces);
    }

    private byte[] harmless(byte[] content, FileType type) {
        return switch (type) {
            case JPEG, PNG -> pictures.anew(content, type);
            case PDF -> {
                if (!FileType.isWholeDocument(content)) {
                    throw new Refused(FileProblems.UNREADABLE);
                }
                yield content;
            }
            case CSV, XLSX -> throw new Refused(FileProblems.TYPE_REFUSED);
        };
    }

    private static String cleaned(String name, FileType type) {
        String last = INVISIBLE
                .matcher(FOLDERS.matcher(name).replaceFirst(""))
                .replaceAll("")
                .strip();
        String usable = last.isEmpty() || last.startsWith(".") ? "file." + type.ending() : last;
        int end = usable.offsetByCodePoints(0, Math.min(LONGEST_NAME, usable.codePointCount(0, usable.length())));
        return usable.substring(0, end);
    }
}
