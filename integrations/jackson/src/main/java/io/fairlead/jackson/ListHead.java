package io.fairlead.jackson;

import io.fairlead.api.meta.ListMeta;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list without its items.
 *
 * @param apiVersion group and version of the list, if it says so
 * @param kind for example {@code PodList}, if it says so
 * @param metadata where a watch may start, and where the next page does
 * @param items how many items there were
 * @param unknownFields everything else, in order of arrival
 */
public record ListHead(
    @Nullable String apiVersion,
    @Nullable String kind,
    @Nullable ListMeta metadata,
    int items,
    Map<String, Json> unknownFields) {}
