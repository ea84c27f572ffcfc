package org.kerwen.people;

/** Why a change of a family or of kin is refused by the module itself. */
enum FamilyRefusal {
    IN_A_FAMILY("people.family.refused.inAFamily"),
    TWICE("people.family.refused.twice"),
    ENDED("people.family.refused.ended"),
    ONE_HEAD("people.family.refused.oneHead"),
    HEAD_FIRST("people.family.refused.headFirst"),
    HEAD_LEAVES("people.family.refused.headLeaves"),
    CHANGED_MEANWHILE("people.family.refused.changed"),
    ENDS_BEFORE("people.family.refused.endsBefore"),
    OWN_FAMILY("people.family.refused.ownFamily"),
    OWN_KIN("people.family.refused.ownKin"),
    OWN_ANCESTOR("people.family.refused.ownAncestor"),
    OTHERWISE_RELATED("people.family.refused.otherwise"),
    RESTRICTED("people.family.refused.restricted"),
    MERGE_OF_KIN("people.family.refused.merge");

    final String text;

    FamilyRefusal(String text) {
        this.text = text;
    }

    /** Undoes the transaction and becomes the answer. */
    static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient FamilyAnswer answer;

        Undo(FamilyAnswer answer) {
            super("refused", null, false, false);
            this.answer = answer;
        }
    }

    Undo undo() {
        return new Undo(new FamilyAnswer.Refused(text));
    }
}
