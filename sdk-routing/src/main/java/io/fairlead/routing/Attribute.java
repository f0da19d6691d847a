package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;

/**
 * Name of a fact about an endpoint that is not a number. Values must be immutable.
 *
 * @param <T> type of the values
 * @param name in kebab-case
 * @param type class of the values
 */
public record Attribute<T>(String name, Class<T> type) {

  /** LoRA adapters that the server has loaded or queued. */
  public static final Attribute<LoraAdapters> LORA =
      new Attribute<>("lora-adapters", LoraAdapters.class);

  public Attribute {
    requireNotBlank(name, "name of an attribute");
    Objects.requireNonNull(type, "type");
  }

  @Override
  public String toString() {
    return name;
  }
}
