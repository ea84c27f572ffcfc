package org.kerwen.kernel;

import java.util.Set;

/**
 * Who acts. Whatever reads or writes what is not public takes one, and the database learns it for each transaction; where
 * nobody is named, the database shows no rows.
 */
public sealed interface Actor {
    /**
     * Somebody who has signed in. Only the module {@code access} makes one; a test keeps it so.
     *
     * @param account whose session it is
     * @param organisation the organisation to which the account belongs, the only one whose records are in reach
     * @param grants the roles held at this moment
     */
    record Person(AccountId account, OrganisationId organisation, Set<RoleGrant> grants) implements Actor {
        public Person {
            grants = Set.copyOf(grants);
        }

        /** Whether the role is held, limited or not. */
        public boolean has(Role role) {
            return grants.stream().anyMatch(grant -> grant.role() == role);
        }
    }

    /** A part of the program that acts by itself, each with the rights that its own work needs and no others. */
    enum Machine implements Actor, Choice {
        /** Reads the mission pack into the public tables. */
        PACK_LOADING,
        /** Makes the first account, and organisations and their first members by order of an administrator. */
        SETUP,
        /** Looks an account up by what was typed, before anybody is signed in; keeps sessions. */
        SIGN_IN,
        /** Chains and signs the audit. */
        TRACE_SEALING,
        /** Runs what was put off. */
        JOBS,
        /** Hands events to those who listen. */
        DELIVERY,
        /** Removes what has expired. */
        CLEANING,
        /** Keeps the index in memory that finds people who are alike. */
        INDEXING,
        /** Takes people away again whom an import recorded and nobody touched since, by order of a person. */
        TAKING_BACK,
        /** Repeats erasures, withdrawals and revocations after a restore. */
        RESTORING
    }
}
