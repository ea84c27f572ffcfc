package org.kerwen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Refused;

/** A picture is made anew: its dots stay, everything else goes, and bombs do not go off. */
class PicturesTest {
    private static final String CANARY = "canary-7KQ4 37.9509N 58.3794E";

    private final Pictures pictures = new Pictures();

    @Test
    void whereAPictureWasTakenGoesAndThePictureStays() throws IOException {
        byte[] taken = withExif(jpeg(), 1);
        assertThat(text(taken)).contains("Exif", CANARY);
        byte[] anew = pictures.anew(taken, FileType.JPEG);
        assertThat(text(anew)).doesNotContain("Exif", "canary", "37.95");
        BufferedImage picture = read(anew);
        assertThat(picture.getWidth()).isEqualTo(64);
        assertThat(picture.getHeight()).isEqualTo(32);
        assertThat(corners(picture)).isEqualTo("RGBW");
    }

    @ParameterizedTest
    @CsvSource({
        "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB", "9, RGBW", "0, RGBW"
    })
    void howTheCameraWasHeldIsPutRightBeforeItIsForgotten(int orientation, String expected) throws IOException {
        BufferedImage picture = read(pictures.anew(withExif(jpeg(), orientation), FileType.JPEG));
        assertThat(corners(picture)).isEqualTo(expected);
    }

    @Test
    void textInAPictureAndAFileBehindItsEndAreLeftOut() throws IOException {
        byte[] png = png(new BufferedImage(20, 10, BufferedImage.TYPE_4BYTE_ABGR));
        byte[] spoken = withChunk(png, "tEXt", ("Comment\0" + CANARY).getBytes(StandardCharsets.ISO_8859_1));
        byte[] more = joined(spoken, ("<script>" + CANARY + "</script>").getBytes(StandardCharsets.UTF_8));
        assertThat(text(pictures.anew(more, FileType.PNG))).doesNotContain("canary", "tEXt", "script");
        byte[] jpeg = joined(jpeg(), ("PK\3\4" + CANARY).getBytes(StandardCharsets.UTF_8));
        assertThat(text(pictures.anew(jpeg, FileType.JPEG))).doesNotContain("canary", "PK\3\4");
    }

