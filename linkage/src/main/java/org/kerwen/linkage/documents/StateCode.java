package org.kerwen.linkage.documents;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A code of three letters (or the one of Germany, D) for who issued a document or whose citizen its holder is.
 *
 * @param code without fillers
 */
public record StateCode(String code) {

    /** What a code stands for. */
    public enum Kind {
        /** A state of ISO 3166-1. */
        STATE,
        /** A kind of British nationality. */
        BRITISH,
        /** An organisation that issues documents, such as the United Nations. */
        ORGANISATION,
        /** A territory that ISO 3166-1 has no code for. */
        TERRITORY,
        /** Without citizenship, by the convention of 1954. */
        STATELESS,
        /** By the convention of 1951 and its protocol. */
        REFUGEE,
        /** A refugee by other rules than the convention. */
        OTHER_REFUGEE,
        /** Citizenship is not stated. */
        UNSPECIFIED,
        /** The code of examples: no document. */
        SPECIMEN,
        /** No code that the standard knows. */
        UNKNOWN
    }

    private static final Set<String> STATES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    private static final Map<String, Kind> SPECIAL = Map.ofEntries(
            Map.entry("D", Kind.STATE),
            Map.entry("GBD", Kind.BRITISH),
            Map.entry("GBN", Kind.BRITISH),
            Map.entry("GBO", Kind.BRITISH),
            Map.entry("GBP", Kind.BRITISH),
            Map.entry("GBS", Kind.BRITISH),
            Map.entry("EUE", Kind.ORGANISATION),
            Map.entry("IAO", Kind.ORGANISATION),
            Map.entry("UNO", Kind.ORGANISATION),
            Map.entry("UNA", Kind.ORGANISATION),
            Map.entry("UNK", Kind.ORGANISATION),
            Map.entry("XBA", Kind.ORGANISATION),
            Map.entry("XCC", Kind.ORGANISATION),
            Map.entry("XCE", Kind.ORGANISATION),
            Map.entry("XCO", Kind.ORGANISATION),
            Map.entry("XEC", Kind.ORGANISATION),
            Map.entry("XIM", Kind.ORGANISATION),
            Map.entry("XMP", Kind.ORGANISATION),
            Map.entry("XOM", Kind.ORGANISATION),
            Map.entry("XPO", Kind.ORGANISATION),
            Map.entry("RKS", Kind.TERRITORY),
            Map.entry("XXA", Kind.STATELESS),
            Map.entry("XXB", Kind.REFUGEE),
            Map.entry("XXC", Kind.OTHER_REFUGEE),
            Map.entry("XXX", Kind.UNSPECIFIED),
            Map.entry("UTO", Kind.SPECIMEN));

    /** What it stands for. */
    public Kind kind() {
        Kind special = SPECIAL.get(code);
        return special != null ? special : STATES.contains(code) ? Kind.STATE : Kind.UNKNOWN;
    }

    /** The state in ISO 3166-1 alpha-3: of Germany and of all kinds of British nationality too; absent for all that is none. */
    public Optional<String> iso() {
        return switch (kind()) {
            case STATE -> Optional.of(code.equals("D") ? "DEU" : code);
            case BRITISH -> Optional.of("GBR");
            case ORGANISATION, TERRITORY, STATELESS, REFUGEE, OTHER_REFUGEE, UNSPECIFIED, SPECIMEN, UNKNOWN ->
                Optional.empty();
        };
    }
}
