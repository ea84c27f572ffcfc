package org.kerwen.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstitutionId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A body that was set up.
 *
 * @param id its id
 * @param title its name
 * @param kind what it is
 * @param established when
 * @param founders who founded it
 * @param host where it sits
 * @param laterPartners who joined later
 * @param approvedBy who approved it
 * @param resultOf the record that it came of
 * @param members who belongs to it
 * @param includes what is part of it
 * @param mandate what it is to do
 * @param supportedBy who supports it
 * @param support with what
 * @param sourced where it is stated
 */
public record Institution(
        InstitutionId id,
        Words title,
        InstitutionKind kind,
        FuzzyDate established,
        List<OrganisationId> founders,
        @Nullable OrganisationId host,
        List<OrganisationId> laterPartners,
        List<OrganisationId> approvedBy,
        @Nullable RecordReference resultOf,
        List<OrganisationId> members,
        @Nullable Words includes,
        List<Words> mandate,
        List<OrganisationId> supportedBy,
        List<Words> support,
        Sourced sourced) {}
