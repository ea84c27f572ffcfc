package org.kerwen.access;

import java.util.List;
import java.util.Optional;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/** How the organisations are called whose people work here. That they do is no secret; with whom they work is. */
@Component
public final class OrganisationNames {
    private final Transactions transactions;

    OrganisationNames(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An organisation and its name. */
    public record Named(OrganisationId id, Words name) {}

    /** All but the own one, in the order of their ids. */
    public List<Named> others(Actor.Person by) {
        return all().stream()
                .filter(each -> !each.id().equals(by.organisation()))
                .toList();
    }

    /** The name of one; its id where nobody works here for it any more. */
    public String of(OrganisationId id, Texts texts) {
        return all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> texts.of(each.name()))
                .orElse(id.value());
    }

    /** Its name in each language; empty where nobody works here for it any more. */
    public Optional<Words> words(OrganisationId id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst().map(Named::name);
    }

    private List<Named> all() {
        return transactions.run(Actor.Machine.SIGN_IN, Organisations::all).stream()
                .map(each -> new Named(each.id(), each.name()))
                .toList();
    }
}
