package org.kerwen.kernel;

/** Whether something that a source says is repeated here. */
public enum Publish implements Choice {
    YES,
    NO
}
