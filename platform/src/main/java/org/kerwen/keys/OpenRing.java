package org.kerwen.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** A ring as it is open in the memory of this process. */
final class OpenRing {
    private final KeysetHandle keys;
    private final Aead aead;
    private final int generation;
    private final int locks;

    private OpenRing(KeysetHandle keys, int generation, int locks) {
        this.keys = keys;
        this.aead = Tink.primitive(keys, Aead.class);
        this.generation = generation;
        this.locks = locks;
    }

    static OpenRing make() {
        return new OpenRing(Tink.make(PredefinedAeadParameters.AES256_GCM), 1, 0);
    }

    /** One that was wrapped by {@link #wrapTo}, and unwrapped. */
    static OpenRing of(byte[] serialized, int generation, int locks) throws Unopened {
        try {
            return new OpenRing(Tink.parse(serialized), generation, locks);
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    /** The same with one more key, which seals from then on. */
    OpenRing turned() {
        KeysetHandle turned = Tink.sure(() -> KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
        return new OpenRing(turned, generation + 1, locks);
    }

    byte[] wrapTo(byte[] publicHalf, String context) {
        return HybridKey.sealTo(publicHalf, Tink.serialize(keys), context);
    }

    byte[] seal(byte[] plain, String context) {
        return Tink.seal(aead, plain, context);
    }

    byte[] open(byte[] sealed, String context) throws Unopened {
        return Tink.open(aead, sealed, context);
    }

    /** Grows with each key. */
    int generation() {
        return generation;
    }

    /** How often the ring had been locked when it was opened. */
    int locks() {
        return locks;
    }

    @Override
    public String toString() {
        return "OpenRing[generation " + generation + "]";
    }
}
