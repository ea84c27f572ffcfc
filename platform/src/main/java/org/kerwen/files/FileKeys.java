package org.kerwen.files;

import java.util.UUID;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Refused;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.Unopened;
import org.springframework.stereotype.Component;

/** Seals the keys of files under one of the two rings, and hashes contents. */
@Component
final class FileKeys {
    private final InstallationKeys installation;
    private final OrganisationKeys organisations;

    FileKeys(InstallationKeys installation, OrganisationKeys organisations) {
        this.installation = installation;
        this.organisations = organisations;
    }

    byte[] seal(byte[] secret, Ring ring, OrganisationId organisation, UUID file) {
        return switch (ring) {
            case INSTALLATION -> installation.seal(secret, context(file));
            case ORGANISATION ->
                organisations
                        .seal(organisation, secret, context(file))
                        .orElseThrow(() -> new Refused(FileProblems.LOCKED));
        };
    }

    DataKey open(byte[] sealed, Ring ring, OrganisationId organisation, UUID file) {
        try {
            byte[] secret = switch (ring) {
                case INSTALLATION -> installation.open(sealed, context(file));
                case ORGANISATION ->
                    organisations
                            .open(organisation, sealed, context(file))
                            .orElseThrow(() -> new Refused(FileProblems.LOCKED));
            };
            return new DataKey(secret, file, organisation);
        } catch (Unopened e) {
            throw new IllegalStateException("the key of a file does not open", e);
        }
    }

    /** Whether the key of a file opens now. */
    boolean isOpen(Ring ring, OrganisationId organisation) {
        return ring == Ring.INSTALLATION || organisations.isUnlocked(organisation);
    }

    /** Whether the organisation has a ring of its own. */
    boolean has(OrganisationId organisation) {
        return organisations.isUnlocked(organisation) || organisations.exists(organisation);
    }

    /** The same content has another hash in each organisation, so that nobody learns what others keep. */
    byte[] hash(byte[] content, OrganisationId organisation) {
        return installation.keyedHash(content, "files.hash/" + organisation);
    }

    private static String context(UUID file) {
        return "files.key/" + file;
    }
}
