package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** How the source speaks of a project. Whether it runs now is another question: {@link Project#runsOn}. */
public enum ProjectStatus implements Choice {
    CURRENT,
    APPROVED,
    COMPLETED
}
