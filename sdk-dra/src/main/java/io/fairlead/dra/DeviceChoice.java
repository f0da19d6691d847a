package io.fairlead.dra;

import io.fairlead.kernel.Json;
import java.util.List;

/**
 * Why a request has this device: what stood before it.
 *
 * @param device that was given
 * @param rank its place in the node's order, from 0
 * @param skippedBefore devices before it, from where the request could begin, by reason
 */
public record DeviceChoice(DeviceId device, int rank, List<DeviceGroup> skippedBefore) {

  public DeviceChoice {
    skippedBefore = List.copyOf(skippedBefore);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("device", device.toString())
        .put("rank", rank)
        .put("skippedBefore", skippedBefore.stream().map(DeviceGroup::toJson).toList())
        .build();
  }
}
