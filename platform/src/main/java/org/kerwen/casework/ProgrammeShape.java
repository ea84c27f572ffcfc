package org.kerwen.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.kerwen.directory.OrganisationKind;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.Shape;

/** The fields of a file in the pack's folder {@code programmes}. */
final class ProgrammeShape {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 3660;

    // What many parts have.
    static final Field<String> ID = Field.form("id", ProgrammeShape::word).required();
    static final Field<Words> LABEL = Field.words("label").required();
    static final Field<Boolean> UNVERIFIED = Field.flag("unverified");
    static final Field<List<Role>> ROLES = Field.choices("roles", Role.class);
    static final Field<ForWhom> FOR = Field.choice("for", ForWhom.class).required();
    static final Field<Role> ROLE = Field.choice("role", Role.class);

    // A stage.
    static final Field<Programme.Stage.Place> PLACE =
            Field.choice("place", Programme.Stage.Place.class).required();
    static final Field<Words> ABOUT = Field.words("about");
    static final Field<Words> PAPER = Field.words("paper");
    static final Field<Words> GATE = Field.words("gate");

    // A move.
    static final Field<MoveKind> MOVE_KIND =
            Field.choice("kind", MoveKind.class).required();
    static final Field<List<String>> FROM =
            Field.forms("from", ProgrammeShape::word).required();
    static final Field<String> TO = Field.form("to", ProgrammeShape::word);
    static final Field<Boolean> TWO_PEOPLE = Field.flag("twoPeople");
    static final Field<Moment> UNTIL = Field.choice("until", Moment.class);

    // A requirement.
    static final Field<CommitmentKind> KIND =
            Field.choice("kind", CommitmentKind.class).required();
    static final Field<Words> HOLD = Field.words("hold").required();
    static final Field<OrganisationKind> AGENCY_KIND = Field.choice("agencyKind", OrganisationKind.class);
    static final Field<List<OrganisationId>> AGENCIES =
            Field.references("agencies", "organisations", OrganisationId::new);
    static final Field<String> ASKED_FROM =
            Field.form("askedFrom", ProgrammeShape::word).required();
    static final Field<List<String>> HINDERS =
            Field.forms("hinders", ProgrammeShape::word).required();
    static final Field<Integer> VALID_DAYS = Field.number("validDays");
    static final Field<Boolean> VALID_UNTIL_DATE = Field.flag("validUntilDate");
    static final Field<Moment> CHECKED_ON = Field.choice("checkedOn", Moment.class);
    static final Field<String> WHEN = Field.text("when");

    // A task.
    static final Field<Integer> DAYS = Field.form("days", ProgrammeShape::days).required();
    static final Field<Boolean> BEFORE = Field.flag("before");
    static final Field<Moment> MOMENT = Field.choice("moment", Moment.class).required();
    static final Field<String> STAGE = Field.form("stage", ProgrammeShape::word);

    // A grant.
    static final Field<String> CURRENCY =
            Field.form("currency", ProgrammeShape::currency).required();
    static final Field<Integer> CHILD_UNDER = Field.number("childUnder");
    static final Field<Moment> AGE_ON = Field.choice("ageOn", Moment.class);
    static final Field<LocalDate> RATE_FROM = Field.day("from").required();
    static final Field<LocalDate> RATE_UNTIL = Field.day("until");
    static final Field<BigDecimal> FAMILY = Field.decimal("family");
    static final Field<BigDecimal> ADULT = Field.decimal("adult");
    static final Field<BigDecimal> CHILD = Field.decimal("child");
    static final Field<BigDecimal> CEILING = Field.decimal("ceiling");
    static final Field<List<Entry>> RATES = Field.many(
                    "rates", Shape.part("rates", RATE_FROM, RATE_UNTIL, FAMILY, ADULT, CHILD, CEILING))
            .required();
    static final Field<BigDecimal> PERCENT = Field.decimal("percent").required();
    static final Field<String> PAID_IN =
            Field.form("stage", ProgrammeShape::word).required();
    static final Field<List<Entry>> INSTALMENTS =
            Field.many("instalments", Shape.part("instalments", LABEL, PERCENT, PAID_IN));

    // A form and its questions.
    static final Field<String> NAME =
            Field.form("name", ProgrammeShape::question).required();
    static final Field<QuestionType> TYPE =
            Field.choice("type", QuestionType.class).required();
    static final Field<Words> ASKS = Field.words("label");
    static final Field<Words> HINT = Field.words("hint");
    static final Field<String> REQUIRED = Field.text("required");
    static final Field<String> RELEVANT = Field.text("relevant");
    static final Field<String> CONSTRAINT = Field.text("constraint");
    static final Field<Words> CONSTRAINT_MESSAGE = Field.words("constraintMessage");
    static final Field<String> CALCULATION = Field.text("calculation");
    static final Field<String> DEFAULT = Field.text("default");
    static final Field<String> OPTION = Field.form("name", ProgrammeShape::word).required();
    static final Field<List<Entry>> CHOICES = Field.many("choices", Shape.part("choices", OPTION, LABEL));
    static final Field<String> CHOICES_OF = Field.form("choicesOf", ProgrammeShape::word);
    static final Field<List<Entry>> QUESTIONS = Field.many("questions", ProgrammeShape::questions);
    static final Field<List<Entry>> ASKED = QUESTIONS.required();
    static final Field<List<String>> STAGES_OF_FORM =
            Field.forms("stages", ProgrammeShape::word).required();

