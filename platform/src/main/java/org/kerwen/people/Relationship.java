package org.kerwen.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;

/** What a member is to the head of the family (domain.md section 2.2). */
public enum Relationship implements Choice {
    HEAD,
    SPOUSE,
    SON,
    DAUGHTER,
    FATHER,
    MOTHER,
    BROTHER,
    SISTER,
    GRANDPARENT,
    GRANDCHILD,
    NIECE_OR_NEPHEW,
    AUNT_OR_UNCLE,
    COUSIN,
    IN_LAW,
    WARD,
    OTHER;

    /** Whose link to the head it says, and from which end; empty where it says none that is drawn. */
    Optional<KinLink.Seen> seen() {
        return switch (this) {
            case SPOUSE -> Optional.of(KinLink.Seen.PARTNER);
            case SON, DAUGHTER -> Optional.of(KinLink.Seen.CHILD);
            case FATHER, MOTHER -> Optional.of(KinLink.Seen.PARENT);
            case BROTHER, SISTER -> Optional.of(KinLink.Seen.SIBLING);
            case GRANDPARENT -> Optional.of(KinLink.Seen.GRANDPARENT);
            case GRANDCHILD -> Optional.of(KinLink.Seen.GRANDCHILD);
            case HEAD, NIECE_OR_NEPHEW, AUNT_OR_UNCLE, COUSIN, IN_LAW, WARD, OTHER -> Optional.empty();
        };
    }

    /**
     * What somebody probably is to another head: a suggestion that a person looks at before it is saved.
     *
     * @param head what the other head is to the head of today
     * @param of what is asked about, to the head of today
     * @param sex of the one that is asked about
     */
    static Relationship suggested(Relationship head, Relationship of, @Nullable Sex sex) {
        return switch (head) {
            case HEAD -> of;
            case SPOUSE ->
                switch (of) {
                    case HEAD -> SPOUSE;
                    case SON, DAUGHTER, GRANDCHILD, WARD -> of;
                    case FATHER, MOTHER, BROTHER, SISTER, IN_LAW -> IN_LAW;
                    default -> OTHER;
                };
            case SON, DAUGHTER ->
                switch (of) {
                    case HEAD, SPOUSE -> bySex(sex, FATHER, MOTHER, OTHER);
                    case SON -> BROTHER;
                    case DAUGHTER -> SISTER;
                    case FATHER, MOTHER -> GRANDPARENT;
                    case BROTHER, SISTER -> AUNT_OR_UNCLE;
                    case NIECE_OR_NEPHEW -> COUSIN;
                    default -> OTHER;
                };
            case FATHER, MOTHER ->
                switch (of) {
                    case HEAD -> bySex(sex, SON, DAUGHTER, OTHER);
                    case FATHER, MOTHER -> SPOUSE;
                    case BROTHER -> SON;
                    case SISTER -> DAUGHTER;
                    case SON, DAUGHTER, NIECE_OR_NEPHEW -> GRANDCHILD;
                    case SPOUSE -> IN_LAW;
                    default -> OTHER;
                };
            case BROTHER, SISTER ->
                switch (of) {
                    case HEAD -> bySex(sex, BROTHER, SISTER, OTHER);
                    case BROTHER, SISTER, FATHER, MOTHER, GRANDPARENT, AUNT_OR_UNCLE, COUSIN -> of;
                    case SON, DAUGHTER -> NIECE_OR_NEPHEW;
                    case SPOUSE -> IN_LAW;
                    default -> OTHER;
                };
            case GRANDPARENT, GRANDCHILD, NIECE_OR_NEPHEW, AUNT_OR_UNCLE, COUSIN, IN_LAW, WARD, OTHER -> OTHER;
        };
    }

    private static Relationship bySex(
            @Nullable Sex sex, Relationship male, Relationship female, Relationship notKnown) {
        return sex == Sex.MALE ? male : sex == Sex.FEMALE ? female : notKnown;
    }
}
