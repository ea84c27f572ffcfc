package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;

/** What is printed can be read back, stands on one sheet in the reader's language, and loaded nothing. */
class SheetsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String NAMED = "https://mission.example.org <“Ýaňy”>";
    private static final PaperPrinter PRINTER = new PaperPrinter();

    private final Sheets sheets = new Sheets(TemplateEngine.createPrecompiled(ContentType.Html), PRINTER);

    @AfterAll
    static void close() {
        PRINTER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void theCodeOnTheRecoverySheetIsReadBackInEveryLanguage(String language) throws IOException {
        RecoveryCode code = RecoveryCode.make();
        Texts texts = texts(language);
        byte[] pdf = sheets.recovery(code, NAMED, DAY, Rings.INSTALLATION.fingerprint(), texts)
                .orElseThrow();
        keep(pdf, "recovery-" + language);
        String text = onePage(pdf);
        assertThat(typed(text, RecoveryCode.GROUPS)).isEqualTo(code.groups());
        if (!language.equals("ar-XB")) {
            // A reader of PDF files takes the words of a sheet from right to left apart.
            assertThat(text).contains(code.fingerprint(), Rings.INSTALLATION.fingerprint(), "2026-11-25");
            assertThat(text).contains(texts.get("sheet.recovery.title"), NAMED, "./kerwen restore");
            assertThat(words(text)).contains(words(texts.get("sheet.recovery.keep.two")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void eachShareStandsOnASheetOfItsOwn(String language) throws IOException {
        Texts texts = texts(language);
        for (PaperShare share : PaperShare.of(HybridKey.make(), new SecureRandom())) {
            byte[] pdf = sheets.share(share, NAMED, DAY, texts).orElseThrow();
            keep(pdf, "share-" + language);
            String text = onePage(pdf);
            assertThat(typed(text, PaperShare.GROUPS)).isEqualTo(share.groups());
            assertThat(PaperShare.read(String.join(" ", typed(text, PaperShare.GROUPS))))
                    .isInstanceOf(PaperShare.Read.Good.class);
            assertThat(text).contains(String.valueOf(share.number()));
        }
    }

    @Test
    void theFontsAreInTheFileSoThatEveryPrinterHasTheLetters() throws IOException {
        byte[] pdf = sheets.recovery(RecoveryCode.make(), NAMED, DAY, "0000", texts("tk"))
                .orElseThrow();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(fonts(document)).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("DejaVu");
            });
        }
        assertThat(pdf.length).isLessThan(200_000);
    }

    @Test
    void noFontOfTheMachineIsAskedForAndNothingIsLeftInTheHomeOfTheUser() throws Exception {
        Path home = Folders.fresh("home-of-the-user");
        Path printed = Folders.fresh("printed").resolve("printed.pdf");
        ProcessBuilder print = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        PrintsOnce.class.getName(),
                        printed.toString())
                .inheritIO();
        print.environment().put("HOME", home.toString());
        assertThat(print.start().waitFor()).isZero();
        assertThat(home).isEmptyDirectory();
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(printed))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Ýaňy, жёлтый");
            List<PDFont> fonts = fonts(document);
            assertThat(fonts).hasSize(2);
            assertThat(fonts)
                    .allSatisfy(font ->
                            assertThat(font.isEmbedded()).as(font.getName()).isTrue());
        }
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : document.getPage(0).getResources().getFontNames()) {
            fonts.add(document.getPage(0).getResources().getFont(name));
        }
        return fonts;
    }

    /** In a process of its own, because PDFBox looks for fonts once, and at what a page asks for that is not ours. */
    static final class PrintsOnce {
        public static void main(String[] arguments) throws IOException {
            try (PaperPrinter printer = new PaperPrinter()) {
                boolean unknown = printer.print("<html><body><p style=\"font-family: Nowhere\">Here</p></body></html>")
                        .isPresent();
                Optional<byte[]> ours = printer.print("""
                        <html><body style="font-family: Sheet"><p>Ýaňy, жёлтый</p><p><b>Ýaňy</b></p></body></html>
                        """.strip());
                if (ours.isPresent()) {
                    Files.write(Path.of(arguments[0]), ours.get());
                }
                System.exit(unknown && ours.isPresent() ? 0 : 1);
            }
        }
    }

    @Test
    void aPageCanLoadNothing() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        listener.start();
        try {
            Path canary = Folders.fresh("canary").resolve("canary.css");
            Files.writeString(canary, "p:before { content: 'CANARY'; }");
            String outside = "http://127.0.0.1:" + listener.getAddress().getPort() + "/";
            String file = canary.toUri().toString();
            String page = """
                    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
                    <link rel="stylesheet" href="OUT/a.css"/><link rel="stylesheet" href="FILE"/>
                    <style>@import url('OUT/b.css'); @import url('FILE');
                    @font-face { font-family: far; src: url('OUT/c.ttf'); }
                    body { background: url('OUT/d.png'); font-family: far, Sheet; }
                    li { list-style-image: url('OUT/e.png'); } </style></head>
                    <body><p>Here</p><img src="OUT/f.png" alt=""/><img src="FILE" alt=""/><ul><li>x</li></ul>
                    <object data="OUT/g.svg" type="image/svg+xml"></object><iframe src="OUT/h.html"></iframe>
                    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
                    width="9" height="9"><image xlink:href="OUT/i.png" width="9" height="9"/></svg></body></html>
                    """.replace("OUT/", outside).replace("FILE", file);
            byte[] pdf = PRINTER.print(page).orElseThrow();
            assertThat(heard).hasValue(0);
            assertThat(onePage(pdf)).contains("Here").doesNotContain("CANARY");
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void aPageWithADeclarationOrAnEntityIsRefused() {
        for (String declared : List.of(
                "<!DOCTYPE html SYSTEM \"file:///etc/passwd\"><html/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><html>&b;</html>",
                "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><html>&c;</html>")) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .as(declared)
                    .isThrownBy(() -> PRINTER.print(declared));
        }
    }

    @Test
    void aCrowdAtThePrinterIsToldThatItIsBusyAndNobodyElseWaits() throws Exception {
        RecoveryCode code = RecoveryCode.make();
        Texts texts = texts("en");
        List<Callable<Optional<byte[]>>> crowd = new ArrayList<>();
        for (int each = 0; each < 24; each++) {
            crowd.add(() -> sheets.recovery(code, NAMED, DAY, "0000", texts));
        }
        long printed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(crowd.size())) {
            for (Future<Optional<byte[]>> each : threads.invokeAll(crowd)) {
                printed += each.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(printed).isBetween(5L, 23L);
        assertThat(sheets.recovery(code, NAMED, DAY, "0000", texts)).isPresent();
    }

    /** The groups as somebody would type them from the sheet: each behind its number. */
    private static List<String> typed(String text, int groups) {
        Matcher printed = Pattern.compile("(?<![\\p{L}\\d])(\\d{1,2}) ?([0-9A-HJKMNP-TV-Z]{5})(?![\\p{L}\\d])")
                .matcher(text);
        return printed.results()
                .limit(groups)
                .sorted(Comparator.comparingInt(group -> Integer.parseInt(group.group(1))))
                .map(group -> group.group(2))
                .toList();
    }

    private static String words(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
    }

    private static String onePage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    private static Texts texts(String language) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow();
    }

    /** To be looked at by a person. */
    private static void keep(byte[] pdf, String name) throws IOException {
        Path folder = Path.of("target", "sheets");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".pdf"), pdf);
    }
}
