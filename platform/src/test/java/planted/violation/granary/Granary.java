package planted.violation.granary;

/** The face of a module. */
public final class Granary {}
