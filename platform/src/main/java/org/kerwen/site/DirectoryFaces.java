package org.kerwen.site;

import static org.kerwen.site.FactList.all;

import org.kerwen.directory.Organisation;
import org.kerwen.directory.Place;

/** Organisations and places as the public sees them. */
final class DirectoryFaces {
    static Face of(Organisation organisation) {
        return new FactList(organisation.sourced())
                .words("name", organisation.name())
                .printed("abbreviation", organisation.abbreviation())
                .choice("kind", organisation.kind())
                .names("names", organisation.names())
                .values("formerly", all(organisation.formerly(), Known.Former::new))
                .organisation("partOf", organisation.partOf())
                .words("note", organisation.note())
                .face(Section.ORGANISATIONS, organisation.id(), organisation.name(), null, null);
    }

    static Face of(Place place) {
        return new FactList(place.sourced())
                .words("name", place.name())
                .choice("kind", place.kind())
                .names("names", place.names())
                .place("within", place.within())
                .words("note", place.note())
                .face(Section.PLACES, place.id(), place.name(), null, null);
    }

    private DirectoryFaces() {}
}
