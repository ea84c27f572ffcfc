package org.kerwen.paper;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes PDF of pages of ours. It takes memory and a core for a moment, so one is made at a time, on a thread of its own;
 * a few wait, and whoever comes after those is told that it is busy. A page can load nothing: neither from the network nor
 * from a file, and no entity. Its fonts come from the program.
 */
public final class PaperPrinter implements AutoCloseable {
    private static final int WAITING = 4;
    private static final int PATIENCE_SECONDS = 20;

    static {
        // It writes what it meets in a page to the log.
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new OwnFonts());
    }

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("paper").factory());

    public PaperPrinter() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** The page as PDF; empty where it is busy. It is to be called outside of any transaction. */
    public Optional<byte[]> print(String xhtml) {
        Future<byte[]> printed;
        try {
            printed = thread.submit(() -> pdf(xhtml));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(printed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            printed.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            printed.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page of ours could not be printed", e.getCause());
        }
    }

    private static byte[] pdf(String xhtml) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .withW3cDocument(document(xhtml), null)
                .useExternalResourceAccessControl(
                        (address, type) -> isInThePage(address),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> isInThePage(address),
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useUriResolver((base, address) -> isInThePage(address) ? address : null)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new JoinedLetters())
                .useFont(() -> OwnFonts.open("DejaVuSans.ttf"), "Sheet", 400, FontStyle.NORMAL, true)
                .useFont(() -> OwnFonts.open("DejaVuSans-Bold.ttf"), "Sheet", 700, FontStyle.NORMAL, true)
                .useFont(() -> OwnFonts.open("DejaVuSansMono-Bold.ttf"), "Sheet Mono", 400, FontStyle.NORMAL, true)
                .withProducer("Kerwen")
                .toStream(bytes)
                .run();
        return bytes.toByteArray();
    }

    /** A picture whose content stands in the page itself: nothing is loaded for it. */
    private static boolean isInThePage(String address) {
        return address.startsWith("data:image/jpeg;base64,");
    }

    private static Document document(String xhtml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser knows these features", e);
        } catch (SAXException e) {
            throw new UncheckedIOException(new IOException("not a page", e));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
