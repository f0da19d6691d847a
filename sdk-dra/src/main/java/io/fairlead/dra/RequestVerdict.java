package io.fairlead.dra;

import io.fairlead.kernel.Json;
import java.util.List;

/**
 * What a node has for a request, looked at alone.
 *
 * @param request which; one for each alternative of a request that has some
 * @param all whether it wants all devices, and {@code needed} is at least one
 * @param needed how many devices it asks for
 * @param usable how many it could have, each by itself
 * @param together how many of those at once, up to what is needed: such were found
 * @param exact whether it is proved that there are no more at once
 * @param present how many its class means
 * @param refused present devices that it cannot have, by reason; the first in order come first
 * @param chosen what it was given, if everything fits
 */
public record RequestVerdict(
    RequestRef request,
    boolean all,
    int needed,
    int usable,
    int together,
    boolean exact,
    int present,
    List<DeviceGroup> refused,
    List<DeviceChoice> chosen) {

  public RequestVerdict {
    refused = List.copyOf(refused);
    chosen = List.copyOf(chosen);
  }

  /** Whether the request alone could be satisfied; true also where that is not known. */
  public boolean isSatisfiable() {
    return together >= needed || (usable >= needed && !exact);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("claim", request.claim().toString())
        .put("request", request.request())
        .put("all", all)
        .put("needed", needed)
        .put("usable", usable)
        .put("together", together)
        .put("exact", exact)
        .put("present", present)
        .put("refused", refused.stream().map(DeviceGroup::toJson).toList())
        .put("chosen", chosen.stream().map(DeviceChoice::toJson).toList())
        .build();
  }
}
