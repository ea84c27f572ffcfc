package org.kerwen.site;

import org.kerwen.activities.Activity;

/** Activities as the public sees them. */
final class ActivityFaces {
    static Face of(Activity activity) {
        return new FactList(activity.sourced())
                .words("title", activity.title())
                .printed("printedTitle", activity.printedTitle())
                .choice("kind", activity.kind())
                .date("date", activity.date())
                .words("dateNote", activity.dateNote())
                .number("count", activity.count())
                .places("places", activity.places())
                .words("placeNote", activity.placeNote())
                .organisations("organisers", activity.organisers())
                .organisations("partners", activity.partners())
                .organisations("supporters", activity.supporters())
                .organisations("participants", activity.participants())
                .words("participantsNote", activity.participantsNote())
                .wordsList("facilitators", activity.facilitators())
                .places("facilitatorCountries", activity.facilitatorCountries())
                .wordsList("subjects", activity.subjects())
                .words("purpose", activity.purpose())
                .choice("fee", activity.fee())
                .words("framework", activity.framework())
                .record("implements", Section.LAWS, activity.implementing())
                .records("leadsTo", activity.leadsTo())
                .record("project", Section.PROJECTS, activity.project())
                .withheld(activity.withheld())
                .face(Section.ACTIVITIES, activity.id(), activity.title(), activity.date(), activity.summary());
    }

    private ActivityFaces() {}
}
