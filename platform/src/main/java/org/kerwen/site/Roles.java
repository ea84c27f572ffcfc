package org.kerwen.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.projects.Programme;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage.Related;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** In which records an organisation appears, and as what. */
final class Roles {
    private final Published published;
    private final Texts texts;
    private final Map<String, List<Item>> byRole = new LinkedHashMap<>();

    Roles(Published published, Texts texts) {
        this.published = published;
        this.texts = texts;
    }

    /** Lists of records, a list for each role that the organisation has. */
    List<Related> of(String organisation) {
        OrganisationId id = new OrganisationId(organisation);
        projects(id);
        activities(id);
        knowledge(id);
        return byRole.entrySet().stream()
                .map(role -> new Related(texts.get("field." + role.getKey()), role.getValue()))
                .toList();
    }

    private void projects(OrganisationId id) {
        published.projects().forEach(project -> {
            RecordReference record = Published.reference(Section.PROJECTS, project.id());
            add(id, project.donors(), "asDonor", record, project.title(), project.period());
            add(id, project.implementers(), "asImplementer", record, project.title(), project.period());
            add(id, project.partners(), "asPartner", record, project.title(), project.period());
        });
        published.programmes().forEach(programme -> {
            RecordReference record = Published.reference(Section.RETURN_AND_RESETTLEMENT, programme.id());
            add(id, programme.implementers(), "asImplementer", record, programme.title(), programme.period());
            add(id, programme.partners(), "asPartner", record, programme.title(), programme.period());
            add(id, programme.agencies(), "asAgency", record, programme.title(), programme.period());
            List<OrganisationId> payers = programme.assistance().stream()
                    .map(Programme.Assistance::paidBy)
                    .distinct()
                    .toList();
            add(id, payers, "asPayer", record, programme.title(), programme.period());
        });
    }

    private void activities(OrganisationId id) {
        published.activities().forEach(activity -> {
            RecordReference record = Published.reference(Section.ACTIVITIES, activity.id());
            add(id, activity.organisers(), "asOrganiser", record, activity.title(), activity.date());
            add(id, activity.partners(), "asPartner", record, activity.title(), activity.date());
            add(id, activity.supporters(), "asSupporter", record, activity.title(), activity.date());
            add(id, activity.participants(), "asParticipant", record, activity.title(), activity.date());
        });
    }

    private void knowledge(OrganisationId id) {
        published.instruments().forEach(instrument -> {
            RecordReference record = Published.reference(Section.LAWS, instrument.id());
            add(id, instrument.preparedBy(), "asPreparer", record, instrument.title(), instrument.date());
            add(id, instrument.approvedBy(), "asApprover", record, instrument.title(), instrument.date());
            add(id, instrument.parties(), "asParty", record, instrument.title(), instrument.date());
        });
        published.assessments().forEach(assessment -> {
            RecordReference record = Published.reference(Section.ASSESSMENTS, assessment.id());
            add(id, assessment.organisers(), "asOrganiser", record, assessment.title(), assessment.date());
            add(id, assessment.requesters(), "asRequester", record, assessment.title(), assessment.date());
            add(id, assessment.assessors(), "asAssessor", record, assessment.title(), assessment.date());
        });
        published.institutions().forEach(institution -> {
            RecordReference record = Published.reference(Section.INSTITUTIONS, institution.id());
            FuzzyDate date = institution.established();
            add(id, institution.founders(), "asFounder", record, institution.title(), date);
            add(id, institution.laterPartners(), "asPartner", record, institution.title(), date);
            add(id, institution.approvedBy(), "asApprover", record, institution.title(), date);
            add(id, institution.members(), "asMember", record, institution.title(), date);
            add(id, institution.supportedBy(), "asSupporter", record, institution.title(), date);
            if (id.equals(institution.host())) {
                add(id, List.of(id), "asHost", record, institution.title(), date);
            }
        });
    }

    private void add(
            OrganisationId id,
            List<OrganisationId> of,
            String role,
            RecordReference record,
            Words title,
            @Nullable FuzzyDate date) {
        String path = RecordLinks.path(record);
        if (of.contains(id) && path != null) {
            byRole.computeIfAbsent(role, first -> new ArrayList<>())
                    .add(new Item(
                            texts.of(title),
                            "/" + texts.language() + path,
                            date == null ? null : DateWords.of(date, texts),
                            null,
                            null));
        }
    }
}
