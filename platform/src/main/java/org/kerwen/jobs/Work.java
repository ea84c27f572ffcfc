package org.kerwen.jobs;

/**
 * A kind of work that can be put off. Register one as a bean.
 *
 * @param <A> what it works on: ids and choices, no names and no texts
 */
public interface Work<A extends Record> {
    /** Small letters and hyphens; jobs are stored under it, so never change it. */
    String kind();

    /** The class of the argument. */
    Class<A> argument();

    /**
     * Does it. It may have been begun before and cut off at any point: begin after {@link Progress#reached()}. It says often
     * how far it is, for then it can also be cancelled. If it throws, it is begun again some times, later each time.
     */
    void run(A argument, Progress progress);
}
