package org.kerwen.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Money;

/**
 * What was filled into a form, read field by field; what is wrong is kept for its field, and what was typed too. Its words are the texts
 * {@code <module>.field.*} and {@code <module>.wrong.*}.
 */
public final class Filled {
    private static final int DECIMALS_OF_RATE = 8;

    private final String module;
    private final Map<String, String> typed;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** What came with a form of a module. */
    public Filled(String module, Map<String, String> typed) {
        this.module = module;
        this.typed = typed;
    }

    /** A form that nobody has filled in. */
    public static Filled nothing(String module, Map<String, String> suggested) {
        return new Filled(module, suggested);
    }

    /** Whether nothing is wrong so far. */
    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** What was typed, without blanks at both ends. */
    public String plain(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** Whether nothing was typed. */
    public boolean isEmpty(String name) {
        return plain(name).isEmpty();
    }

    /** Text that must be there. */
    public String text(String name, int longest) {
        String text = plain(name);
        if (text.isEmpty()) {
            wrong.put(name, "missing");
        } else if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            wrong.put(name, "text");
        }
        return text;
    }

    /** The number of a line, as donors write them. */
    public String code(String name) {
        String code = plain(name).toUpperCase(Locale.ROOT);
        if (!code.matches("[0-9A-Z][0-9A-Z.-]{0,19}")) {
            wrong.put(name, code.isEmpty() ? "missing" : "code");
        }
        return code;
    }

    /** A whole number within bounds. */
    public int whole(String name, int least, int most) {
        String number = plain(name);
        if (!number.matches("\\d{1,6}") || Integer.parseInt(number) < least || Integer.parseInt(number) > most) {
            wrong.put(name, number.isEmpty() ? "missing" : "number");
            return least;
        }
        return Integer.parseInt(number);
    }

    /** An amount of money. */
    public BigDecimal amount(String name, boolean mayBeNothing) {
        BigDecimal amount = Money.amount(plain(name)).orElse(null);
        if (amount == null || (!mayBeNothing && amount.signum() == 0)) {
            wrong.put(name, plain(name).isEmpty() ? "missing" : "amount");
            return BigDecimal.ONE;
        }
        return amount;
    }

    /** What one unit is worth. */
    public BigDecimal rate(String name) {
        String rate = plain(name).replace(',', '.');
        if (!rate.matches("\\d{1,9}(\\.\\d{1,8})?")
                || new BigDecimal(rate).setScale(DECIMALS_OF_RATE).signum() == 0) {
            wrong.put(name, rate.isEmpty() ? "missing" : "rate");
            return BigDecimal.ONE;
        }
        return new BigDecimal(rate);
    }

    /** An ISO 4217 code. */
    public String currency(String name) {
        String currency = plain(name).toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(currency)) {
            wrong.put(name, currency.isEmpty() ? "missing" : "currency");
            return "XXX";
        }
        return currency;
    }

    /** A day of the calendar. */
    public LocalDate day(String name) {
        try {
            return LocalDate.parse(plain(name));
        } catch (DateTimeParseException e) {
            wrong.put(name, plain(name).isEmpty() ? "missing" : "day");
            return LocalDate.EPOCH;
        }
    }

    /** One of a closed list. */
    public <E extends Enum<E> & Choice> E choice(Class<E> list, String name) {
        if (Choice.words(list).contains(plain(name))) {
            return Choice.of(list, plain(name));
        }
        wrong.put(name, "choose");
        return list.getEnumConstants()[0];
    }

    /** Text that may be left out. */
    public String anyText(String name, int longest) {
        return plain(name).isEmpty() ? "" : text(name, longest);
    }

    /** A day that may be left out. */
    public @Nullable LocalDate anyDay(String name) {
        return plain(name).isEmpty() ? null : day(name);
    }

    /** One of these, as it was sent. */
    public String oneOf(List<String> all, String name) {
        if (!all.contains(plain(name))) {
            wrong.put(name, "choose");
        }
        return plain(name);
    }

    /** The same of ids; one that leads nowhere where none of these was sent. */
    public UUID idOf(List<UUID> all, String name) {
        String sent = oneOf(all.stream().map(UUID::toString).toList(), name);
        return all.stream()
                .filter(each -> each.toString().equals(sent))
                .findFirst()
                .orElseGet(() -> new UUID(0, 0));
    }

    /** Says that a field is wrong which could be read. */
    public void refuse(String name, String why) {
        wrong.put(name, why);
    }

    /** A field with what was typed and what is wrong. */
    public Form.Field field(String kind, String name, Texts texts) {
        return shown(
                Form.Field.of(kind, name, texts.get(module + ".field." + name)).value(typed.getOrDefault(name, "")),
                name,
                texts);
    }

    /** A list of which one is chosen. */
    public <E extends Enum<E> & Choice> Form.Field choices(Class<E> list, String name, Texts texts) {
        return options(
                name,
                Stream.of(list.getEnumConstants())
                        .map(each -> Map.entry(each.word(), texts.choice(each)))
                        .toList(),
                texts);
    }

    /** The same of anything that has a word to be sent and one to be read. */
    public Form.Field options(String name, List<Map.Entry<String, String>> all, Texts texts) {
        Stream<Form.Option> options = all.stream()
                .map(each -> new Form.Option(
                        each.getKey(), each.getValue(), null, each.getKey().equals(plain(name))));
        return shown(
                Form.Field.of("select", name, texts.get(module + ".field." + name))
                        .options(Stream.concat(
                                        Stream.of(new Form.Option(
                                                "",
                                                texts.get(module + ".choose"),
                                                null,
                                                plain(name).isEmpty())),
                                        options)
                                .toList()),
                name,
                texts);
    }

    /** A list of which several are chosen. */
    public Form.Field checks(String name, List<Form.Option> all, Texts texts) {
        return shown(
                Form.Field.of("checks", name, texts.get(module + ".field." + name))
                        .options(all)
                        .optional(),
                name,
                texts);
    }

    private Form.Field shown(Form.Field field, String name, Texts texts) {
        String why = wrong.get(name);
        Form.Field hinted =
                field.hint(texts.find(module + ".field." + name + ".hint").orElse(null));
        return why == null ? hinted : hinted.error(error(why, texts));
    }

    private String error(String why, Texts texts) {
        return texts.find(module + ".wrong." + why).orElseGet(() -> texts.get(module + ".refused." + why));
    }
}
