package org.kerwen.postgres;

/** Something else listens on the port; with a free choice of ports another one is tried. */
final class PortTaken extends CannotStart {
    private static final long serialVersionUID = 1L;

    PortTaken(int port) {
        super(
                "Port %d on 127.0.0.1 is taken by another program.".formatted(port),
                "Stop that program, choose another port, or choose 0 for any free one.");
    }
}
