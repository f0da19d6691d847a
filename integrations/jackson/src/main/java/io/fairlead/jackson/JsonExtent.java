package io.fairlead.jackson;

import java.util.List;

/**
 * Where an object lies in a text, and what it says it is.
 *
 * @param from offset of its brace
 * @param to offset behind its last brace
 * @param at where it begins
 * @param apiVersion empty if absent
 * @param kind empty if absent
 * @param isList whether it has a kind that ends with {@code List}, and items
 * @param items objects of the list
 */
record JsonExtent(
    int from,
    int to,
    Position at,
    String apiVersion,
    String kind,
    boolean isList,
    List<JsonExtent> items) {}
