package org.kerwen.linkage.documents;

/**
 * What a machine readable zone says. Texts are in the letters of the zone (A to Z, digits), without fillers at the end; where one
 * is inside, it is a blank in names and {@code <} elsewhere.
 *
 * @param format the layout
 * @param code what kind of document: P passport, V visa, A, C or I identity card or other, and a letter that the issuer chose
 * @param issuer who issued it
 * @param primaryName the family name, or all of the name where there is none apart
 * @param secondaryName the given names; empty if there are none apart
 * @param number of the document
 * @param nationality of the holder
 * @param birth of the holder
 * @param sex M, F or {@code <} (not stated; some issuers print X, which is kept)
 * @param expiry the last day on which it is valid
 * @param optional what the issuer put into the optional field
 * @param secondOptional likewise; only TD1 has one
 */
public record TravelDocument(
        ZoneFormat format,
        String code,
        StateCode issuer,
        String primaryName,
        String secondaryName,
        String number,
        StateCode nationality,
        ZoneDate birth,
        char sex,
        ZoneDate expiry,
        String optional,
        String secondOptional) {}
