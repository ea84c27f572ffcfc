package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.MISSION;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.directory.db.tables.records.MissionRecord;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** The mission: {@code mission.yaml} and its one row. */
final class MissionStore implements PackSection {
    private static final Field<Words> NAME = Field.words("name").required();
    private static final Field<String> ABBREVIATION = Field.text("abbreviation");
    private static final Field<Words> MOTTO = Field.words("motto").required();
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<Words> HEADING = Field.words("heading").required();
    private static final Field<Words> LEDE = Field.words("lede").required();
    private static final Field<Words> HOTLINE_MESSAGE =
            Field.words("hotlineMessage").required();
    private static final Field<List<Language>> LANGUAGES =
            Field.languages("languages").required();
    private static final Field<LocalDate> AS_OF = Field.day("asOf");
    private static final Field<URI> EXIT = Field.address("exit").required();
    private static final Field<Words> LICENCE = Field.words("licence").required();
    private static final Field<URI> LICENCE_ADDRESS =
            Field.address("licenceAddress").required();

    @Override
    public Shape shape() {
        return Shape.single(
                "mission",
                NAME,
                ABBREVIATION,
                MOTTO,
                TITLE,
                HEADING,
                LEDE,
                HOTLINE_MESSAGE,
                LANGUAGES,
                AS_OF,
                EXIT,
                LICENCE,
                LICENCE_ADDRESS);
    }

    @Override
    public TableField<?, String> id() {
        return MISSION.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        // There is one row at most, so the mission that was goes first.
        for (Entry entry : entries) {
            database.deleteFrom(MISSION).where(MISSION.ID.ne(entry.id())).execute();
        }
        Rows.upsert(database, MISSION.ID, entries, MissionStore::row);
    }

    private static MissionRecord row(Entry entry) {
        MissionRecord row = new MissionRecord();
        row.setId(entry.id());
        row.setOnlyOne(true);
        row.setName(entry.get(NAME));
        row.setAbbreviation(entry.find(ABBREVIATION));
        row.setMotto(entry.get(MOTTO));
        row.setTitle(entry.get(TITLE));
        row.setHeading(entry.get(HEADING));
        row.setLede(entry.get(LEDE));
        row.setHotlineMessage(entry.get(HOTLINE_MESSAGE));
        row.setLanguages(entry.get(LANGUAGES).stream().map(Language::tag).toArray(String[]::new));
        row.setAsOf(entry.find(AS_OF));
        row.setExitAddress(entry.get(EXIT).toString());
        row.setLicence(entry.get(LICENCE));
        row.setLicenceAddress(entry.get(LICENCE_ADDRESS).toString());
        row.setSource(entry.sourced().source());
        return row;
    }

    static Optional<Mission> find(DSLContext database) {
        return database.selectFrom(MISSION)
                .fetchOptional()
                .map(row -> new Mission(
                        row.getId(),
                        row.getName(),
                        row.getAbbreviation(),
                        row.getMotto(),
                        row.getTitle(),
                        row.getHeading(),
                        row.getLede(),
                        row.getHotlineMessage(),
                        Arrays.stream(row.getLanguages()).map(Language::new).toList(),
                        row.getAsOf(),
                        URI.create(row.getExitAddress()),
                        row.getLicence(),
                        URI.create(row.getLicenceAddress()),
                        row.getSource()));
    }
}
