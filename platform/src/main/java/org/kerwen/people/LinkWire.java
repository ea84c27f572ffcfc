package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire of {@link LinksApi}, and all of it. */
final class LinkWire {
    private LinkWire() {}

    @Schema(
            name = "LinkAgreement",
            description =
                    "To what a person agreed: that another organisation may be told of them. Ask in their language.")
    record Agreed(
            @Schema(description = "The other organisation, by its short name.") @Nullable
            String partner,

            @Schema(
                    description =
                            "What it may be told: identity (names and birth), contacts, papers, languages-and-needs. Where none is named, it only knows that both assist the person.")
            @Nullable
            List<String> shares,

            @Schema(description = "How they agreed: spoken, written or guardian.") @Nullable
            String agreed,

            @Schema(description = "Code of the language in which they were asked.") @Nullable
            String askedIn,

            @Schema(description = "The day on which they agreed, any common way of writing it.") @Nullable
            String agreedOn,

            @Schema(description = "The last day on which it holds, five years later at most.") @Nullable
            String agreedUntil) {
        Map<String, String> fields() {
            Map<String, String> fields = new HashMap<>();
            put(fields, "partner", partner);
            put(fields, "shares", shares == null ? null : String.join(" ", shares));
            put(fields, "agreed", agreed);
            put(fields, "askedIn", askedIn);
            put(fields, "agreedOn", agreedOn);
            put(fields, "agreedUntil", agreedUntil);
            return fields;
        }
    }

    @Schema(name = "LinkAccept", description = "An invitation that the person brought, and to what they agreed here.")
    record Accept(
            @Schema(description = "The reference, as it was read aloud.") @Nullable
            String reference,

            @Schema(description = "The code, its other half.") @Nullable
            String code,

            @Schema(description = "To what the person agreed.") @Nullable
            Agreed agreement) {
        TypedLink typed() {
            Map<String, String> fields = agreement == null ? new HashMap<>() : agreement.fields();
            put(fields, "reference", reference);
            put(fields, "code", code);
            return new TypedLink(fields);
        }

        @Override
        public String toString() {
            return "Accept[hidden]";
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Schema(name = "LinkInvited", description = "An invitation. Both halves are answered once and kept nowhere.")
    record Invited(
            @Schema(description = "The link, which waits for the other side.")
            UUID link,

            @Schema(description = "The reference, to be read aloud: each group ends with a check character.")
            String reference,

            @Schema(description = "The code, its other half.")
            String code,

            @Schema(description = "Until when it can be taken.")
            Instant expires) {
        @Override
        public String toString() {
            return "Invited[" + link + "]";
        }
    }

    @Schema(name = "LinkCopy", description = "What one side told the other.")
    record Copy(
            @Schema(description = "What of the person.") List<String> shared,
            @Schema(description = "As of when.") Instant at,

            @Schema(description = "The copy, by what was named; absent once it was removed.") @Nullable
            Map<String, Object> content) {
        static List<Copy> of(List<org.kerwen.people.Link.Disclosure> told) {
            List<Copy> copies = new ArrayList<>();
            told.forEach(each -> copies.add(new Copy(
                    List.of(Agreement.words(each.shared())),
                    each.at(),
                    each.content() == null ? null : each.content().fields())));
            return copies;
        }
    }

    @Schema(name = "PersonLink", description = "That another organisation assists a person too.")
    record Link(
            @Schema(description = "The link, as this side has it.")
            UUID link,

            @Schema(description = "The other organisation, by its short name.")
            String partner,

            @Schema(description = "invited, linked or ended.")
            String state,

            @Schema(description = "How it ended, a word; absent while it did not.") @Nullable
            String ended,

            @Schema(description = "What the other side may be told.")
            List<String> shares,

            @Schema(description = "The last day on which the consent holds.")
            String agreedUntil,

            @Schema(description = "What the other side was told, the newest first.")
            List<Copy> given,

            @Schema(description = "What the other side told, the newest first.")
            List<Copy> received) {
        static Link of(org.kerwen.people.Link link) {
            return new Link(
                    link.id(),
                    link.partner().value(),
                    link.state().word(),
                    link.ended() == null ? null : link.ended().how().word(),
                    List.of(Agreement.words(link.agreement().shares())),
                    link.agreement().until().toString(),
                    Copy.of(link.given()),
                    Copy.of(link.received()));
        }
    }

    @Schema(name = "PersonLinks", description = "Links of a person.")
    record All(@Schema(description = "The newest first.") List<Link> links) {}
}
