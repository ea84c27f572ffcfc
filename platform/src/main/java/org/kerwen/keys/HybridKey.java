package org.kerwen.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The private half of a key pair to which others can seal (HPKE with X25519, RFC 9180): of an account, of a recovery sheet,
 * of paper shares. It is held as long as it is needed and shown in no {@code toString}.
 */
public final class HybridKey {
    /** How many bytes each half has. */
    public static final int BYTES = 32;

    private static final HpkeParameters PARAMETERS = Tink.sure(() -> HpkeParameters.builder()
            .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
            .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
            .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
            .setVariant(HpkeParameters.Variant.NO_PREFIX)
            .build());

    private final byte[] privateHalf;

    private HybridKey(byte[] privateHalf) {
        this.privateHalf = privateHalf;
    }

    static HybridKey make() {
        return new HybridKey(X25519.generatePrivateKey());
    }

    static HybridKey of(byte[] privateHalf) {
        if (privateHalf.length != BYTES) {
            throw new IllegalArgumentException("not a key");
        }
        return new HybridKey(privateHalf.clone());
    }

    /** The half that may be known. */
    public byte[] publicHalf() {
        return Tink.sure(() -> X25519.publicFromPrivate(privateHalf));
    }

    byte[] privateHalf() {
        return privateHalf.clone();
    }

    /** Seals to whoever has the private half. */
    @AccessesPartialKey
    public static byte[] sealTo(byte[] publicHalf, byte[] plain, String context) {
        return Tink.sure(() -> {
            HpkePublicKey key = HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(publicHalf), null);
            KeysetHandle keys = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build();
            return Tink.primitive(keys, HybridEncrypt.class).encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        });
    }

    /**
     * Opens what was sealed to the public half.
     *
     * @throws Unopened if it was changed, or is of another context or another key
     */
    @AccessesPartialKey
    public byte[] open(byte[] sealed, String context) throws Unopened {
        try {
            HpkePublicKey known = HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(publicHalf()), null);
            HpkePrivateKey key =
                    HpkePrivateKey.create(known, SecretBytes.copyFrom(privateHalf, InsecureSecretKeyAccess.get()));
            KeysetHandle keys = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build();
            return Tink.primitive(keys, HybridDecrypt.class).decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }
}
