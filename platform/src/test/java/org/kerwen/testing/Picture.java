package org.kerwen.testing;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page for the handbook, with few colours so that it is small; only where the run is asked to write pictures. */
public final class Picture {
    /** Whether the handbook's pictures are written. */
    public static final boolean WRITTEN = Boolean.getBoolean("kerwen.write-pictures");

    private static final Path FOLDER = Path.of("..", "docs", "pictures");
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final int COLOURS = 128;
    private static final int OPAQUE = 0xFF000000;

    private Picture() {}

    /** Writes what the page shows around this place, under this name. */
    public static void of(Page page, String place, String name) {
        if (!WRITTEN) {
            return;
        }
        page.setViewportSize(WIDTH, HEIGHT);
        page.evaluate("place => document.querySelector(place).scrollIntoView({block: 'start'})", place);
        try {
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            ImageIO.write(
                    withFewColours(seen), "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.setViewportSize(1280, 740);
    }

    private static BufferedImage withFewColours(BufferedImage seen) {
        int[] dots = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        Map<Integer, Integer> often = new HashMap<>();
        for (int dot : dots) {
            often.merge(dot | OPAQUE, 1, Integer::sum);
        }
        List<Integer> kept = often.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        int[] palette = new int[COLOURS];
        for (int at = 0; at < kept.size(); at++) {
            palette[at] = kept.get(at);
        }
        BufferedImage small = new BufferedImage(
                seen.getWidth(),
                seen.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, COLOURS, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int at = 0; at < dots.length; at++) {
            int index = nearest.computeIfAbsent(dots[at] | OPAQUE, dot -> nearest(dot, kept));
            small.getRaster().setSample(at % seen.getWidth(), at / seen.getWidth(), 0, index);
        }
        return small;
    }

    private static int nearest(int dot, List<Integer> kept) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int at = 0; at < kept.size(); at++) {
            int apart = 0;
            for (int shift : new int[] {0, 8, 16}) {
                int one = ((dot >> shift) & 0xFF) - ((kept.get(at) >> shift) & 0xFF);
                apart += one * one;
            }
            if (apart < least) {
                least = apart;
                best = at;
            }
        }
        return best;
    }
}
