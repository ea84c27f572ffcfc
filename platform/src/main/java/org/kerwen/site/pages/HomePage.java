package org.kerwen.site.pages;

import java.util.List;

/**
 * The first page.
 *
 * @param frame what stands around it
 * @param heading first heading
 * @param lede first sentences
 * @param current projects that run on the mission's day
 * @param programmes historic programmes of return and departure
 * @param chronicle the newest entries of the chronicle
 * @param entries how many entries the chronicle has
 */
public record HomePage(
        Frame frame,
        String heading,
        String lede,
        List<ListPage.Item> current,
        List<ListPage.Item> programmes,
        List<ChroniclePage.Entry> chronicle,
        int entries) {}
