package io.fairlead.jackson;

import java.util.HashMap;
import java.util.Map;

/** Where a value is written, and those inside of it; filled in while it is read. */
final class Place {

  private final Position at;
  private Map<String, Place> below = Map.of();

  Place(Position at) {
    this.at = at;
  }

  /** Adds what stands behind one step of a JSON pointer. */
  Place add(String step, Position position) {
    if (below.isEmpty()) {
      below = new HashMap<>();
    }
    Place place = new Place(position);
    below.put(step, place);
    return place;
  }

  /** Returns the place of a value, or of its nearest ancestor that exists. */
  Position of(String pointer) {
    Place place = this;
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) { // nothing stands before the first slash
      Place next = place.below.get(steps[i]);
      if (next == null) {
        break;
      }
      place = next;
    }
    return place.at;
  }
}
