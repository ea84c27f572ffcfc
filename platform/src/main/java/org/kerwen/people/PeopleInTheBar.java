package org.kerwen.people;

import java.util.List;
import java.util.Map;
import org.kerwen.access.BarSearch;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/** People for the search of the bar, in any letters. */
@Component
final class PeopleInTheBar implements BarSearch {
    private static final int MOST = 10;

    private final People people;
    private final Permissions permissions;

    PeopleInTheBar(People people, Permissions permissions) {
        this.people = people;
        this.permissions = permissions;
    }

    @Override
    public List<Hit> find(Signed signed, String typed, Texts texts) {
        if (!permissions.may(signed.actor(), "person.list")) {
            return List.of();
        }
        PersonWords words = new PersonWords(texts);
        return people.search(signed.actor(), typed, MOST).stream()
                .map(Like::person)
                .map(person -> new Hit(
                        person.called(),
                        "/app/people/" + person.id(),
                        texts.get("people.bar", Map.of("birth", words.birth(person.known())))))
                .toList();
    }
}
