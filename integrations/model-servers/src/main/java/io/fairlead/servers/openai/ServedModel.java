package io.fairlead.servers.openai;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One model of a {@code /v1/models} answer.
 *
 * @param id the name to ask for
 * @param parent the base model, where this is a LoRA adapter
 * @param maxModelLen longest prompt and answer together in tokens, where the server says it
 */
public record ServedModel(String id, Optional<String> parent, OptionalInt maxModelLen) {
  public ServedModel {
    Objects.requireNonNull(id, "id");
  }
}
