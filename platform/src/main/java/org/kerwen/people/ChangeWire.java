package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of {@link ChangesApi}, and all of it. */
final class ChangeWire {
    private ChangeWire() {}

    @Schema(name = "PersonKnown", description = "What is known of a person. What is left out is not known.")
    record Known(
            @Schema(description = "The version of the person that was read before.")
            int version,

            @Schema(description = "female, male or other.") @Nullable
            String sex,

            @Schema(description = "Any common way of writing a date, also a year, or about 1978.") @Nullable
            String birth,

            @Schema(description = "Code of three letters, of a state that is no more too, such as SUN.") @Nullable
            String birthCountry,

            @Schema(description = "As it was told.") @Nullable
            String birthPlace,

            @Schema(description = "Code of three letters.") @Nullable
            String nationality,

            @Schema(description = "Another one.") @Nullable String nationality2,

            @Schema(description = "Code of the language that the person speaks best.") @Nullable
            String language,

            @Schema(description = "Another one.") @Nullable String language2,

            @Schema(description = "Words of a closed list, such as interpreter. Never what was done to somebody.")
            @Nullable
            List<String> needs) {
        Typed typed() {
            Map<String, String> fields = new HashMap<>();
            put(fields, "sex", sex);
            put(fields, "birth", birth);
            put(fields, "birthCountry", birthCountry);
            put(fields, "birthPlace", birthPlace);
            put(fields, "nationality", nationality);
            put(fields, "nationality2", nationality2);
            put(fields, "language", language);
            put(fields, "language2", language2);
            put(fields, "needs", needs == null ? null : String.join(" ", needs));
            return new Typed(fields);
        }
    }

    @Schema(name = "PersonPart", description = "A name, a paper or a way to reach a person; the fields of one of them.")
    record Part(
            @Schema(description = "Of a name: legal, birth, alias, zone or local.") @Nullable
            String usage,

            @Schema(description = "Of a name: family name.") @Nullable
            String family,

            @Schema(description = "Of a name: given names.") @Nullable
            String given,

            @Schema(description = "Of a name: name after the father.") @Nullable
            String patronymic,

            @Schema(description = "Of a paper: what it is, such as passport.") @Nullable
            String kind,

            @Schema(description = "Of a paper: its number.") @Nullable
            String number,

            @Schema(description = "Of a paper: code of who issued it.") @Nullable
            String issuer,

            @Schema(description = "Of a paper: last day on which it is valid.") @Nullable
            String until,

            @Schema(
                    description =
                            "Of a way to reach the person: telephone, messenger, e-mail, address or through-somebody.")
            @Nullable
            String way,

            @Schema(description = "Of a way to reach the person: number, address or name.") @Nullable
            String contact,

            @Schema(description = "Of a way to reach the person: not-asked, any-time, at-times or never.") @Nullable
            String safety,

            @Schema(description = "Of what is safe at times: beginning of the time of day.") @Nullable
            String from,

            @Schema(description = "Of what is safe at times: end of it.") @Nullable
            String to) {
        Typed typed() {
            Map<String, String> fields = new HashMap<>();
            put(fields, "usage", usage);
            put(fields, "family", family);
            put(fields, "given", given);
            put(fields, "patronymic", patronymic);
            put(fields, "kind", kind);
            put(fields, "number", number);
            put(fields, "issuer", issuer);
            put(fields, "until", until);
            put(fields, "way", way);
            put(fields, "contact", contact);
            put(fields, "safety", safety);
            put(fields, "from", from);
            put(fields, "to", to);
            return new Typed(fields);
        }
    }

    @Schema(name = "PersonPartRow", description = "One of them.")
    record Row(
            @Schema(description = "By which it is corrected or taken away.")
            UUID id,

            @Schema(description = "The record that says it.")
            UUID record,

            @Schema(description = "What it says, field by field.")
            Map<String, String> says) {}

    @Schema(name = "PersonParts", description = "All names, papers or ways to reach a person.")
    record Parts(
            @Schema(description = "Those of the record under which the person is shown first.")
            List<Row> parts) {
        static Parts of(Person person, PartKind kind) {
            List<Row> rows = new ArrayList<>();
            for (Person.Row<? extends Registration.Part> row : person.parts(kind)) {
                rows.add(new Row(row.id(), row.of().value(), Copies.part(row.is())));
            }
            return new Parts(rows);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
