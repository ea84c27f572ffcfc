package org.kerwen.keys;

public final class InstallationKeys {
    public byte[] seal(byte[] plain, String context) {
        return new byte[32];
    }

    public byte[] open(byte[] sealed, String context) throws Unopened {
        if (sealed.length > 0) {
            throw new Unopened();
        }
        return sealed;
    }

    public byte[] keyedHash(byte[] value, String context) {
        return new byte[32];
    }
}
