package org.kerwen.access;

import org.kerwen.kernel.Actor;

/** The main parts of the staff side, in the order of their links. */
enum StaffSection {
    WORK("access.work.title", "access.work.about", "/app/", "work.read"),
    PEOPLE("people.title", "people.about", "/app/people", "person.list"),
    HOTLINE("hotline.title", "hotline.about", "/app/hotline", "hotline.read"),
    CASES("cases.title", "cases.about", "/app/cases", "case.list"),
    LOOKS("cases.looks.title", "cases.looks.about", "/app/looks", "look.list"),
    PROGRAMMES("casework.programmes.title", "casework.programmes.about", "/app/programmes", "programme.list"),
    GRANTS("cases.grants.title", "cases.grants.about", "/app/grants", "grant.list"),
    MOVEMENTS("movements.title", "movements.about", "/app/movements", "movement.read"),
    REQUESTS("movements.requests", "movements.requests.about", "/app/requests", "clearance.read"),
    MONEY("money.title", "money.about", "/app/money", "money.read"),
    REPORTS("money.reports", "money.reports.about", "/app/reports", "money.report"),
    STATISTICS("statistics.title", "statistics.about", "/app/statistics", "release.read"),
    COLLEAGUES("access.colleagues.title", "access.colleagues.about", "/app/colleagues", "account.list"),
    KEYS("access.keys.title", "access.keys.about", "/app/keys", "key.read"),
    AUDIT("access.audit.title", "access.audit.about", "/app/audit", "audit.read"),
    ORGANISATIONS(
            "access.organisations.title", "access.organisations.about", "/app/organisations", "organisation.list"),
    RECOVERY("access.recovery.title", "access.recovery.about", "/app/recovery", "recovery.read"),
    JOBS("access.jobs.title", "access.jobs.about", "/app/jobs", "job.list"),
    VIEW_AS("access.viewAs.title", "access.viewAs.about", "/app/view-as", "help.read");

    final String title;
    final String help;
    final String path;
    private final String operation;

    StaffSection(String title, String help, String path, String operation) {
        this.title = title;
        this.help = help;
        this.path = path;
        this.operation = operation;
    }

    /** Whether its link is shown: whoever may do nothing there does not see it. */
    boolean isFor(Actor.Person actor, Permissions permissions, boolean demo) {
        return permissions.may(actor, operation) && (demo || this != VIEW_AS);
    }
}
