package org.kerwen.intake;

import java.util.Optional;

/** What can stand in a column of a file. Its label is that of the field when somebody is recorded by hand. */
enum Column {
    FULL("full", "intake.column.full", 400),
    FAMILY("family", "people.field.family", 200),
    GIVEN("given", "people.field.given", 200),
    PATRONYMIC("patronymic", "people.field.patronymic", 200),
    LOCAL_FAMILY("localFamily", "people.field.localFamily", 200),
    LOCAL_GIVEN("localGiven", "people.field.localGiven", 200),
    SEX("sex", "people.field.sex", 40),
    BIRTH("birth", "people.field.birth", 60),
    BIRTH_PLACE("birthPlace", "people.field.birthPlace", 200),
    BIRTH_COUNTRY("birthCountry", "people.field.birthCountry", 80),
    NATIONALITY("nationality", "people.field.nationality", 80),
    KIND("kind", "people.field.kind", 80),
    NUMBER("number", "people.field.number", 50),
    ISSUER("issuer", "people.field.issuer", 80),
    UNTIL("until", "people.field.until", 60),
    CONTACT("contact", "people.field.contact", 200),
    LANGUAGE("language", "people.field.language", 60);

    private final String word;
    private final String text;
    private final int longest;

    Column(String word, String text, int longest) {
        this.word = word;
        this.text = text;
        this.longest = longest;
    }

    /** As it is stored, sent and named in what is wrong. */
    String word() {
        return word;
    }

    /** Key of its label. */
    String text() {
        return text;
    }

    /** How many characters a cell may have; a longer one is wrong rather than cut. */
    int longest() {
        return longest;
    }

    static Optional<Column> of(String word) {
        for (Column column : values()) {
            if (column.word.equals(word)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
