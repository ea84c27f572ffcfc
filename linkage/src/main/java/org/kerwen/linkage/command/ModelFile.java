package org.kerwen.linkage.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.batch.Linkage;
import org.kerwen.linkage.batch.Linked;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.table.PersonTable;

/** The option {@code --model}: a file that is there is read and used; one that is not there is written, with what was fitted. */
final class ModelFile {

    private ModelFile() {}

    static Linked link(PersonTable table, Optional<Path> file) throws IOException, BadTable, InterruptedException {
        Linkage linkage = new Linkage(Machine.cores());
        if (file.isPresent() && Files.exists(file.get())) {
            return linkage.link(table, Model.ofJson(Files.readString(file.get())));
        }
        Linked linked = linkage.link(table);
        if (file.isPresent()) {
            Files.writeString(file.get(), linked.model().toJson());
        }
        return linked;
    }
}
