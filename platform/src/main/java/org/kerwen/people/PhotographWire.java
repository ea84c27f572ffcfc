package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of {@link PhotographsApi}, and all of it but the pictures themselves. */
final class PhotographWire {
    private PhotographWire() {}

    @Schema(name = "Photograph", description = "A photograph of a person.")
    record Photograph(
            @Schema(description = "By which its picture is fetched and it is taken away.")
            UUID id,

            @Schema(description = "The record of which it is.")
            UUID record,

            @Schema(description = "When it was taken, such as 2026-05; absent where nobody knows.") @Nullable
            String taken,

            @Schema(description = "On what ground it is kept: written, spoken, guardian or life-at-stake.")
            String ground) {}

    @Schema(name = "Photographs", description = "The photographs of a person that count.")
    record Photographs(
            @Schema(description = "The one that shows the person as they look today first.")
            List<Photograph> photographs) {
        static Photographs of(Person person) {
            return new Photographs(person.photographs().stream()
                    .map(row -> new Photograph(
                            row.id(),
                            row.of().value(),
                            row.is().taken() == null ? null : row.is().taken().canonical(),
                            row.is().ground().word()))
                    .toList());
        }
    }

    @Schema(name = "PhotographAdded", description = "A form with a picture.")
    record Add(
            @Schema(description = "The picture: JPEG or PNG, at most 20 MB and 26 million dots.", format = "binary")
            String photograph,

            @Schema(description = "When it was taken, in any common way of writing a date, also a year.") @Nullable
            String taken,

            @Schema(description = "On what ground it is kept: written, spoken, guardian or life-at-stake.")
            String ground) {}

    @Schema(name = "PhotographTakenAway", description = "Why a photograph counts no more.")
    record TakeAway(
            @Schema(
                    description =
                            "newer or unclear (the picture stays as history), somebody-else or asked (it is removed for good).")
            @Nullable
            String why) {}
}
