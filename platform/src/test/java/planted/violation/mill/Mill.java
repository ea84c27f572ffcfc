package planted.violation.mill;

import planted.violation.granary.inside.Sack;

/** Reaches into the other module: the fault that the verifier must see. */
public final class Mill {
    Sack taken() {
        return new Sack();
    }
}
