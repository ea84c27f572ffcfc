package org.kerwen.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of {@link AccountsApi}, and all of it. */
final class Wire {
    private Wire() {}

    @Schema(description = "Who acts with this token.")
    record Me(
            @Schema(description = "Your account.") UUID account,

            @Schema(description = "The organisation for which you work.")
            String organisation,

            @Schema(description = "Your name.") String name,

            @Schema(description = "The language that you chose, as a tag such as tk.")
            String language,

            @Schema(description = "What you are here.") List<String> roles,

            @Schema(description = "What your roles allow. The token may cover fewer.")
            List<String> operations) {}

    @Schema(description = "A colleague in a list.")
    record Colleague(
            @Schema(description = "The account.") UUID account,
            @Schema(description = "The name.") String name,

            @Schema(description = "The mail address with which the person signs in.")
            String address,

            @Schema(description = "The roles that are held now.")
            List<String> roles,

            @Schema(description = "When the person left; absent while working here.") @Nullable
            Instant endedAt) {}

    @Schema(description = "A page of a list.")
    record Page(
            @Schema(description = "At most as many as were asked for.")
            List<Colleague> accounts,

            @Schema(description = "Address of the next page; absent on the last.") @Nullable
            String next) {}

    @Schema(description = "A role that is or was held.")
    record Held(
            @Schema(description = "The grant.") UUID grant,
            @Schema(description = "The role.") String role,
            @Schema(description = "From when.") Instant since,

            @Schema(description = "Until when; absent while it is held.") @Nullable
            Instant until) {}

    @Schema(description = "An account.")
    record Account(
            @Schema(description = "The account.") UUID account,
            @Schema(description = "The name.") String name,

            @Schema(description = "The mail address with which the person signs in.")
            String address,

            @Schema(description = "The language that the person chose.")
            String language,

            @Schema(description = "When it was made.") Instant since,

            @Schema(description = "When the person left; absent while working here.") @Nullable
            Instant endedAt,

            @Schema(description = "Grows with each change.") int version,

            @Schema(description = "All roles, those of before too.")
            List<Held> roles) {}

    @Schema(description = "What is needed to invite somebody.")
    record Invite(
            @Schema(description = "The name, 1 to 120 characters.") @Nullable
            String name,

            @Schema(description = "The language of the invitation, as a tag such as tk.") @Nullable
            String language,

            @Schema(description = "The roles that the person will hold; at least one, and none that you may not give.")
            @Nullable
            Collection<String> roles) {
        /** What a program left out is empty, and refused at its field. */
        Given given() {
            return new Given(
                    name == null ? "" : name,
                    language == null ? "" : language,
                    roles == null ? List.of() : roles.stream().sorted().toList());
        }
    }

    /** What was given, complete. */
    record Given(String name, String language, List<String> roles) {}

    @Schema(description = "A link that was made.")
    record Made(
            @Schema(description = "The invitation.") UUID invitation,

            @Schema(description = "The link, shown this once. Hand it over on a safe way.")
            String link,

            @Schema(description = "Until when it works.") Instant until) {}
}