    // The programme.
    static final Field<Words> DESCRIPTION = Field.words("description").required();
    static final Field<Sensitivity> SENSITIVITY =
            Field.choice("sensitivity", Sensitivity.class).required();
    static final Field<Integer> RETENTION_YEARS = Field.number("retentionYears").required();
    static final Field<String> GUARDIANSHIP = Field.form("guardianship", ProgrammeShape::word);
    static final Field<List<String>> UNVERIFIED_FIELDS = Field.texts("unverified");
    static final Field<List<Entry>> CHOICE_LISTS = Field.many("choiceLists", Shape.part("choiceLists", ID, CHOICES));
    static final Field<List<Entry>> STAGES = Field.many(
                    "stages", Shape.part("stages", ID, LABEL, PLACE, ABOUT, PAPER, GATE, ROLES, UNVERIFIED))
            .required();
    static final Field<List<Entry>> MOVES = Field.many(
                    "moves", Shape.part("moves", ID, LABEL, MOVE_KIND, FROM, TO, ROLES, TWO_PEOPLE, UNTIL, UNVERIFIED))
            .required();
    static final Field<List<Entry>> REQUIREMENTS = Field.many(
            "requirements",
            Shape.part(
                    "requirements",
                    ID,
                    LABEL,
                    KIND,
                    HOLD,
                    FOR,
                    ROLE,
                    AGENCY_KIND,
                    AGENCIES,
                    ASKED_FROM,
                    HINDERS,
                    VALID_DAYS,
                    VALID_UNTIL_DATE,
                    CHECKED_ON,
                    WHEN,
                    UNVERIFIED));
    static final Field<List<Entry>> FORMS =
            Field.many("forms", Shape.part("forms", ID, LABEL, STAGES_OF_FORM, FOR, ASKED, UNVERIFIED));
    static final Field<List<Entry>> SERVICES = Field.many("services", Shape.part("services", ID, LABEL, UNVERIFIED));
    static final Field<List<Entry>> TASKS = Field.many(
            "tasks", Shape.part("tasks", ID, LABEL, DAYS, BEFORE, MOMENT, STAGE, ROLE.required(), UNVERIFIED));
    static final Field<List<Entry>> CLOSING_REASONS = Field.many(
                    "closingReasons", Shape.part("closingReasons", ID, LABEL, UNVERIFIED))
            .required();
    static final Field<List<Entry>> GRANTS = Field.many(
            "grants", Shape.part("grants", ID, LABEL, CURRENCY, CHILD_UNDER, AGE_ON, RATES, INSTALMENTS, UNVERIFIED));

    static final Shape WHOLE = Shape.folder(
                    "programmes",
                    "programme",
                    LABEL,
                    DESCRIPTION,
                    SENSITIVITY,
                    RETENTION_YEARS,
                    GUARDIANSHIP,
                    UNVERIFIED_FIELDS,
                    CHOICE_LISTS,
                    STAGES,
                    MOVES,
                    REQUIREMENTS,
                    FORMS,
                    SERVICES,
                    TASKS,
                    CLOSING_REASONS,
                    GRANTS)
            .checkedBy(ProgrammeCheck::mistakes);

    private static Shape questions() {
        return Shape.part(
                "questions",
                NAME,
                TYPE,
                ASKS,
                HINT,
                REQUIRED,
                RELEVANT,
                CONSTRAINT,
                CONSTRAINT_MESSAGE,
                CALCULATION,
                DEFAULT,
                CHOICES,
                CHOICES_OF,
                QUESTIONS,
                UNVERIFIED);
    }

    private static String word(String text) {
        if (text.length() > LONGEST_NAME || !WORD.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name; expected small Latin letters, digits and hyphens, at most 60".formatted(text));
        }
        return text;
    }

    private static String question(String text) {
        if (text.length() > LONGEST_NAME || !QUESTION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a question; expected Latin letters, digits, hyphens, at most 60"
                            .formatted(text));
        }
        return text;
    }

    private static Integer days(String text) {
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.valueOf(text);
        }
        throw new IllegalArgumentException("'%s' is not a number of days, 0 to %d; 'before: yes' makes them days before"
                .formatted(text, MOST_DAYS));
    }

    private static String currency(String text) {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is no currency such as USD".formatted(text), e);
        }
    }

    private ProgrammeShape() {}
}
