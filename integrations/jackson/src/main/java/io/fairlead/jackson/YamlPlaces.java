package io.fairlead.jackson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a YAML text are written. Found by reading the text once more when the first
 * one is asked for, and kept from then on: an input with many complaints is asked for many places.
 * Thread-safe.
 */
final class YamlPlaces {

  private final String text;
  private final Limits limits;
  private volatile @Nullable List<Place> documents;

  YamlPlaces(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** Returns the place of a value, or of its nearest ancestor that exists. */
  Position of(int document, String pointer) {
    List<Place> known = documents;
    if (known == null) {
      known = new YamlReader(text, limits).places();
      documents = known;
    }
    return known.get(document).of(pointer);
  }
}
