package org.kerwen.site.pages;

/**
 * The page about the files of the record.
 *
 * @param frame what stands around it
 * @param licence under which they may be used
 * @param licenceAddress the licence's text
 * @param dictionary all fields
 */
public record DataPage(Frame frame, String licence, String licenceAddress, RecordPage.Table dictionary) {}
