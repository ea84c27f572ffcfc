package org.kerwen.db;

import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;

/** Between the domain {@code kernel.fuzzy_date} and {@link FuzzyDate}. */
public final class FuzzyDateConverter extends AbstractConverter<String, FuzzyDate> {
    private static final long serialVersionUID = 1;

    public FuzzyDateConverter() {
        super(String.class, FuzzyDate.class);
    }

    @Override
    public @Nullable FuzzyDate from(@Nullable String stored) {
        return stored == null ? null : FuzzyDate.parse(stored);
    }

    @Override
    public @Nullable String to(@Nullable FuzzyDate date) {
        return date == null ? null : date.canonical();
    }
}
