package org.kerwen.access.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * What is shown once and never again: spare codes, a link, a token.
 *
 * @param frame what stands around it
 * @param head what it is
 * @param secrets as they are to be written down
 * @param several whether they are a list, or one
 * @param after what to do with it
 * @param done the form that says it was written down; null where a link leads on
 * @param on where to go
 */
public record OncePage(
        AppFrame frame,
        Head head,
        List<String> secrets,
        boolean several,
        List<String> after,
        @Nullable Form done,
        AppFrame.@Nullable Link on) {}