    @Test
    void whatIsSeenThroughStaysSo() throws IOException {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 1, 0x80ff0000);
        BufferedImage anew = read(pictures.anew(png(picture), FileType.PNG));
        assertThat(anew.getRGB(1, 1)).isEqualTo(0x80ff0000);
        assertThat(anew.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void aPhotographIsMadeSmallerUprightAndWithoutWhereItWasTaken() throws IOException {
        List<byte[]> smaller = pictures.within(withExif(jpeg(), 6), FileType.JPEG, List.of(100, 32));
        assertThat(smaller).allSatisfy(anew -> assertThat(text(anew)).doesNotContain("Exif", "canary"));
        assertThat(read(smaller.getFirst()).getWidth())
                .as("not larger than it was")
                .isEqualTo(32);
        BufferedImage small = read(smaller.getLast());
        assertThat(small.getWidth()).isEqualTo(16);
        assertThat(small.getHeight()).isEqualTo(32);
        assertThat(corners(small)).isEqualTo("BRWG");
        BufferedImage seenThrough = new BufferedImage(9_000, 3, BufferedImage.TYPE_INT_ARGB);
        BufferedImage narrow = read(
                pictures.within(png(seenThrough), FileType.PNG, List.of(320)).getFirst());
        assertThat(narrow.getWidth()).isEqualTo(320);
        assertThat(narrow.getHeight()).isEqualTo(1);
        assertThat(narrow.getRGB(100, 0) & 0xff).as("white").isGreaterThan(0xf0);
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "12001, 1", "1, 12001", "6000, 6000", "2147483647, 2147483647"})
    void aPictureThatSaysItHasTooManyDotsIsRefusedBeforeOneIsUnpacked(int width, int height) throws IOException {
        byte[] bomb = withSides(png(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY)), width, height);
        long start = System.nanoTime();
        assertRefused(bomb, FileType.PNG, width > 1_000_000 ? null : FileProblems.PICTURE_TOO_LARGE);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void aLargePictureIsTakenCoarser() throws IOException {
        BufferedImage large = new BufferedImage(6_000, 4_000, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage anew = read(pictures.anew(write(large, "jpeg"), FileType.JPEG));
        assertThat(anew.getWidth()).isEqualTo(3_000);
        assertThat(anew.getHeight()).isEqualTo(2_000);
    }

    @Test
    void aPictureThatWasCutOffIsRefused() throws IOException {
        byte[] jpeg = noise(FileType.JPEG);
        byte[] png = noise(FileType.PNG);
        assertRefused(Arrays.copyOf(jpeg, jpeg.length / 2), FileType.JPEG, FileProblems.UNREADABLE);
        assertRefused(Arrays.copyOf(png, png.length / 2), FileType.PNG, FileProblems.UNREADABLE);
        assertRefused(Arrays.copyOf(jpeg, 30), FileType.JPEG, FileProblems.UNREADABLE);
    }

    /** Whatever is done to a picture, the answer is a picture or a refusal. */
    @Test
    void aDamagedPictureIsRefusedOrReadAndNothingElse() throws IOException {
        long seed = System.nanoTime();
        System.out.println("PicturesTest: seed " + seed);
        Random random = new Random(seed);
        for (FileType type : new FileType[] {FileType.JPEG, FileType.PNG}) {
            byte[] whole = type == FileType.JPEG ? withExif(noise(type), 6) : noise(type);
            for (int round = 0; round < 300; round++) {
                byte[] damaged = whole.clone();
                int places = 1 + random.nextInt(8);
                for (int i = 0; i < places; i++) {
                    int within = random.nextBoolean() ? Math.min(200, damaged.length) : damaged.length;
                    damaged[random.nextInt(within)] = (byte) random.nextInt();
                }
                try {
                    assertThat(pictures.anew(damaged, type)).isNotEmpty();
                } catch (Refused expected) {
                    assertThat(expected.problem()).isIn(FileProblems.UNREADABLE, FileProblems.PICTURE_TOO_LARGE);
                }
            }
        }
    }

    private void assertRefused(byte[] content, FileType type, @Nullable Problem problem) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> pictures.anew(content, type))
                .satisfies(refused -> assertThat(refused.problem())
                        .isIn(
                                problem == null
                                        ? List.of(FileProblems.PICTURE_TOO_LARGE, FileProblems.UNREADABLE)
                                        : List.of(problem)));
    }

    /** Red, green, blue and white in the four corners. */
    static byte[] jpeg() throws IOException {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colours.length; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(32 * (i % 2), 16 * (i / 2), 32, 16);
        }
        graphics.dispose();
        return write(picture, "jpeg");
    }

    private static byte[] noise(FileType type) throws IOException {
        BufferedImage picture = new BufferedImage(120, 90, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(7);
        for (int x = 0; x < 120; x++) {
            for (int y = 0; y < 90; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return write(picture, type.word());
    }

    /** As a telephone writes it: how it was held, and where it was. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = CANARY.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(300);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.putShort((short) 1);
        exif.putShort((short) 2).putShort((short) 2).putInt(place.length).putInt(56);
        exif.putInt(0).put(place);
        int length = exif.position();
        ByteBuffer segment = ByteBuffer.allocate(length + 4);
        segment.putShort((short) 0xffe1).putShort((short) (length + 2)).put(exif.array(), 0, length);
        return joined(joined(Arrays.copyOf(jpeg, 2), segment.array()), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] png(BufferedImage picture) throws IOException {
        return write(picture, "png");
    }

    private static byte[] write(BufferedImage picture, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] content) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(content)));
    }

    private static byte[] withSides(byte[] png, int width, int height) {
        byte[] changed = png.clone();
        ByteBuffer head = ByteBuffer.wrap(changed);
        head.putInt(16, width).putInt(20, height);
        CRC32 check = new CRC32();
        check.update(changed, 12, 17);
        head.putInt(29, (int) check.getValue());
        return changed;
    }

    private static byte[] withChunk(byte[] png, String kind, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12);
        chunk.putInt(content.length)
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        CRC32 check = new CRC32();
        check.update(chunk.array(), 4, content.length + 4);
        chunk.putInt((int) check.getValue());
        return joined(joined(Arrays.copyOf(png, 33), chunk.array()), Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String corners(BufferedImage picture) {
        int right = picture.getWidth() * 3 / 4;
        int bottom = picture.getHeight() * 3 / 4;
        int left = picture.getWidth() / 4;
        int top = picture.getHeight() / 4;
        return letter(picture.getRGB(left, top))
                + letter(picture.getRGB(right, top))
                + letter(picture.getRGB(left, bottom))
                + letter(picture.getRGB(right, bottom));
    }

    private static String letter(int colour) {
        boolean red = ((colour >> 16) & 0xff) > 128;
        boolean green = ((colour >> 8) & 0xff) > 128;
        return red ? (green ? "W" : "R") : green ? "G" : "B";
    }
}
