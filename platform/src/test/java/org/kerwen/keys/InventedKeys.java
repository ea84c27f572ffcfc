package org.kerwen.keys;

/** Keys for tests of others. */
public final class InventedKeys {
    /** New ones, of an installation that is not there. */
    public static InstallationKeys make() {
        return InstallationKeys.make();
    }

    private InventedKeys() {}
}
