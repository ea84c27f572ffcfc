package org.kerwen.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.postgres.PostgresServer;

/** A program of its own that restores and is gone in the middle: folder of the server, database, home, backup, code, step. */
final class KilledRestore {
    static final int KILLED = 9;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[2]);
        int last = Integer.parseInt(arguments[5]);
        AtomicInteger step = new AtomicInteger();
        RecoveryCode.Read read = RecoveryCode.read(Files.readString(Path.of(arguments[4])));
        if (!(read instanceof RecoveryCode.Read.Good(RecoveryCode code))) {
            throw new IllegalArgumentException("not a code");
        }
        new Restore(
                        PostgresServer.runningIn(Path.of(arguments[0]), arguments[1])
                                .orElseThrow(),
                        new KeysSettings(home, null),
                        home.resolveSibling(home.getFileName() + "-backups"),
                        Modules.NONE,
                        Installation.WITH_PROBES,
                        name -> {
                            if (step.getAndIncrement() == last) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        })
                .run(BackupFile.open(Path.of(arguments[3])), code);
    }

    private KilledRestore() {}
}
