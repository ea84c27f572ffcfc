package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kerwen.directory.Place;
import org.kerwen.kernel.RecordReference;
import org.kerwen.site.pages.ListPage.Region;
import org.kerwen.site.pages.ListPage.RegionMap;
import org.kerwen.web.Texts;

/** Makes the schematic map of the regions of which the pack gives an outline. */
final class RegionMaps {
    /** From how many records on a region is shaded darker. */
    private static final List<Integer> SHADES = List.of(1, 5, 15);

    /** The map; empty where no place has an outline. */
    static Optional<RegionMap> of(Published published, Texts texts, Wording wording) {
        List<Region> regions = new ArrayList<>();
        int width = 0;
        int height = 0;
        for (Place place : published.places()) {
            Place.Outline outline = place.outline();
            if (outline == null) {
                continue;
            }
            for (Place.Point corner : outline.corners()) {
                width = Math.max(width, corner.x());
                height = Math.max(height, corner.y());
            }
            RecordReference record = Section.PLACES.record(place.id());
            int done = recordsIn(place, published);
            regions.add(new Region(
                    texts.of(place.name()),
                    wording.address(record),
                    outline.written(),
                    outline.label().x(),
                    outline.label().y(),
                    (int) SHADES.stream().filter(least -> done >= least).count(),
                    texts.get("map.region", Map.of("count", done))));
        }
        return regions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RegionMap(texts.get("map.label"), "-1 -1 %d %d".formatted(width + 2, height + 2), regions));
    }

    private static int recordsIn(Place place, Published published) {
        return (int) published.facets().values().stream()
                .filter(own -> own.getOrDefault(Facet.PLACE, Set.of())
                        .contains(place.id().value()))
                .count();
    }

    private RegionMaps() {}
}
