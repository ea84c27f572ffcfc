package org.kerwen.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a spreadsheet (ECMA-376), row by row. Days are read as days, everything else as it stands in the file. A
 * reader of our own, because those that there are make room for as many columns as a cell's address says, billions if somebody
 * wishes, or write the parts to the disk.
 */
final class Spreadsheet {
    private static final int MOST_TEXTS = 2_000_000;
    private static final int LONGEST_CELL = 4_000;
    private static final int LETTERS = 26;
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.");
    private static final XMLInputFactory XML = factory();

    private final Archive archive;
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> isDay = new ArrayList<>();
    private LocalDate dayZero = LocalDate.of(1899, 12, 30);
    private String sheet = "xl/worksheets/sheet1.xml";

    /**
     * Looks into it.
     *
     * @throws Unreadable where it is none, or is larger unpacked than it may be
     */
    Spreadsheet(byte[] content) {
        this.archive = new Archive(content);
        Map<String, String> targets = new HashMap<>();
        part("xl/_rels/workbook.xml.rels", Archive.SMALL, xml -> {
            if (is(xml, "Relationship")) {
                targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
            }
        });
        List<String> sheets = new ArrayList<>();
        part("xl/workbook.xml", Archive.SMALL, xml -> {
            if (is(xml, "sheet")) {
                sheets.add(attribute(xml, "id"));
            } else if (is(xml, "workbookPr") && attribute(xml, "date1904").matches("1|true")) {
                dayZero = LocalDate.of(1904, 1, 1);
            }
        });
        if (sheets.isEmpty()) {
            throw new Unreadable("not-a-table");
        }
        String target = targets.getOrDefault(sheets.getFirst(), "worksheets/sheet1.xml");
        sheet = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        readStyles();
        readTexts();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private interface Element {
        void begins(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Calls for each element that begins. */
    private void part(String name, long largest, Element each) {
        try (InputStream stream = archive.part(name, largest)) {
            XMLStreamReader xml = XML.createXMLStreamReader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    each.begins(xml);
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static Unreadable unreadable(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable ours) {
                return ours;
            }
        }
        return new Unreadable("damaged");
    }

    private void readStyles() {
        Map<String, String> formats = new HashMap<>();
        boolean[] cells = {false};
        if (archive.has("xl/styles.xml")) {
            part("xl/styles.xml", Archive.SMALL, xml -> {
                if (is(xml, "numFmt")) {
                    formats.put(attribute(xml, "numFmtId"), attribute(xml, "formatCode"));
                } else if (is(xml, "cellXfs") || is(xml, "cellStyles") || is(xml, "cellStyleXfs")) {
                    cells[0] = is(xml, "cellXfs");
                } else if (is(xml, "xf") && cells[0]) {
                    String id = attribute(xml, "numFmtId");
                    isDay.add(isDay(id, formats.getOrDefault(id, "")));
                }
            });
        }
    }

    /** By the number that the standard gives to the format, or by the letters of one that the file brings. */
    private static boolean isDay(String id, String format) {
        if (id.matches("1[4-7]|22|2[7-9]|3[016]|5[0-8]")) {
            return true;
        }
        String letters = NOT_FORMAT.matcher(format).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        return letters.contains("y") || letters.contains("d");
    }

    private void readTexts() {
        if (!archive.has("xl/sharedStrings.xml")) {
            return;
        }
        part("xl/sharedStrings.xml", Archive.LARGE, xml -> {
            if (is(xml, "si")) {
                if (texts.size() == MOST_TEXTS) {
                    throw new Unreadable("too-large");
                }
                texts.add(text(xml, "si"));
            }
        });
    }

    /** All that stands in the elements {@code t} up to the end of this one; how it is pronounced is left out. */
    private static String text(XMLStreamReader xml, String until) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int passedOver = 0;
        boolean inText = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    passedOver += is(xml, "rPh") ? 1 : 0;
                    inText = is(xml, "t") && passedOver == 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (is(xml, until)) {
                        return text.toString();
                    }
                    passedOver -= is(xml, "rPh") ? 1 : 0;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inText && text.length() < LONGEST_CELL) {
                        text.append(
                                xml.getText(),
                                0,
                                Math.min(LONGEST_CELL, xml.getText().length()));
                    }
                }
                default -> {}
            }
        }
        throw new Unreadable("damaged");
    }

    /** Gives each row of the sheet, while the answer is that it should go on. What is damaged ends as a row that says so. */
    void rows(Predicate<Line> each) {
        try (Rows rows = new Rows()) {
            boolean goesOn = true;
            for (Line line = rows.next(); goesOn && line != null; line = goesOn ? rows.next() : null) {
                goesOn = line.isBlank() || each.test(line);
            }
        }
    }

    /** The rows of the sheet; only what comes from the file itself becomes a row that is damaged. */
    private final class Rows implements AutoCloseable {
        private final InputStream stream;
        private final XMLStreamReader xml;
        private int number;
        private boolean ended;

        Rows() {
            try {
                this.stream = archive.part(sheet, Archive.LARGEST);
                this.xml = XML.createXMLStreamReader(stream);
            } catch (IOException | XMLStreamException | RuntimeException e) {
                throw unreadable(e);
            }
        }

        @Nullable
        Line next() {
            try {
                while (!ended && xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, "row")) {
                        number = number(attribute(xml, "r"), number + 1);
                        return row(xml, number);
                    }
                }
                return null;
            } catch (XMLStreamException | RuntimeException e) {
                Unreadable why = unreadable(e);
                if (why.word().equals("too-large") || number == 0) {
                    throw why;
                }
                ended = true;
                return new Line(number + 1, List.of(), "cut-off");
            }
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                // It lies in memory: there is nothing to be given back.
            }
        }
    }

    /** Rows are numbered upwards; whoever counts otherwise is counted for. */
    private static int number(String written, int next) {
        int number = written.matches("[0-9]{1,7}") ? Integer.parseInt(written) : next;
        return Math.max(number, next);
    }

    private Line row(XMLStreamReader xml, int number) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && is(xml, "row")) {
                return Line.of(number, cells);
            }
            if (event == XMLStreamConstants.START_ELEMENT && is(xml, "c")) {
                int column = column(attribute(xml, "r"), cells.size());
                String value = cell(xml, attribute(xml, "t"), attribute(xml, "s"));
                if (!value.isEmpty() && column < TableFile.MOST_COLUMNS) {
                    while (cells.size() < column) {
                        cells.add("");
                    }
                    if (cells.size() == column) {
                        cells.add(value);
                    }
                }
            }
        }
        throw new Unreadable("damaged");
    }

    /** From an address such as AB12; beyond the most that are read it does not matter how far. */
    private static int column(String address, int next) {
        int column = 0;
        int letters = 0;
        while (letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
            column = Math.min(TableFile.MOST_COLUMNS + 1, column * LETTERS + address.charAt(letters) - 'A' + 1);
            letters++;
        }
        return letters == 0 ? next : column - 1;
    }

    private String cell(XMLStreamReader xml, String type, String style) throws XMLStreamException {
        if (type.equals("inlineStr")) {
            return text(xml, "c");
        }
        String raw = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && is(xml, "c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && is(xml, "v")) {
                raw = xml.getElementText();
            }
        }
        return switch (type) {
            case "s" ->
                raw.matches("[0-9]{1,7}") && Integer.parseInt(raw) < texts.size()
                        ? texts.get(Integer.parseInt(raw))
                        : "";
            case "", "n" -> number(raw, style);
            case "e" -> "";
            default -> raw.length() > LONGEST_CELL ? raw.substring(0, LONGEST_CELL) : raw;
        };
    }

    private String number(String raw, String style) {
        boolean day = style.matches("[0-9]{1,5}")
                && Integer.parseInt(style) < isDay.size()
                && isDay.get(Integer.parseInt(style));
        if (day && raw.matches("[0-9]{1,7}(\\.[0-9]+)?")) {
            return dayZero.plusDays((long) Double.parseDouble(raw)).toString();
        }
        // A number without a fraction is written without one, however large: 1.2345678E7 is a telephone.
        if (raw.matches("-?[0-9.]{1,20}(E\\+?[0-9]{1,2})?")) {
            try {
                return new java.math.BigDecimal(raw).stripTrailingZeros().toPlainString();
            } catch (NumberFormatException e) {
                return raw;
            }
        }
        return raw.length() > LONGEST_CELL ? raw.substring(0, LONGEST_CELL) : raw;
    }

    private static boolean is(XMLStreamReader xml, String name) {
        return xml.getLocalName().equals(name);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int each = 0; each < xml.getAttributeCount(); each++) {
            if (xml.getAttributeLocalName(each).equals(name)) {
                return xml.getAttributeValue(each);
            }
        }
        return "";
    }
}
