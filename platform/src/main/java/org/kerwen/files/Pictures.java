package org.kerwen.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.kerwen.kernel.Refused;
import org.kerwen.web.CommonProblems;

/**
 * Makes pictures anew from their dots: what was in the file besides, where it was taken, with which camera, a small first
 * version of what was cut away, another file behind its end, is left out.
 *
 * <p>One at a time, because the dots of a large one fill a third of the memory; sides are read from the head before a dot is
 * unpacked, and what has more dots than can be held is read coarser.
 */
final class Pictures {
    /** A telephone's fifty million dots must be refused: the JDK's decoder takes hundreds of megabytes beside the heap for some. */
    private static final long MOST_DOTS = 26_000_000;

    private static final int LONGEST_SIDE = 12_000;
    private static final long MEMORY = 40_000_000;
    private static final float QUALITY = 0.88f;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        // The JDK would write pictures to a temporary file while it reads them.
        ImageIO.setUseCache(false);
    }

    private final Semaphore desk = new Semaphore(1, true);

    /** What is made of a picture that was read. */
    private interface Work<T> {
        T of(BufferedImage picture) throws IOException;
    }

    /**
     * The picture anew, of the same type.
     *
     * @throws Refused where it is too large, cannot be read, or others take too long before it
     */
    byte[] anew(byte[] content, FileType type) {
        return make(content, type, picture -> written(picture, type));
    }

    /**
     * The picture anew as JPEG, once for each of these: its longer side is no longer than that. What is seen through is white.
     *
     * @throws Refused where it is too large, cannot be read, or others take too long before it
     */
    List<byte[]> within(byte[] content, FileType type, List<Integer> sides) {
        return make(content, type, picture -> {
            List<byte[]> all = new ArrayList<>();
            for (int side : sides) {
                all.add(written(within(picture, side), FileType.JPEG));
            }
            return all;
        });
    }

    private <T> T make(byte[] content, FileType type, Work<T> work) {
        try {
            if (!desk.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Refused(CommonProblems.BUSY_NOW, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(CommonProblems.BUSY_NOW, PATIENCE);
        }
        try {
            int orientation = type == FileType.JPEG ? Orientation.of(content) : 1;
            return work.of(upright(read(content, type), orientation));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            // The decoders throw whatever their arithmetic comes to when a file is damaged on purpose.
            throw new Refused(FileProblems.UNREADABLE);
        } finally {
            desk.release();
        }
    }

    /** The last scan of a JPEG must be followed by its end; a picture within the EXIF data has both before the last scan begins. */
    private static boolean endsAsItShould(byte[] content) {
        int scan = -1;
        int end = -1;
        for (int at = 0; at + 1 < content.length; at++) {
            if (content[at] == (byte) 0xFF) {
                scan = content[at + 1] == (byte) 0xDA ? at : scan;
                end = content[at + 1] == (byte) 0xD9 ? at : end;
            }
        }
        return end > scan;
    }

    private static BufferedImage read(byte[] content, FileType type) throws IOException {
        if (type == FileType.JPEG && !endsAsItShould(content)) {
            throw new Refused(FileProblems.UNREADABLE);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.word()).next();
        boolean[] cut = {false};
        reader.addIIOReadWarningListener((source, warning) -> cut[0] |= warning.contains("Premature end"));
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_DOTS || Math.max(width, height) > LONGEST_SIDE) {
                throw new Refused(FileProblems.PICTURE_TOO_LARGE);
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int coarser = coarser((long) width * height * bytesPerDot(reader));
            how.setSourceSubsampling(coarser, coarser, 0, 0);
            BufferedImage picture = reader.read(0, how);
            if (cut[0]) {
                throw new Refused(FileProblems.UNREADABLE);
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static int bytesPerDot(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return types.hasNext() ? Math.max(3, (types.next().getColorModel().getPixelSize() + 7) / 8) : 4;
    }

    private static int coarser(long bytes) {
        int factor = 1;
        while (bytes / ((long) factor * factor) > MEMORY) {
            factor++;
        }
        return factor;
    }

    /** Drawn onto a new picture of plain colours: no profile, no palette, nothing but the dots. */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean turned = Orientation.turnsSides(orientation);
        BufferedImage upright = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = upright.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            AffineTransform turn = Orientation.upright(orientation, width, height);
            graphics.drawImage(picture, turn, null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    /** By halves, so that no dot is passed over. */
    private static BufferedImage within(BufferedImage picture, int side) {
        int whole = Math.max(picture.getWidth(), picture.getHeight());
        int longest = Math.min(whole, Math.max(side, whole / 2));
        BufferedImage smaller = drawn(picture, picture, longest);
        while (longest > side) {
            longest = Math.max(side, longest / 2);
            smaller = drawn(smaller, picture, longest);
        }
        return smaller;
    }

    private static BufferedImage drawn(BufferedImage picture, BufferedImage whole, int longest) {
        double scale = (double) longest / Math.max(whole.getWidth(), whole.getHeight());
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(picture, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static byte[] written(BufferedImage picture, FileType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.word()).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
