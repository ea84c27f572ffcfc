package org.kerwen.keys;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.kerwen.keys.pages.SheetPage;
import org.kerwen.keys.pages.SheetPage.Fact;
import org.kerwen.paper.PaperPrinter;
import org.kerwen.web.Texts;

/**
 * Sheets of paper with secrets, as PDF in the language of whoever prints them. They are made in memory and kept nowhere;
 * what is answered is as secret as the code on it. To be called outside of any transaction.
 */
public final class Sheets {
    private final TemplateEngine templates;
    private final PaperPrinter printer;

    Sheets(TemplateEngine templates, PaperPrinter printer) {
        this.templates = templates;
        this.printer = printer;
    }

    /**
     * The recovery sheet; empty where it is busy.
     *
     * @param whose of which installation it is, such as its address
     * @param made the day on which the code was made
     * @param installation {@link InstallationKeys#fingerprint()}
     */
    public Optional<byte[]> recovery(
            RecoveryCode code, String whose, LocalDate made, String installation, Texts texts) {
        List<Fact> facts = List.of(
                new Fact(texts.get("sheet.made"), made.toString(), false),
                new Fact(texts.get("sheet.code-name"), code.fingerprint(), true),
                new Fact(texts.get("sheet.installation-name"), installation, true));
        return print(new SheetPage(
                texts.language().tag(),
                texts.language().direction(),
                texts.get("sheet.recovery.title"),
                whose,
                texts.get("sheet.recovery.lede"),
                texts.get("sheet.recovery.code"),
                code.groups(),
                texts.get("sheet.reading"),
                facts,
                texts.get("sheet.recovery.use"),
                all(
                        texts,
                        "sheet.recovery.step.install",
                        "sheet.recovery.step.restore",
                        "sheet.recovery.step.compare",
                        "sheet.recovery.step.renew"),
                texts.get("sheet.recovery.keep"),
                all(texts, "sheet.recovery.keep.two", "sheet.recovery.keep.apart", "sheet.recovery.keep.paper")));
    }

    /**
     * The sheet of one paper share; empty where it is busy.
     *
     * @param organisation its name in this language
     * @param made the day on which the shares were made
     */
    public Optional<byte[]> share(PaperShare share, String organisation, LocalDate made, Texts texts) {
        return print(new SheetPage(
                texts.language().tag(),
                texts.language().direction(),
                texts.get("sheet.share.title", Map.of("number", share.number())),
                organisation,
                texts.get("sheet.share.lede"),
                texts.get("sheet.share.code"),
                share.groups(),
                texts.get("sheet.reading"),
                List.of(new Fact(texts.get("sheet.made"), made.toString(), false)),
                texts.get("sheet.share.use"),
                all(texts, "sheet.share.step.account", "sheet.share.step.type", "sheet.share.step.renew"),
                texts.get("sheet.share.keep"),
                all(texts, "sheet.share.keep.three", "sheet.share.keep.trust", "sheet.share.keep.paper")));
    }

    /** Several sheets as one file, a page each, in memory like all of it. */
    public static byte[] together(List<byte[]> sheets) {
        var merger = new PDFMergerUtility();
        var together = new ByteArrayOutputStream();
        sheets.forEach(sheet -> merger.addSource(new RandomAccessReadBuffer(sheet)));
        merger.setDestinationStream(together);
        try {
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return together.toByteArray();
    }

    private Optional<byte[]> print(SheetPage page) {
        var xhtml = new StringOutput();
        templates.render("keys/sheet.jte", page, xhtml);
        return printer.print(xhtml.toString());
    }

    private static List<String> all(Texts texts, String... keys) {
        return Stream.of(keys).map(texts::get).toList();
    }
}
