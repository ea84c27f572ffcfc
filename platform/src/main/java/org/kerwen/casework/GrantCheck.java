package org.kerwen.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.Mistake;

/** What must hold for a table of rates: on each day one rate or none, and instalments that make the whole. */
final class GrantCheck {
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private final List<Mistake> mistakes = new ArrayList<>();

    static List<Mistake> mistakes(Entry grant, Set<String> stages) {
        var check = new GrantCheck();
        check.ages(grant);
        check.periods(grant);
        check.amounts(grant);
        check.instalments(grant, stages);
        return check.mistakes;
    }

    private void wrong(Entry at, Field<?> field, String message) {
        mistakes.add(Mistake.at(at, field, message));
    }

    private void ages(Entry grant) {
        boolean byAge =
                grant.get(ProgrammeShape.RATES).stream().anyMatch(rate -> rate.find(ProgrammeShape.CHILD) != null);
        if (byAge && grant.find(ProgrammeShape.CHILD_UNDER) == null) {
            wrong(grant, ProgrammeShape.CHILD_UNDER, "the field is missing: there are amounts for children");
        }
        if (byAge && grant.find(ProgrammeShape.AGE_ON) == null) {
            wrong(grant, ProgrammeShape.AGE_ON, "the field is missing: on which day does the age count");
        }
    }

    private void periods(Entry grant) {
        if (grant.get(ProgrammeShape.RATES).isEmpty()) {
            wrong(grant, ProgrammeShape.RATES, "there is no rate");
        }
        LocalDate last = null;
        boolean open = false;
        for (Entry rate : grant.get(ProgrammeShape.RATES)) {
            LocalDate from = rate.get(ProgrammeShape.RATE_FROM);
            LocalDate until = rate.find(ProgrammeShape.RATE_UNTIL);
            if (until != null && until.isBefore(from)) {
                wrong(rate, ProgrammeShape.RATE_UNTIL, "the end %s lies before the start %s".formatted(until, from));
            }
            if (open || (last != null && !from.isAfter(last))) {
                wrong(
                        rate,
                        ProgrammeShape.RATE_FROM,
                        "the period overlaps with the one before; expected them in order");
            } else if (last != null && !from.equals(last.plusDays(1))) {
                wrong(
                        rate,
                        ProgrammeShape.RATE_FROM,
                        "there is no rate from %s on: expected that day".formatted(last.plusDays(1)));
            }
            open |= until == null;
            last = until == null ? from : until;
        }
    }

    private void amounts(Entry grant) {
        int digits = Currency.getInstance(grant.get(ProgrammeShape.CURRENCY)).getDefaultFractionDigits();
        for (Entry rate : grant.get(ProgrammeShape.RATES)) {
            boolean any = false;
            for (Field<BigDecimal> field : List.of(
                    ProgrammeShape.FAMILY, ProgrammeShape.ADULT, ProgrammeShape.CHILD, ProgrammeShape.CEILING)) {
                BigDecimal amount = rate.find(field);
                any |= amount != null && field != ProgrammeShape.CEILING;
                if (tooFine(amount, digits)) {
                    wrong(rate, field, "the currency has %d digits after the point".formatted(digits));
                }
            }
            if (!any) {
                wrong(rate, ProgrammeShape.RATE_FROM, "nothing is paid: expected 'family', 'adult' or 'child'");
            }
        }
    }

    private static boolean tooFine(@Nullable BigDecimal amount, int digits) {
        return amount != null && amount.stripTrailingZeros().scale() > digits;
    }

    private void instalments(Entry grant, Set<String> stages) {
        List<Entry> parts = grant.get(ProgrammeShape.INSTALMENTS);
        BigDecimal sum =
                parts.stream().map(part -> part.get(ProgrammeShape.PERCENT)).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!parts.isEmpty() && sum.compareTo(WHOLE) != 0) {
            wrong(
                    grant,
                    ProgrammeShape.INSTALMENTS,
                    "they make %s per cent and not 100".formatted(sum.toPlainString()));
        }
        for (Entry part : parts) {
            if (!stages.contains(part.get(ProgrammeShape.PAID_IN))) {
                wrong(
                        part,
                        ProgrammeShape.PAID_IN,
                        "there is no stage '%s'".formatted(part.get(ProgrammeShape.PAID_IN)));
            }
        }
    }
}
