package org.kerwen.linkage.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.compare.Model;

/**
 * Who is in the register that is like this person? Any number of threads may ask and change at once; what was put before a question is
 * found by it. Each organisation has a register of its own, with its own frequencies: an answer tells nothing about another's.
 */
public final class LiveIndex {

    private static final LikePeople NOBODY = new LikePeople(List.of(), 0, true);

    private final Model model;
    private final Optional<String> dateFormat;
    private final Map<UUID, Register> registers = new ConcurrentHashMap<>();

    /**
     * @param model fitted to such a register, or the one that is expected
     * @param dateFormat how dates are written, where that must be told
     */
    public LiveIndex(Model model, Optional<String> dateFormat) {
        this.model = model;
        this.dateFormat = dateFormat;
    }

    /** Puts a person in, or in the place of who has the same id in the same organisation. */
    public void put(LivePerson person) {
        register(person.organisation()).put(person);
    }

    /** Reads what is known of somebody who is to be put in, in the same register, and before is asked for in others. */
    public Question read(UUID organisation, Map<ColumnKind, String> values) {
        return register(organisation).read(values);
    }

    /** Puts a person in of whom was read before what is known. */
    public void put(UUID id, UUID organisation, long purposes, Question read) {
        register(organisation).put(id, purposes, read);
    }

    /** Takes a person out; false if there is none with this id. */
    public boolean remove(UUID organisation, UUID id) {
        Register register = registers.get(organisation);
        return register != null && register.remove(id);
    }

    /** Forgets the whole register of an organisation, with every name that was ever in it. */
    public void clear(UUID organisation) {
        registers.remove(organisation);
    }

    /** How many people an organisation has in the index. */
    public int size(UUID organisation) {
        Register register = registers.get(organisation);
        return register == null ? 0 : register.size();
    }

    /**
     * People like this one, with a probability and its reasons. Nothing is merged, whatever the answer.
     *
     * @param values what is known so far, as it was typed
     * @param most how many to answer with
     */
    public LikePeople find(Asker asker, Map<ColumnKind, String> values, int most) {
        return find(asker, values, most, id -> true);
    }

    /**
     * The same among some of them.
     *
     * @param wanted whether a person may be among the answer, for example: is not the one being edited
     */
    public LikePeople find(Asker asker, Map<ColumnKind, String> values, int most, Predicate<UUID> wanted) {
        Register register = registers.get(asker.organisation());
        return register == null ? NOBODY : register.find(asker, values, most, wanted);
    }

    /** The same, of those only whom somebody should look at: who is less likely than that need not be reckoned exactly. */
    public LikePeople findWorthReview(Asker asker, Map<ColumnKind, String> values, int most) {
        Register register = registers.get(asker.organisation());
        return register == null ? NOBODY : register.findWorthReview(asker, register.ask(values), most);
    }

    /** The same of what was read before. */
    public LikePeople findWorthReview(Asker asker, Question read, int most) {
        Register register = registers.get(asker.organisation());
        return register == null ? NOBODY : register.findWorthReview(asker, read, most);
    }

    /**
     * Those nearest to what was typed, however unlikely any of them is: for a search, of which somebody reads the answer, where one
     * word alone says little. The beginning of a name, in any letters and from three of them on, is enough.
     */
    public LikePeople nearest(Asker asker, Map<ColumnKind, String> values, int most) {
        Register register = registers.get(asker.organisation());
        return register == null ? NOBODY : register.nearest(asker, values, most);
    }

    private Register register(UUID organisation) {
        return registers.computeIfAbsent(organisation, any -> new Register(model, dateFormat));
    }
}
