package org.kerwen.files;

/**
 * What stands on a file.
 *
 * @param name what it was called, without folders and invisible letters
 * @param type seen from its content
 * @param size bytes of the content
 */
public record FileLabel(String name, FileType type, long size) {}
