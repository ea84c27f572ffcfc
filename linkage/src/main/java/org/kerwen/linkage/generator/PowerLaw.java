package org.kerwen.linkage.generator;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Chooses ranks so that the first has a given share and each rank r the share of the first times r to the power of a constant. */
final class PowerLaw {

    private final double[] upTo;

    /**
     * @param ranks how many
     * @param firstShare of the first rank, more than one of {@code ranks} and less than 1
     */
    PowerLaw(int ranks, double firstShare) {
        double low = 0;
        double high = 8;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (1 / sum(ranks, middle) < firstShare) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double whole = sum(ranks, low);
        upTo = new double[ranks];
        double sum = 0;
        for (int i = 0; i < ranks; i++) {
            sum += StrictMath.pow(i + 1.0, -low) / whole;
            upTo[i] = sum;
        }
    }

    private static double sum(int ranks, double exponent) {
        double sum = 0;
        for (int i = 1; i <= ranks; i++) {
            sum += StrictMath.pow(i, -exponent);
        }
        return sum;
    }

    /** A rank, from 0. */
    int next(SplittableRandom random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(at < 0 ? -at - 1 : at, upTo.length - 1);
    }
}
