package org.kerwen.movements;

import java.util.List;
import org.kerwen.kernel.Choice;

/** For whom a passenger list is, and what it says there: only what each needs. */
enum Recipient implements Choice {
    CARRIER,
    BORDER,
    CUSTOMS,
    ESCORT,
    RECEIVING_MISSION;

    /** The columns, in their order. */
    List<ListField> fields() {
        return switch (this) {
            case CARRIER ->
                List.of(
                        ListField.FAMILY_NAME,
                        ListField.GIVEN_NAMES,
                        ListField.SEX,
                        ListField.BORN,
                        ListField.PAPER_NUMBER,
                        ListField.NEEDS_ON_THE_WAY);
            case BORDER ->
                List.of(
                        ListField.FAMILY_NAME,
                        ListField.GIVEN_NAMES,
                        ListField.FATHERS_NAME,
                        ListField.SEX,
                        ListField.BORN,
                        ListField.NATIONALITY,
                        ListField.TRAVELS_BY,
                        ListField.PAPER_NUMBER,
                        ListField.PAPER_UNTIL);
            case CUSTOMS -> List.of(ListField.FAMILY_NAME, ListField.GIVEN_NAMES, ListField.PAPER_NUMBER);
            case ESCORT ->
                List.of(
                        ListField.FAMILY_NAME,
                        ListField.GIVEN_NAMES,
                        ListField.BORN,
                        ListField.FAMILY_GROUP,
                        ListField.NEEDS_ON_THE_WAY,
                        ListField.SETS_OUT_FROM,
                        ListField.GOES_TO);
            case RECEIVING_MISSION ->
                List.of(
                        ListField.FAMILY_NAME,
                        ListField.GIVEN_NAMES,
                        ListField.SEX,
                        ListField.BORN,
                        ListField.NATIONALITY,
                        ListField.FAMILY_GROUP,
                        ListField.NEEDS_ON_THE_WAY,
                        ListField.GOES_TO);
        };
    }
}
