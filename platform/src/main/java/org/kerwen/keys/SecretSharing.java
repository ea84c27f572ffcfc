package org.kerwen.keys;

import java.security.SecureRandom;

/**
 * Divides a secret into three shares, any two of which give it back while one alone says nothing about it (Shamir 1979, over
 * the field of 256 elements that AES uses). For each byte of the secret a straight line is drawn at random that has the
 * byte at 0; share 1, 2 and 3 are its points there.
 *
 * <p>Written here because no living library for Java does it, and two of three needs no more than a line.
 */
final class SecretSharing {
    /** How many shares there are; they are numbered from one. */
    static final int SHARES = 3;

    private SecretSharing() {}

    /** The shares, that of number one first. */
    static byte[][] divide(byte[] secret, SecureRandom random) {
        byte[] slopes = new byte[secret.length];
        // All 256 values, zero too: leaving one out would tell something.
        random.nextBytes(slopes);
        byte[][] shares = new byte[SHARES][secret.length];
        for (int number = 1; number <= SHARES; number++) {
            for (int each = 0; each < secret.length; each++) {
                shares[number - 1][each] = (byte) (secret[each] ^ times(slopes[each] & 255, number));
            }
        }
        return shares;
    }

    /** The secret, from two shares with different numbers. */
    static byte[] join(int oneNumber, byte[] one, int otherNumber, byte[] other) {
        if (oneNumber == otherNumber || one.length != other.length) {
            throw new IllegalArgumentException("not two shares of one secret");
        }
        byte[] secret = new byte[one.length];
        int inverse = inverse(oneNumber ^ otherNumber);
        for (int each = 0; each < secret.length; each++) {
            int sum = times(one[each] & 255, otherNumber) ^ times(other[each] & 255, oneNumber);
            secret[each] = (byte) times(sum, inverse);
        }
        return secret;
    }

    /** Multiplied modulo x⁸ + x⁴ + x³ + x + 1, in a time that does not depend on the factors. */
    static int times(int one, int other) {
        int product = 0;
        int shifted = one;
        for (int bit = 0; bit < 8; bit++) {
            product ^= -(other >> bit & 1) & shifted;
            shifted = shifted << 1 ^ (-(shifted >> 7) & 0b1_0001_1011);
        }
        return product;
    }

    /** The number that gives one when multiplied: the 254th power. */
    static int inverse(int number) {
        int square = number;
        int power = 1;
        for (int each = 1; each < 8; each++) {
            square = times(square, square);
            power = times(power, square);
        }
        return power;
    }
}
