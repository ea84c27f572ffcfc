package org.kerwen.cases.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Head;
import org.kerwen.casework.pages.TryPage;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A form of a case, filled in.
 *
 * @param action where it is sent to
 * @param keep where what is typed is sent to, to be kept as a draft
 * @param away where a draft is thrown away
 * @param draft since when these answers are a draft, in words; null where they are none
 * @param base the saving from which it begins
 * @param rules its conditions, as JSON, for the page
 * @param today the day, as the server has it
 * @param script the address of what evaluates them on the page
 * @param hidden what is sent along unseen
 * @param items questions and headings in their order
 * @param others what somebody else wrote meanwhile where both wrote, in words
 * @param kept how much is kept although it is not asked now, in words; null where nothing
 */
public record CaseFormPage(
        AppFrame frame,
        Head head,
        String action,
        String keep,
        String away,
        @Nullable String draft,
        int base,
        String rules,
        String today,
        String script,
        List<Form.Field> hidden,
        List<TryPage.Item> items,
        List<String> others,
        @Nullable String kept,
        String button) {}
