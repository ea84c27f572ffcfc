package org.kerwen.cases;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.movements.Clearance;
import org.kerwen.movements.Permitted;

/**
 * The letter by which an agency is asked that wants paper: the same fields as an agency that answers here is asked with, about one person
 * who agreed that this agency gets to know. Nothing of the case stands in it, not its number either.
 */
final class ClearanceLetter {
    private static final int SENTENCES = 2;
    private static final String TO_BE_WRITTEN = "____________________";

    /** Countries by their codes of three letters. */
    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(code -> Locale.of("", code).getISO3Country(), code -> code));

    private ClearanceLetter() {}

    /**
     * A letter that can be written.
     *
     * @param owed for what
     * @param asked what the agency was asked here already; null where it was not
     */
    record Letter(
            CaseFile.Commitment owed,
            PersonId person,
            OrganisationId agency,
            @Nullable Clearance asked) {
        /** By which a form knows it. */
        String word() {
            return owed.id() + "-" + agency.value();
        }
    }

    /**
     * What is asked by a letter.
     *
     * @param content in the order of {@link Clearance#fields()}
     */
    record Question(Permitted kind, LocalDate due, List<String> content) {
        static Question of(Clearance asked) {
            return new Question(asked.kind(), asked.due(), asked.content());
        }
    }

    /**
     * What can be asked by letter: what is still owed and was not answered here, about whoever is used and agreed that the agency gets to
     * know, by whoever may ask it.
     */
    static List<Letter> open(Actor.Person by, Cases.Opened opened) {
        List<Letter> letters = new ArrayList<>();
        for (CaseFile.Commitment owed : CaseClearances.owed(opened.file())) {
            PersonId person = owed.person();
            if (person == null || !isUsed(opened, person) || !CaseClearances.mayAsk(by, opened, owed)) {
                continue;
            }
            Clearance asked = opened.clearances().get(owed.id());
            List<OrganisationId> agencies = asked != null
                    ? List.of(asked.agency())
                    : opened.rules()
                            .requirement(owed.what())
                            .map(Programme.Requirement::agencies)
                            .orElse(List.of());
            for (OrganisationId agency : agencies) {
                if (CaseClearances.agrees(opened.file(), person, agency) && (asked == null || !asked.isClosed())) {
                    letters.add(new Letter(owed, person, agency, asked));
                }
            }
        }
        return letters;
    }

    private static boolean isUsed(Cases.Opened opened, PersonId person) {
        return Optional.ofNullable(opened.people().get(person))
                .filter(known -> known.restrictedAt() == null)
                .isPresent();
    }

    static CasePaper of(
            BlankPaper paper, Letter letter, Question question, Function<OrganisationId, String> organisations) {
        List<CasePaper.Line> lines = new ArrayList<>();
        lines.add(paper.line("letter.to", organisations.apply(letter.agency())));
        lines.add(paper.line("letter.number", TO_BE_WRITTEN));
        List<String> fields = Clearance.fields();
        for (int number = 0; number < fields.size(); number++) {
            String field = fields.get(number);
            String value = question.content().get(number);
            lines.add(paper.line("field." + field, value.isEmpty() ? "–" : inWords(paper, field, value)));
        }
        lines.add(paper.line("letter.due", question.due().toString()));
        return paper.written(
                "letter",
                paper.get("letter." + question.kind().word()),
                // Without the number of the case, which stands on all other papers.
                paper.organisation() + " · " + paper.today(),
                CasePaper.Part.only(lines),
                paper.sentences("letter", SENTENCES),
                List.of(paper.staff(paper.organisation())));
    }

    /** What stands in a copy, in the language of the paper. */
    private static String inWords(BlankPaper paper, String field, String value) {
        return switch (field) {
            case "sex", "travels-by" -> paper.get(field + "." + value);
            case "nationality" ->
                Arrays.stream(value.split(", ", -1))
                        .map(code -> country(code, paper))
                        .collect(Collectors.joining(", "));
            default -> value;
        };
    }

    private static String country(String code, BlankPaper paper) {
        String two = TWO_LETTERS.get(code);
        return two == null
                ? code
                : ULocale.getDisplayCountry(
                        "und-" + two, ULocale.forLanguageTag(paper.words().word()));
    }
}
