package org.kerwen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A role that somebody holds, everywhere or only in one programme or place.
 *
 * @param role what is done
 * @param programme where it is limited to one; null for all
 * @param place where it is limited to one; null for all
 */
public record RoleGrant(
        Role role,
        @Nullable ProgrammeId programme,
        @Nullable PlaceId place) {
    /** The role without limit. */
    public static RoleGrant of(Role role) {
        return new RoleGrant(role, null, null);
    }
}
