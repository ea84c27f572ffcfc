package org.kerwen.access;

/** What can be done about a colleague, each on a page of its own that says what follows from it. */
enum ColleagueAct {
    LOST_TELEPHONE(
            "lost-telephone",
            "account.reset",
            "access.act.lostTelephone",
            "access.act.lostTelephone.when",
            "access.act.lostTelephone.text",
            "access.act.makeLink"),
    LOST_PASSWORD(
            "lost-password",
            "account.reset",
            "access.act.lostPassword",
            "access.act.lostPassword.when",
            "access.act.lostPassword.text",
            "access.act.makeLink"),
    LEAVE(
            "leave",
            "account.end",
            "access.act.leave",
            "access.act.leave.when",
            "access.act.leave.text",
            "access.act.leave.button");

    final String path;
    final String operation;
    final String title;
    final String when;
    final String text;
    final String button;

    ColleagueAct(String path, String operation, String title, String when, String text, String button) {
        this.path = path;
        this.operation = operation;
        this.title = title;
        this.when = when;
        this.text = text;
        this.button = button;
    }
}
