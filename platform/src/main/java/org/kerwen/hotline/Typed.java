package org.kerwen.hotline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What was typed and chosen about a call, read field by field; what is wrong is kept for its field. It lives as long as its request:
 * what was refused is written down nowhere.
 */
final class Typed {
    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_TO_DO = 400;
    private static final int LATEST_DAYS = 366;

    private final MultiValueMap<String, String> typed;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    Typed(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** A call of which nothing was said yet. */
    static Typed nothing(String line) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("call", Ids.withoutTime().toString());
        fields.add("line", line);
        fields.add("signal", Signal.INFORMATION.word());
        return new Typed(fields);
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    /** What is wrong with a field, the word of its text; null where nothing is. */
    @Nullable
    String wrong(String name) {
        return wrong.get(name);
    }

    void refuse(String name, String why) {
        wrong.putIfAbsent(name, why);
    }

    String get(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /** By which the form is known: a random one, which says nothing of when the page was opened. */
    UUID call() {
        try {
            UUID id = UUID.fromString(get("call"));
            return id.version() == 4 ? id : Ids.withoutTime();
        } catch (IllegalArgumentException e) {
            return Ids.withoutTime();
        }
    }

    /** Something that is written freely: it names no number. */
    String free(String name, int longest) {
        String text = get(name).replace("\r\n", "\n");
        if (NumberLike.isIn(text)) {
            refuse(name, "number");
        } else if (text.length() > longest
                || text.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n')) {
            refuse(name, "text");
        }
        return text;
    }

    String note() {
        return free("note", LONGEST_NOTE);
    }

    <E extends Enum<E> & Choice> @Nullable E find(Class<E> list, String name) {
        String word = get(name);
        if (word.isEmpty()) {
            return null;
        }
        if (!Choice.words(list).contains(word)) {
            refuse(name, "choose");
            return null;
        }
        return Choice.of(list, word);
    }

    <E extends Enum<E> & Choice> E choice(Class<E> list, String name, E instead) {
        E found = find(list, name);
        return found == null ? instead : found;
    }

    <E extends Enum<E> & Choice> Optional<E> mustBe(Class<E> list, String name) {
        E found = find(list, name);
        if (found == null) {
            refuse(name, "choose");
        }
        return Optional.ofNullable(found);
    }

    /** The topics that are chosen now; words that are none are left out. */
    List<Topic> topics() {
        return all("topics").stream()
                .filter(Choice.words(Topic.class)::contains)
                .map(word -> Choice.of(Topic.class, word))
                .toList();
    }

    @Nullable
    String country() {
        String code = get("country");
        if (code.isEmpty()) {
            return null;
        }
        if (!Countries.isOne(code)) {
            refuse("country", "choose");
            return null;
        }
        return code;
    }

    /**
     * The call; empty where something is wrong.
     *
     * @param lines the lines of the pack
     * @param advice the pages of advice that there are
     */
    Optional<Call> read(LocalDate today, List<String> lines, List<String> advice) {
        if (!lines.contains(get("line"))) {
            refuse("line", "choose");
        }
        Optional<CallLength> length = mustBe(CallLength.class, "length");
        Signal signal = choice(Signal.class, "signal", Signal.INFORMATION);
        List<Topic> topics = topics();
        if (topics.isEmpty() && signal != Signal.SILENT && signal != Signal.UNRELATED) {
            refuse("topics", "topics");
        }
        Call.Caller caller = new Call.Caller(
                choice(CallerRole.class, "role", CallerRole.NOT_SAID),
                find(CallerSex.class, "sex"),
                find(CallerAge.class, "age"));
        Call.About about = new Call.About(topics, country(), find(TravelPurpose.class, "purpose"));
        String notes = free("notes", LONGEST_NOTE);
        Call.FollowUp followUp = followUp(signal, today);
        return length.filter(any -> wrong.isEmpty())
                .map(how -> new Call(
                        call(),
                        get("line"),
                        true,
                        how,
                        caller,
                        about,
                        signal,
                        all("advised").stream().filter(advice::contains).toList(),
                        notes,
                        followUp));
    }

    /** What has to be done; a signal with a clock says until when, where nobody said it. */
    private Call.@Nullable FollowUp followUp(Signal signal, LocalDate today) {
        String toDo = free("toDo", LONGEST_TO_DO);
        LocalDate due = day("due", today);
        PartOfDay part = find(PartOfDay.class, "part");
        if (due == null && toDo.isEmpty() && part == null) {
            return signal.hasClock()
                    ? new Call.FollowUp(today.plusDays(signal.days()), PartOfDay.EVENING, "", null)
                    : null;
        }
        if (due == null) {
            refuse("due", "due");
            return null;
        }
        return new Call.FollowUp(due, part == null ? PartOfDay.AFTERNOON : part, toDo, null);
    }

    private @Nullable LocalDate day(String name, LocalDate today) {
        if (get(name).isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(get(name));
            if (day.isBefore(today) || day.isAfter(today.plusDays(LATEST_DAYS))) {
                refuse(name, "day");
            }
            return day;
        } catch (DateTimeParseException e) {
            refuse(name, "day");
            return null;
        }
    }
}
