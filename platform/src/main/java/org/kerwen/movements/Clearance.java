package org.kerwen.movements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;

/**
 * What an agency is asked about somebody, as both sides see it.
 *
 * @param from who asks
 * @param agency who is asked
 * @param content what it is told, in the order of {@link #fields()}; empty once the question was taken back
 * @param answer what it said last; null until then
 */
public record Clearance(
        UUID id,
        OrganisationId from,
        OrganisationId agency,
        Permitted kind,
        LocalDate asked,
        LocalDate due,
        List<String> content,
        @Nullable Answer answer) {
    /** What every agency is told of everybody: the same fields, whether they are known or not, so that none tells more than who it is. */
    static final List<ListField> FIELDS = List.of(
            ListField.FAMILY_NAME,
            ListField.GIVEN_NAMES,
            ListField.FATHERS_NAME,
            ListField.SEX,
            ListField.BORN,
            ListField.NATIONALITY,
            ListField.TRAVELS_BY,
            ListField.PAPER_NUMBER,
            ListField.PAPER_UNTIL,
            ListField.GOES_TO);

    /** The words of these fields, for whoever writes a letter of the same content. */
    public static List<String> fields() {
        return FIELDS.stream().map(ListField::word).toList();
    }

    /**
     * A question to an agency.
     *
     * @param owner what the asking module calls it; the agency never sees it
     * @param country where the person would go, by its name; not the place
     * @param due by when an answer is needed
     */
    public record Question(
            UUID owner, PersonId person, OrganisationId agency, Permitted kind, String country, LocalDate due) {}

    /**
     * What the agency said.
     *
     * @param validFrom first day on which the permission holds; null unless it is one
     * @param validUntil last day
     * @param words what it added
     * @param reference number of its letter
     */
    public record Answer(
            ClearanceAnswer answer,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String words,
            String reference,
            Instant at) {}

    /** Whether the agency has said its last word. */
    public boolean isClosed() {
        return content.isEmpty() || (answer != null && answer.answer() != ClearanceAnswer.MORE_NEEDED);
    }
}
