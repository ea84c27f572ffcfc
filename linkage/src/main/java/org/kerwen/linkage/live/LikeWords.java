package org.kerwen.linkage.live;

/** The words most like one that was typed, of each stem one. */
final class LikeWords {

    private final long[] ranks;
    private final long[] stems;
    private int count;

    LikeWords(int most) {
        this.ranks = new long[most];
        this.stems = new long[most];
    }

    /** Whether nothing of this rank or less would change anything. */
    boolean isSettledAt(long rank) {
        return count == ranks.length && rank >>> 32 < (ranks[count - 1] >>> 32) - 1;
    }

    /** Whether a word of this rank would change anything, for all that is known of its rank. */
    boolean mayTake(long rank) {
        return count < ranks.length || rank > ranks[count - 1];
    }

    void add(long rank, long stem) {
        int at = 0;
        while (at < count && stems[at] != stem) {
            at++;
        }
        if (at < count && ranks[at] >= rank) {
            return;
        }
        if (at == count) {
            if (count < ranks.length) {
                count++;
            } else if (ranks[count - 1] >= rank) {
                return;
            } else {
                at--;
            }
        }
        while (at > 0 && ranks[at - 1] < rank) {
            ranks[at] = ranks[at - 1];
            stems[at] = stems[at - 1];
            at--;
        }
        ranks[at] = rank;
        stems[at] = stem;
    }

    /** A stem, and behind it those of the words, the likest first. */
    long[] stemsBehind(long first) {
        long[] all = new long[count + 1];
        all[0] = first;
        System.arraycopy(stems, 0, all, 1, count);
        return all;
    }
}
