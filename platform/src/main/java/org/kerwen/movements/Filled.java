package org.kerwen.movements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Money;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** What was filled into a form about journeys, read field by field; what is wrong is kept for its field, and what was typed too. */
final class Filled {
    private final Map<String, String> typed;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    Filled(Map<String, String> typed) {
        this.typed = typed;
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    String plain(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    boolean isEmpty(String name) {
        return plain(name).isEmpty();
    }

    String text(String name, int longest) {
        if (isEmpty(name)) {
            wrong.put(name, "missing");
        }
        return perhaps(name, longest);
    }

    /** A text that there need not be. */
    String perhaps(String name, int longest) {
        String text = plain(name);
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            wrong.put(name, "text");
        }
        return text;
    }

    int whole(String name, int least, int most) {
        String number = plain(name);
        if (!number.matches("\\d{1,6}") || Integer.parseInt(number) < least || Integer.parseInt(number) > most) {
            wrong.put(name, number.isEmpty() ? "missing" : "number");
            return least;
        }
        return Integer.parseInt(number);
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(plain(name));
        } catch (DateTimeParseException e) {
            wrong.put(name, isEmpty(name) ? "missing" : "day");
            return LocalDate.EPOCH;
        }
    }

    /** By whose clocks: a region of the IANA list. */
    ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(plain(name))) {
            wrong.put(name, isEmpty(name) ? "missing" : "zone");
            return ZoneId.of("UTC");
        }
        return ZoneId.of(plain(name));
    }

    /** A moment: a day and a time by the clocks of a zone. */
    Instant moment(String day, String time, ZoneId zone) {
        return switch (Moments.read(day(day), plain(time), zone)) {
            case Moments.Moment(Instant at) -> at;
            case Moments.Wrong(String word) -> {
                wrong.put(time, word);
                yield Instant.EPOCH;
            }
        };
    }

    /** The fare of a leg; null where nothing was typed of it. */
    Leg.@Nullable Fare fare() {
        if (isEmpty("fare") && isEmpty("groupFare") && isEmpty("groupFrom")) {
            return null;
        }
        BigDecimal each = amount("fare");
        String currency = plain("currency").toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(currency)) {
            wrong.put("currency", currency.isEmpty() ? "missing" : "currency");
            currency = "XXX";
        }
        Leg.Fare.Group group = isEmpty("groupFare") && isEmpty("groupFrom")
                ? null
                : new Leg.Fare.Group(whole("groupFrom", 2, 2_000), new Money(amount("groupFare"), currency));
        return new Leg.Fare(new Money(each, currency), group);
    }

    private BigDecimal amount(String name) {
        Optional<BigDecimal> amount = Money.amount(plain(name)).filter(each -> each.precision() - each.scale() <= 10);
        if (amount.isEmpty()) {
            wrong.put(name, isEmpty(name) ? "missing" : "amount");
        }
        return amount.orElse(BigDecimal.ZERO);
    }

    <E extends Enum<E> & Choice> E choice(Class<E> list, String name) {
        if (Choice.words(list).contains(plain(name))) {
            return Choice.of(list, plain(name));
        }
        wrong.put(name, "choose");
        return list.getEnumConstants()[0];
    }

    /** One of these, as it was sent. */
    UUID oneOf(List<UUID> all, String name) {
        Optional<UUID> chosen =
                all.stream().filter(each -> each.toString().equals(plain(name))).findFirst();
        if (chosen.isEmpty()) {
            wrong.put(name, "choose");
        }
        return chosen.orElseGet(() -> new UUID(0, 0));
    }

    /** Says that a field is wrong which could be read. */
    void refuse(String name, String why) {
        wrong.put(name, why);
    }

    Form.Field field(String kind, String name, Texts texts) {
        return shown(
                Form.Field.of(kind, name, texts.get("movements.field." + name)).value(typed.getOrDefault(name, "")),
                name,
                texts);
    }

    /** A list of which one is chosen. */
    <E extends Enum<E> & Choice> Form.Field choices(Class<E> list, String name, Texts texts) {
        return options(
                name,
                Stream.of(list.getEnumConstants())
                        .map(each -> Map.entry(each.word(), texts.choice(each)))
                        .toList(),
                texts);
    }

    /** The same of anything that has a word to be sent and one to be read. */
    Form.Field options(String name, List<Map.Entry<String, String>> all, Texts texts) {
        Stream<Form.Option> options = all.stream()
                .map(each -> new Form.Option(
                        each.getKey(), each.getValue(), null, each.getKey().equals(plain(name))));
        Form.Option none = new Form.Option("", texts.get("movements.choose"), null, isEmpty(name));
        return shown(
                Form.Field.of("select", name, texts.get("movements.field." + name))
                        .options(Stream.concat(Stream.of(none), options).toList()),
                name,
                texts);
    }

    /** A list of which several are chosen. */
    Form.Field checks(String name, List<Form.Option> all, Texts texts) {
        return shown(
                Form.Field.of("checks", name, texts.get("movements.field." + name))
                        .options(all)
                        .optional(),
                name,
                texts);
    }

    private Form.Field shown(Form.Field field, String name, Texts texts) {
        String why = wrong.get(name);
        Form.Field hinted =
                field.hint(texts.find("movements.field." + name + ".hint").orElse(null));
        return why == null ? hinted : hinted.error(texts.get("movements.wrong." + why));
    }
}
