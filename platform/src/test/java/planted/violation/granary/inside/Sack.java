package planted.violation.granary.inside;

/** Public for the module's own packages; nobody else's business. */
public final class Sack {}
