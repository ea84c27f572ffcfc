package org.kerwen.intake;

import java.util.UUID;

/** What work that was put off is to be done on: an import. */
record OfImport(UUID id) {}
