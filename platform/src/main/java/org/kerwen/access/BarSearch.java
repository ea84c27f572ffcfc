package org.kerwen.access;

import java.util.List;
import org.kerwen.web.Texts;

/** What a module finds for the search of the bar. Every bean of this type is asked; what is not the reader's is not there. */
public interface BarSearch {
    /**
     * Something that was found.
     *
     * @param name as a list shows it
     * @param href where it stands
     * @param about what it is, in words of the reader
     */
    record Hit(String name, String href, String about) {}

    /** The nearest first; none where the reader may look for nothing here. */
    List<Hit> find(Signed signed, String typed, Texts texts);
}
