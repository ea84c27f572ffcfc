package org.kerwen.trace;

import java.util.HexFormat;
import org.kerwen.keys.InstallationKeys;

/** Signatures that come from files and rows, where anything may stand. */
final class Signatures {
    static boolean fit(InstallationKeys keys, byte[] message, String signature) {
        try {
            return keys.verify(message, HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Signatures() {}
}
