package io.fairlead.compliance;

import java.util.List;

/**
 * A person or an organisation.
 *
 * @param name its name, or an empty text
 * @param mails mail addresses, as written
 * @param urls web addresses, as written
 * @param at where it is written
 */
public record Party(String name, List<String> mails, List<String> urls, Spot at) {}
