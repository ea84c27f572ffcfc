package org.kerwen.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The library underneath: what it throws where nothing can go wrong is a fault of the program. */
final class Tink {
    static {
        try {
            AeadConfig.register();
            HybridConfig.register();
            PrfConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks an algorithm", e);
        }
    }

    private Tink() {}

    static KeysetHandle make(Parameters parameters) {
        return sure(() -> KeysetHandle.generateNew(parameters, RegistryConfiguration.get()));
    }

    static byte[] serialize(KeysetHandle keys) {
        return sure(() -> TinkProtoKeysetFormat.serializeKeyset(
                keys, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
    }

    static KeysetHandle parse(byte[] serialized) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(
                serialized, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }

    static <P> P primitive(KeysetHandle keys, Class<P> type) {
        return sure(() -> keys.getPrimitive(RegistryConfiguration.get(), type));
    }

    static byte[] seal(Aead aead, byte[] plain, String context) {
        return sure(() -> aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] open(Aead aead, byte[] sealed, String context) throws Unopened {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    static <T> T sure(Work<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an algorithm that every JDK has failed", e);
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws GeneralSecurityException;
    }
}
