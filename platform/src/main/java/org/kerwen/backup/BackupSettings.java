package org.kerwen.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where backups and the register lie.
 *
 * @param home the data folder
 * @param backups their folder ({@code KERWEN_BACKUPS}); null for one beside the data folder whose name ends in {@code
 *     -backups}
 * @param demo whether the people in it are invented
 */
@ConfigurationProperties("kerwen")
record BackupSettings(Path home, @Nullable Path backups, boolean demo) {
    /** The folder of the backups. */
    Path folder() {
        Path data = home.toAbsolutePath().normalize();
        return backups != null
                ? backups.toAbsolutePath().normalize()
                : data.resolveSibling(data.getFileName() + "-backups");
    }
}
