package org.kerwen.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A picture that a telephone reads, as the path of an SVG: no image file, so that no secret lies in a cache.
 *
 * @param size squares along each side, the white edge included
 * @param path the black squares, row by row
 */
record QrCode(int size, String path) {
    /** White squares around it, without which some cameras do not find it. */
    private static final int EDGE = 4;

    static QrCode of(String text) {
        BitMatrix squares;
        try {
            squares = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    EDGE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a picture", e);
        }
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < squares.getHeight(); row++) {
            int column = 0;
            while (column < squares.getWidth()) {
                int from = column;
                while (column < squares.getWidth() && squares.get(column, row)) {
                    column++;
                }
                if (column > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(row)
                            .append('h')
                            .append(column - from);
                    path.append("v1H").append(from).append('z');
                } else {
                    column++;
                }
            }
        }
        return new QrCode(squares.getWidth(), path.toString());
    }
}
