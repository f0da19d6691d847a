package io.fairlead.compliance;

/**
 * A name and a value that the format itself does not know, for example {@code
 * bsi:component:filename}.
 *
 * @param name the name
 * @param value the value, or an empty text
 * @param at where it is written
 */
public record Property(String name, String value, Spot at) {}
