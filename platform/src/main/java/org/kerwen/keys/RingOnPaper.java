package org.kerwen.keys;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys.Answer;
import org.kerwen.keys.OrganisationKeys.Way;
import org.kerwen.keys.db.tables.records.RingRecord;

/** The rings on paper, for when nobody who has one is left: three shares, of which two open it. */
public final class RingOnPaper {
    private final OrganisationKeys keys;
    private final Transactions transactions;
    private final RingStore store;

    RingOnPaper(OrganisationKeys keys, Transactions transactions, RingStore store) {
        this.keys = keys;
        this.transactions = transactions;
        this.store = store;
    }

    /** Three shares of paper in place of those before, of which two open the ring; empty where it is locked for the actor. */
    public Optional<List<PaperShare>> printShares(Actor.Person actor) {
        HybridKey pair = HybridKey.make();
        Answer answer = keys.asHolder(actor, Act.of("key.share"), now -> {
            store.putOnPaper(
                    now.row(), now.ring(), pair.publicHalf(), Instant.now().atOffset(ZoneOffset.UTC));
            return Answer.DONE;
        });
        return answer == Answer.DONE ? Optional.of(PaperShare.of(pair, new SecureRandom())) : Optional.empty();
    }

    /**
     * Opens the ring of the own organisation with two shares of paper and gives it to oneself.
     *
     * @param publicHalf of the own pair
     */
    public Answer openWithShares(Actor.Person actor, PaperShare one, PaperShare other, byte[] publicHalf) {
        if (!one.fits(other)) {
            return Answer.SHARES_APART;
        }
        OrganisationId organisation = actor.organisation();
        OpenRing[] opened = new OpenRing[1];
        Answer answer = transactions.run(actor, Act.of("key.unlock"), database -> {
            RingStore.alone(database, organisation);
            Optional<RingRecord> row = RingStore.ring(database, organisation);
            Optional<byte[]> paper = row.flatMap(store::paper);
            if (row.isEmpty() || paper.isEmpty()) {
                return Answer.NOT_THERE;
            }
            try {
                byte[] ring = one.join(other).open(paper.get(), RingStore.paperContext(organisation));
                opened[0] =
                        OpenRing.of(ring, row.get().getGeneration(), row.get().getLocks());
            } catch (Unopened e) {
                return Answer.SHARES_REPLACED;
            }
            RingStore.endProposal(database, organisation, actor.account());
            store.wrap(database, organisation, actor.account(), publicHalf, opened[0], Way.PAPER, null, null);
            return Answer.DONE;
        });
        if (answer == Answer.DONE) {
            keys.keep(organisation, opened[0]);
        }
        return answer;
    }
}
