package org.kerwen.linkage.documents;

import java.util.List;

/**
 * The document number with its check digit. One of more than nine characters goes on in the optional field: a filler stands where
 * the check digit would, and the rest, the check digit and a filler begin the optional field.
 *
 * @param guarded the number with its fillers
 * @param check the character in the place of the check digit
 * @param optional what the optional field has besides
 */
record LongNumber(String guarded, char check, String optional) {

    static LongNumber of(ZoneFormat format, List<String> lines) {
        String begin = format.number().of(lines);
        char check = format.numberCheck().of(lines).charAt(0);
        String optional = format.optional().of(lines);
        int end = optional.indexOf('<');
        int rest = end < 0 ? optional.length() : end;
        if (check != '<' || !format.allowsLongNumber() || rest < 2 || begin.endsWith("<")) {
            return new LongNumber(begin, check, optional);
        }
        return new LongNumber(
                begin + optional.substring(0, rest - 1),
                optional.charAt(rest - 1),
                optional.substring(end < 0 ? rest : rest + 1));
    }
}
