package org.kerwen.movements;

import java.util.Optional;
import java.util.stream.Stream;
import org.kerwen.kernel.Worded;
import org.springframework.http.MediaType;

/** As what kind of file a passenger list leaves. */
enum ListForm implements Worded {
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    private final String type;

    ListForm(String type) {
        this.type = type;
    }

    static Optional<ListForm> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** A neutral name: it stays in a list of downloads. */
    String file() {
        return "list." + word();
    }
}
