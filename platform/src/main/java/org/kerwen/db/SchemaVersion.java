package org.kerwen.db;

/**
 * The version that the schema of the open database has.
 *
 * @param number that of the last migration
 */
public record SchemaVersion(String number) {}
