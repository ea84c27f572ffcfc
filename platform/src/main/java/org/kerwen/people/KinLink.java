package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** What the first of two people is to the second. */
enum KinLink implements Choice {
    PARENT,
    GRANDPARENT,
    PARTNER,
    SIBLING;

    /** The same as seen by one of the two: what the other is to them. */
    enum Seen implements Choice {
        GRANDPARENT(KinLink.GRANDPARENT, true),
        PARENT(KinLink.PARENT, true),
        SIBLING(KinLink.SIBLING, true),
        PARTNER(KinLink.PARTNER, true),
        CHILD(KinLink.PARENT, false),
        GRANDCHILD(KinLink.GRANDPARENT, false);

        final KinLink link;

        /** Whether the other is the first of the two. */
        final boolean isFirst;

        Seen(KinLink link, boolean isFirst) {
            this.link = link;
            this.isFirst = isFirst;
        }

        static Seen of(KinLink link, boolean otherIsFirst) {
            return switch (link) {
                case PARENT -> otherIsFirst ? PARENT : CHILD;
                case GRANDPARENT -> otherIsFirst ? GRANDPARENT : GRANDCHILD;
                case PARTNER -> PARTNER;
                case SIBLING -> SIBLING;
            };
        }
    }
}
