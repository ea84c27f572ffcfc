package org.kerwen.hotline;

import java.time.YearMonth;

/**
 * How often a topic came up on a line in a month. For the own organisation; what leaves it passes the rule of disclosure.
 *
 * @param line id of the line in the pack
 * @param topic the word of the topic
 * @param month in which the shift began
 * @param count how often
 */
public record Counted(String line, String topic, YearMonth month, int count) {}
