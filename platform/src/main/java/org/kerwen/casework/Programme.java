package org.kerwen.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.directory.OrganisationKind;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.Words;

/**
 * A programme as a mission defines it. Names within it (of stages, moves and so on) are its own words.
 *
 * @param id its id, and its file's name
 * @param label what it is called
 * @param description what it does and for whom
 * @param sensitivity who may know of its cases
 * @param retentionYears how long a closed case is kept
 * @param guardianship the requirement that says who decides for a child; null where no child takes part
 * @param unverified the fields of its own that are a default which nobody has confirmed
 * @param stages in their order
 * @param moves between them
 * @param requirements what must be there
 * @param forms what is asked
 * @param services what is offered
 * @param tasks what is to be done, by when
 * @param closingReasons why a case ends
 * @param grants what is paid, by dated rates
 */
public record Programme(
        ProgrammeId id,
        Words label,
        Words description,
        Sensitivity sensitivity,
        int retentionYears,
        @Nullable String guardianship,
        List<String> unverified,
        List<Stage> stages,
        List<Move> moves,
        List<Requirement> requirements,
        List<ProgrammeForm> forms,
        List<Named> services,
        List<Task> tasks,
        List<Named> closingReasons,
        List<Grant> grants) {
    public Programme {
        unverified = List.copyOf(unverified);
        stages = List.copyOf(stages);
        moves = List.copyOf(moves);
        requirements = List.copyOf(requirements);
        forms = List.copyOf(forms);
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
        closingReasons = List.copyOf(closingReasons);
        grants = List.copyOf(grants);
    }

    /**
     * Where a case stands.
     *
     * @param place the first, on the way, an end, or beside the way
     * @param about what happens in it
     * @param paper what is written in it
     * @param gate what must be so before a case leaves it, in words
     * @param roles who works in it
     */
    public record Stage(
            String id,
            Words label,
            Place place,
            @Nullable Words about,
            @Nullable Words paper,
            @Nullable Words gate,
            List<Role> roles,
            boolean unverified) {
        public Stage {
            roles = List.copyOf(roles);
        }

        /** Where a stage lies. */
        public enum Place implements org.kerwen.kernel.Choice {
            FIRST,
            ON_THE_WAY,
            BESIDE,
            END
        }
    }

    /**
     * A way from stages to a stage.
     *
     * @param from where it begins
     * @param to where it leads; null where it leads back to where the case stood
     * @param roles who may make it
     * @param twoPeople whether a second person must agree
     * @param until the moment after which it cannot be made any more
     */
    public record Move(
            String id,
            Words label,
            MoveKind kind,
            List<String> from,
            @Nullable String to,
            List<Role> roles,
            boolean twoPeople,
            @Nullable Moment until,
            boolean unverified) {
        public Move {
            from = List.copyOf(from);
            roles = List.copyOf(roles);
        }
    }

    /**
     * What must be there before a move.
     *
     * @param hold how it is spoken of to those who must not know what it is
     * @param forWhom whether each of them needs one
     * @param role who in the own house sees to it
     * @param agencyKind which kind of organisation is asked
     * @param agencies which ones in this mission
     * @param askedFrom the stage from which it is asked
     * @param hinders the moves that wait for it
     * @param validDays how long it is valid; null where that is not counted in days
     * @param validUntilDate whether the date until which it is valid stands on it
     * @param checkedOn on which day it must be valid; null where it does not run out
     * @param when the condition under which it is asked; null where always
     */
    public record Requirement(
            String id,
            Words label,
            CommitmentKind kind,
            Words hold,
            ForWhom forWhom,
            @Nullable Role role,
            @Nullable OrganisationKind agencyKind,
            List<OrganisationId> agencies,
            String askedFrom,
            List<String> hinders,
            @Nullable Integer validDays,
            boolean validUntilDate,
            @Nullable Moment checkedOn,
            @Nullable String when,
            boolean unverified) {
        public Requirement {
            agencies = List.copyOf(agencies);
            hinders = List.copyOf(hinders);
        }
    }

    /** A word of the programme with nothing more to it: a service, a closing reason. */
    public record Named(String id, Words label, boolean unverified) {}

    /**
     * Something to be done.
     *
     * @param days how many before or after
     * @param before whether it is due before
     * @param moment which moment
     * @param stage the stage that is entered, where that is the moment
     * @param role who does it
     */
    public record Task(
            String id,
            Words label,
            int days,
            boolean before,
            Moment moment,
            @Nullable String stage,
            Role role,
            boolean unverified) {}

    /**
     * What is paid.
     *
     * @param currency its ISO code
     * @param childUnder who is younger is a child; null where age makes no difference
     * @param ageOn the day on which the age counts
     * @param rates by period, in order, without overlap or gap
     * @param instalments how it is paid out; percentages that make a hundred
     */
    public record Grant(
            String id,
            Words label,
            String currency,
            @Nullable Integer childUnder,
            @Nullable Moment ageOn,
            List<Rate> rates,
            List<Instalment> instalments,
            boolean unverified) {
        public Grant {
            rates = List.copyOf(rates);
            instalments = List.copyOf(instalments);
        }
    }

    /**
     * Amounts of a period.
     *
     * @param until its last day; null while it goes on
     * @param family for a family as a whole
     * @param ceiling the most that a case gets
     */
    public record Rate(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable BigDecimal family,
            @Nullable BigDecimal adult,
            @Nullable BigDecimal child,
            @Nullable BigDecimal ceiling) {}

    /** A part of a grant, paid in a stage. */
    public record Instalment(Words label, BigDecimal percent, String stage) {}
}
