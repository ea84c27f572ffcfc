package org.kerwen.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.SentForm;

/**
 * A form as a template shows it: label above, help between, the error at its field, what was typed still there.
 *
 * @param action where it is sent to, by POST
 * @param token the proof that it was made here
 * @param hidden what is sent along unseen
 * @param fields what is asked
 * @param groups further fields that belong together, such as those of one person among several
 * @param button what the button says
 * @param others further buttons, which send the same form to do something else with it
 * @param style how the button looks: empty, {@code plain} or {@code danger}
 * @param refusal why it was refused as a whole, or that fields are to be looked at; null where it was not
 */
public record Form(
        String action,
        String token,
        Map<String, String> hidden,
        List<Field> fields,
        List<Group> groups,
        String button,
        List<Other> others,
        String style,
        @Nullable String refusal) {
    /** A form with one button. */
    public static Form of(AppFrame frame, String action, List<Field> fields, String button) {
        String refusal = fields.stream().anyMatch(field -> field.error() != null) ? frame.t("access.form.look") : null;
        return new Form(action, frame.token(), Map.of(), fields, List.of(), button, List.of(), "", refusal);
    }

    /** A button that changes something, and nothing to fill in. */
    public static Form button(AppFrame frame, String action, String button) {
        return new Form(action, frame.token(), Map.of(), List.of(), List.of(), button, List.of(), "plain", null);
    }

    /** The same with something sent along unseen. */
    public Form with(Map<String, String> itsHidden) {
        return new Form(action, token, itsHidden, fields, groups, button, others, style, refusal);
    }

    /** The same with a button of another look. */
    public Form styled(String itsStyle) {
        return new Form(action, token, hidden, fields, groups, button, others, itsStyle, refusal);
    }

    /** The same, refused as a whole. */
    public Form refused(@Nullable String sentence) {
        return sentence == null
                ? this
                : new Form(action, token, hidden, fields, groups, button, others, style, sentence);
    }

    /** The same with groups of fields behind the others. */
    public Form grouped(AppFrame frame, List<Group> itsGroups) {
        boolean wrong = itsGroups.stream().flatMap(Group::all).anyMatch(field -> field.error() != null);
        return new Form(
                action,
                token,
                hidden,
                fields,
                itsGroups,
                button,
                others,
                style,
                refusal == null && wrong ? frame.t("access.form.look") : refusal);
    }

    /** The same with further buttons. */
    public Form or(List<Other> itsOthers) {
        return new Form(action, token, hidden, fields, groups, button, itsOthers, style, refusal);
    }

    /**
     * Fields that belong together under a name of their own.
     *
     * @param id by which an address leads to it
     * @param legend what they are about
     * @param fields what is asked
     * @param more what is asked more rarely, behind a line that opens it
     * @param moreText what that line says
     */
    public record Group(String id, String legend, List<Field> fields, List<Field> more, String moreText) {
        /** Whether the rarer fields are open: something stands there or is wrong. */
        public boolean isOpen() {
            return more.stream().anyMatch(field -> field.error() != null || field.isFilled());
        }

        Stream<Field> all() {
            return Stream.concat(fields.stream(), more.stream());
        }
    }

    /**
     * A further button.
     *
     * @param name under which it is sent that this one was pressed
     * @param text what it says
     * @param action where it sends the form
     */
    public record Other(String name, String text, String action) {}

    /** A key of its own each time that it is shown, by which it is known when it is sent twice ({@link SentForm}). */
    public String key() {
        return Ids.withoutTime().toString();
    }

    /** Whether a file is sent with it. */
    public boolean sendsFile() {
        return fields.stream().anyMatch(field -> field.kind().equals("file"));
    }

    /** Where it is sent to; the proof goes before a file, which is not read until it is known who sends it. */
    public String address() {
        return sendsFile() ? action + "?_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) : action;
    }

    /**
     * What is asked.
     *
     * @param kind {@code text}, {@code email}, {@code password}, {@code code}, {@code number}, {@code search}, {@code
     *     select}, {@code radios} (one of few), {@code checks} (several of them), {@code tick}, {@code lines} (a text of
     *     many), {@code place} (a text for which options are offered) or {@code file} (whose value says which are taken)
     * @param name under which it is sent
     * @param label what it is
     * @param hint what helps to fill it in
     * @param error why what was typed was refused
     * @param value what was typed; never a password
     * @param complete what a browser may fill in, a word of HTML's {@code autocomplete}
     * @param longest how many characters it takes
     * @param required whether it must be filled in
     * @param options what can be chosen
     */
    public record Field(
            String kind,
            String name,
            String label,
            @Nullable String hint,
            @Nullable String error,
            String value,
            String complete,
            int longest,
            boolean required,
            List<Option> options) {
        /** A field of this kind with nothing in it yet. */
        public static Field of(String kind, String name, String label) {
            return new Field(kind, name, label, null, null, "", "off", 200, true, List.of());
        }

        public Field hint(@Nullable String itsHint) {
            return new Field(kind, name, label, itsHint, error, value, complete, longest, required, options);
        }

        public Field error(@Nullable String itsError) {
            return new Field(kind, name, label, hint, itsError, value, complete, longest, required, options);
        }

        public Field value(String itsValue) {
            return new Field(kind, name, label, hint, error, itsValue, complete, longest, required, options);
        }

        public Field complete(String word) {
            return new Field(kind, name, label, hint, error, value, word, longest, required, options);
        }

        public Field longest(int characters) {
            return new Field(kind, name, label, hint, error, value, complete, characters, required, options);
        }

        public Field optional() {
            return new Field(kind, name, label, hint, error, value, complete, longest, false, options);
        }

        public Field options(List<Option> itsOptions) {
            return new Field(kind, name, label, hint, error, value, complete, longest, required, itsOptions);
        }

        /** The same under another name. */
        public Field named(String itsName) {
            return new Field(kind, itsName, label, hint, error, value, complete, longest, required, options);
        }

        /** The same with another label. */
        public Field labelled(String itsLabel) {
            return new Field(kind, name, itsLabel, hint, error, value, complete, longest, required, options);
        }

        /** Whether something was typed or chosen; of a list that opens, the first is there before anybody chooses. */
        boolean isFilled() {
            return (options.isEmpty() || kind.equals("place"))
                    ? !value.isEmpty()
                    : options.stream()
                            .skip(kind.equals("select") ? 1 : 0)
                            .anyMatch(
                                    option -> option.chosen() && !option.value().isEmpty());
        }

        /** What describes the field to somebody who cannot see it; null where nothing does. */
        public @Nullable String describedBy() {
            String ids = (hint == null ? "" : name + "-hint ") + (error == null ? "" : name + "-error");
            return ids.isBlank() ? null : ids.strip();
        }

        /** Whether it is written from left to right in every language, as addresses, passwords and numbers are. */
        public boolean leftToRight() {
            return switch (kind) {
                case "email", "password", "number", "date" -> true;
                default -> false;
            };
        }

        /** The type of the input; what is neither secret nor a number is plain text. */
        public String type() {
            return switch (kind) {
                case "email", "password", "number", "search", "date" -> kind;
                default -> "text";
            };
        }
    }

    /** Something that can be chosen. */
    public record Option(
            String value, String text, @Nullable String hint, boolean chosen) {}
}
