package org.kerwen.files;

import java.util.List;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Problems;
import org.springframework.stereotype.Component;

@Component
final class FileProblems implements Problems {
    static final Problem TYPE_REFUSED = new Problem("file-type-refused", Problem.Kind.CALLER, 415);
    static final Problem UNREADABLE = new Problem("file-unreadable", Problem.Kind.CALLER, 422);
    static final Problem PICTURE_TOO_LARGE = new Problem("picture-too-large", Problem.Kind.CALLER, 422);
    static final Problem LOCKED = new Problem("organisation-locked", Problem.Kind.CONFLICT, 423);

    @Override
    public List<Problem> all() {
        return List.of(TYPE_REFUSED, UNREADABLE, PICTURE_TOO_LARGE, LOCKED);
    }
}
