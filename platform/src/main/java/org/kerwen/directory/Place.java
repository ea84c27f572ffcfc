package org.kerwen.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A country, province, town or region that the record names.
 *
 * @param id its id
 * @param name its name
 * @param kind what it is
 * @param within the place that it lies in
 * @param names other and former spellings
 * @param note what else is known
 * @param sourced where it is stated
 */
public record Place(
        PlaceId id,
        Words name,
        PlaceKind kind,
        @Nullable PlaceId within,
        List<String> names,
        @Nullable Words note,
        Sourced sourced) {}
