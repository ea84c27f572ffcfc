package org.kerwen.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * A PDF as it was printed, kept below {@code target/papers} for people to look at.
 *
 * @param text what stands on it, each run of blanks as one
 * @param strange fonts that are not in the file, and signs for which the font has no picture
 */
record PrintedPaper(String text, Set<String> strange) {
    static PrintedPaper of(byte[] pdf, String name) {
        try {
            Path folder = Path.of("target", "papers");
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".pdf"), pdf);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                Reader reader = new Reader();
                String text = reader.getText(document).replaceAll("\\s+", " ");
                if (text.contains("#")) {
                    reader.strange.add("#, which stands where there is no letter");
                }
                return new PrintedPaper(text, reader.strange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends PDFTextStripper {
        private final Set<String> strange = new TreeSet<>();

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            if (!font.isEmbedded()) {
                strange.add(font.getName());
            }
            if (code == 0) {
                strange.add("a sign without a picture");
            }
            super.showGlyph(matrix, font, code, displacement);
        }
    }
}
