package org.kerwen.kernel;

/**
 * What somebody does in an organisation. What each may do stands in one matrix, {@code access/permissions.csv}. The
 * administrator runs the system and reads no case.
 */
public enum Role implements Choice {
    ADVISER,
    CASE_WORKER,
    SUPERVISOR,
    MOVEMENT_OFFICER,
    MEDICAL_OFFICER,
    FINANCE_OFFICER,
    PROJECT_MANAGER,
    EDITOR,
    AGENCY_OFFICER,
    DONOR_READER,
    AUDITOR,
    ADMINISTRATOR
}
