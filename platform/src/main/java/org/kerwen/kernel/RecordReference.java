package org.kerwen.kernel;

import java.util.regex.Pattern;

/**
 * Points to a record of any module without knowing the module: kind and id, written {@code kind/id}.
 *
 * @param kind the pack file that the record stands in, for example {@code activities}
 * @param id the record's id in that file
 */
public record RecordReference(String kind, String id) {
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");

    public RecordReference {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of record: " + kind);
        }
        id = Forms.slug(id);
    }

    /**
     * Reads {@code kind/id}.
     *
     * @throws IllegalArgumentException where there is no slash or a part has another form
     */
    public static RecordReference parse(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "'%s' is not a record; expected its file and id, such as projects/roads-2009".formatted(written));
        }
        return new RecordReference(written.substring(0, slash), written.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
