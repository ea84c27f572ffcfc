package org.kerwen.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.KeptFile;
import org.kerwen.files.KeptFiles;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;

/** All that is held about a person, for the person. */
final class Copies {
    private final Transactions transactions;
    private final List<AboutPeople> others;
    private final KeptFiles files;

    Copies(Transactions transactions, List<AboutPeople> others, KeptFiles files) {
        this.transactions = transactions;
        this.others = List.copyOf(others);
        this.files = files;
    }

    /**
     * What is held.
     *
     * @param happened the history of the records, the newest first
     * @param elsewhere what other parts hold, by their words
     * @param photographs those of which the picture is held, taken away or not
     */
    record Copy(
            Person person,
            List<Happened> happened,
            Map<String, List<Map<String, String>>> elsewhere,
            List<Pictured> photographs) {}

    /** A photograph and its picture, still encrypted. */
    record Pictured(PhotographStore.Held held, KeptFile picture) {
        /** The picture in letters, as it stands in a page or in JSON. */
        String inLetters() {
            try (InputStream content = picture.content()) {
                return Base64.getEncoder().encodeToString(content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * All of it; empty where there is no such person.
     *
     * @throws org.kerwen.kernel.Refused where there are photographs and the organisation is locked
     */
    Optional<Copy> of(Actor.Person by, PersonId id) {
        return transactions.run(by, Act.on("person.copy", id.value()), database -> {
            PersonId head = MergeStore.shownUnder(database, id);
            UUID[] records = MergeStore.members(database, List.of(head)).all();
            Map<String, List<Map<String, String>>> elsewhere = new LinkedHashMap<>();
            for (AboutPeople other : others) {
                List<Map<String, String>> told = other.tell(
                        database, List.of(records).stream().map(PersonId::new).toList());
                if (!told.isEmpty()) {
                    elsewhere.put(other.word(), told);
                }
            }
            return PersonStore.find(database, List.of(head)).stream()
                    .findFirst()
                    .map(person -> new Copy(
                            person,
                            HistoryStore.of(database, List.of(records)),
                            elsewhere,
                            photographs(database, List.of(records))));
        });
    }

    private List<Pictured> photographs(DSLContext database, List<UUID> records) {
        List<Pictured> all = new ArrayList<>();
        for (PhotographStore.Held held : PhotographStore.held(database, records)) {
            Registration.Pictures pictures = held.row().is().pictures();
            if (pictures != null) {
                files.find(database, pictures.large()).ifPresent(picture -> all.add(new Pictured(held, picture)));
            }
        }
        return all;
    }

    /** As a program reads it: a picture stands in it in the letters of Base64. */
    static Map<String, Object> fields(Copy copy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Person person = copy.person();
        fields.put("person", person.id().toString());
        fields.put("recorded", person.registeredAt().toString());
        fields.put("keptUntil", person.keepUntil().toString());
        if (person.restrictedAt() != null) {
            fields.put("restrictedSince", person.restrictedAt().toString());
        }
        Map<String, String> known = new LinkedHashMap<>();
        for (KnownField field : KnownField.values()) {
            String value = field.of(person.known());
            if (value != null) {
                known.put(field.word(), value);
            }
        }
        fields.put("known", known);
        fields.put("names", person.names().stream().map(row -> part(row.is())).toList());
        fields.put(
                "documents",
                person.documents().stream().map(row -> part(row.is())).toList());
        fields.put(
                "contacts",
                person.contacts().stream().map(row -> part(row.is())).toList());
        fields.put(
                "photographs", copy.photographs().stream().map(Copies::pictured).toList());
        fields.put("consents", person.consents().stream().map(Copies::consent).toList());
        fields.put("history", copy.happened().stream().map(Copies::happened).toList());
        fields.putAll(copy.elsewhere());
        return fields;
    }

    private static Map<String, String> pictured(Pictured pictured) {
        Map<String, String> fields = part(pictured.held().row().is());
        fields.put("added", pictured.held().added().toString());
        fields.put("jpeg", pictured.inLetters());
        return fields;
    }

    private static Map<String, String> consent(Person.Consent consent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ground", consent.way().word());
        fields.put("given", consent.given().toString());
        if (consent.withdrawn() != null) {
            fields.put("withdrawn", consent.withdrawn().toString());
        }
        return fields;
    }

    static Map<String, String> part(Registration.Part part) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (part) {
            case Registration.Name name -> {
                fields.put("usage", name.usage().word());
                put(fields, "family", name.family());
                put(fields, "given", name.given());
                put(fields, "patronymic", name.patronymic());
            }
            case Registration.Document document -> {
                fields.put("kind", document.kind().word());
                fields.put("number", document.number());
                put(fields, "issuer", document.issuer());
                put(
                        fields,
                        "validUntil",
                        document.validUntil() == null
                                ? ""
                                : document.validUntil().toString());
            }
            case Registration.Contact contact -> {
                fields.put("kind", contact.kind().word());
                fields.put("value", contact.value());
                fields.put("safety", contact.safety().word());
                put(fields, "from", contact.from() == null ? "" : contact.from().toString());
                put(fields, "to", contact.to() == null ? "" : contact.to().toString());
            }
            case Registration.Photograph photograph -> {
                put(
                        fields,
                        "taken",
                        photograph.taken() == null ? "" : photograph.taken().canonical());
                fields.put("ground", photograph.ground().word());
                put(
                        fields,
                        "why",
                        photograph.why() == null ? "" : photograph.why().word());
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> happened(Happened happened) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("when", happened.at().toString());
        switch (happened.what()) {
            case Happened.Registered registered -> fields.put("what", "recorded");
            case Happened.Added(Registration.Part part) -> {
                fields.put("what", "added");
                fields.put(PartKind.of(part).word(), part(part));
            }
            case Happened.Removed(Registration.Part part) -> {
                fields.put("what", "removed");
                fields.put(PartKind.of(part).word(), part(part));
            }
            case Happened.Changed(KnownField field, String before, String after) -> {
                fields.put("what", "changed");
                fields.put("field", field.word());
                put(fields, "before", before);
                put(fields, "after", after);
            }
            case Happened.Agreed(ConsentWay way, boolean given) -> {
                fields.put("what", given ? "consent-given" : "consent-withdrawn");
                fields.put("ground", way.word());
            }
            case Happened.Restricted restricted -> fields.put("what", "restricted");
            case Happened.Merged(boolean joined) -> fields.put("what", joined ? "joined" : "parted");
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
