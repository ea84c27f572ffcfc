package org.kerwen.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of the installation, for what the program must read and sign at any time: seeds of one-time codes, look-ups by
 * keyed hash, signatures of the audit and of backups. They lie in a file outside the data folder ({@link KeyFolder}).
 *
 * <p>Whoever has the file and the data folder has what is sealed here. Cases are sealed under their organisation's ring
 * instead.
 */
public final class InstallationKeys {
    private static final String SEALING = "sealing";
    private static final String HASHING = "hashing";
    private static final String SIGNING = "signing";
    private static final String CHECK = "check: ";
    private static final int HASH_BYTES = 32;

    private final Map<String, KeysetHandle> keysets;
    private final Aead aead;
    private final PrfSet hash;
    private final PublicKeySign signer;
    private final PublicKeyVerify verifier;

    private InstallationKeys(Map<String, KeysetHandle> keysets) throws GeneralSecurityException {
        this.keysets = keysets;
        this.aead = Tink.primitive(keyset(keysets, SEALING), Aead.class);
        this.hash = Tink.primitive(keyset(keysets, HASHING), PrfSet.class);
        this.signer = Tink.primitive(keyset(keysets, SIGNING), PublicKeySign.class);
        this.verifier = Tink.primitive(keyset(keysets, SIGNING).getPublicKeysetHandle(), PublicKeyVerify.class);
    }

    /** New ones. */
    static InstallationKeys make() {
        Map<String, KeysetHandle> keysets = new LinkedHashMap<>();
        keysets.put(SEALING, Tink.make(PredefinedAeadParameters.AES256_GCM));
        keysets.put(HASHING, Tink.make(PredefinedPrfParameters.HMAC_SHA256_PRF));
        keysets.put(SIGNING, Tink.make(PredefinedSignatureParameters.ED25519WithRawOutput));
        return Tink.sure(() -> new InstallationKeys(keysets));
    }

    /**
     * Those that were written as text: a line each.
     *
     * @throws Unopened where it is no such text
     */
    public static InstallationKeys parse(String text) throws Unopened {
        Map<String, KeysetHandle> keysets = new LinkedHashMap<>();
        int end = text.lastIndexOf(CHECK);
        if (end < 0 || !text.substring(end).strip().equals(CHECK + check(text.substring(0, end)))) {
            throw new Unopened();
        }
        try {
            for (String line : text.substring(0, end).lines().toList()) {
                int colon = line.indexOf(':');
                keysets.put(
                        line.substring(0, Math.max(colon, 0)),
                        Tink.parse(Base64.getDecoder()
                                .decode(line.substring(colon + 1).strip())));
            }
            return new InstallationKeys(keysets);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unopened(e);
        }
    }

    /** What {@link #parse} reads. It is as secret as the keys: for the sealed part of a backup only. */
    public String text() {
        StringBuilder text = new StringBuilder();
        keysets.forEach((name, keys) -> text.append(name)
                .append(": ")
                .append(Base64.getEncoder().encodeToString(Tink.serialize(keys)))
                .append('\n'));
        return text + CHECK + check(text.toString()) + "\n";
    }

    /** A bit that fell over would otherwise make other keys, which is noticed only when nothing opens any more. */
    private static String check(String lines) {
        return HexFormat.of().formatHex(Fingerprints.digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static KeysetHandle keyset(Map<String, KeysetHandle> keysets, String name) throws GeneralSecurityException {
        KeysetHandle keys = keysets.get(name);
        if (keys == null) {
            throw new GeneralSecurityException("a keyset is missing");
        }
        return keys;
    }

    /**
     * Seals a small thing.
     *
     * @param context what and whose it is, such as {@code access.second-factor/ID}; it opens with the same only
     */
    public byte[] seal(byte[] plain, String context) {
        return Tink.seal(aead, plain, context);
    }

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws Unopened if it was changed, or is of another context or installation
     */
    public byte[] open(byte[] sealed, String context) throws Unopened {
        return Tink.open(aead, sealed, context);
    }

    /** A hash of 32 bytes that only this installation can make: to find a thing again without keeping it. */
    public byte[] keyedHash(byte[] value, String context) {
        var input = new ByteArrayOutputStream();
        input.writeBytes(context.getBytes(StandardCharsets.UTF_8));
        input.write(0);
        input.writeBytes(value);
        return Tink.sure(() -> hash.computePrimary(input.toByteArray(), HASH_BYTES));
    }

    /** An Ed25519 signature of 64 bytes. */
    public byte[] sign(byte[] message) {
        return Tink.sure(() -> signer.sign(message));
    }

    /** Whether this installation signed the message so. */
    public boolean verify(byte[] message, byte[] signature) {
        try {
            verifier.verify(signature, message);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public half of the signing key, 32 bytes, by which others verify (RFC 8032). */
    @AccessesPartialKey
    public byte[] signingKey() {
        Ed25519PrivateKey key = (Ed25519PrivateKey)
                Tink.sure(() -> keyset(keysets, SIGNING)).getPrimary().getKey();
        return key.getPublicKey().getPublicKeyBytes().toByteArray();
    }

    /** Whether the holder of this signing key, 32 bytes, signed the message so. */
    public static boolean verify(byte[] signingKey, byte[] message, byte[] signature) {
        try {
            new Ed25519Verify(signingKey).verify(signature, message);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The short name of a signing key. */
    public static String fingerprint(byte[] signingKey) {
        return Fingerprints.of(signingKey);
    }

    /** A short name of the signing key that stands on the recovery sheet and can be compared by eye. */
    public String fingerprint() {
        return Fingerprints.of(signingKey());
    }

    @Override
    public String toString() {
        return "InstallationKeys[" + fingerprint() + "]";
    }
}
