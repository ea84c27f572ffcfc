package org.kerwen.access.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * The link that works once: to become a member, or to come in again.
 *
 * @param frame what stands around it
 * @param head who invites
 * @param action where the form is sent
 * @param hidden what is sent along unseen
 * @param refusal why it was refused as a whole
 * @param person what is asked about the person
 * @param personTitle heading of that
 * @param telephone what ties the telephone; null where it stays as it is
 * @param code the field for the code that the telephone shows
 * @param button what the button says
 */
public record InvitationPage(
        AppFrame frame,
        Head head,
        String action,
        Map<String, String> hidden,
        @Nullable String refusal,
        String personTitle,
        List<Form.Field> person,
        @Nullable Telephone telephone,
        Form.Field code,
        String button) {
    /**
     * What ties the telephone.
     *
     * @param size how many squares the picture has along each side, its white edge included
     * @param path the black squares, as the path of an SVG
     * @param seed the same to type by hand, in groups of four
     * @param address what opens the program for codes where it is on this very telephone
     */
    public record Telephone(int size, String path, String seed, String address) {}
}
