package org.kerwen.keys;

public class Unopened extends Exception {
    private static final long serialVersionUID = 1;
}
