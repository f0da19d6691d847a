package io.fairlead.vertx;

import io.fairlead.servers.openai.ServedModel;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the live endpoints of a pool have told about the models they serve, at one moment.
 * Immutable.
 */
final class ServedModels {

  /** Nothing is known and nobody can be asked. */
  static final ServedModels NONE = new ServedModels(Map.of(), true, false);

  private final Map<String, ServedModel> byId;
  private final boolean complete;
  private final boolean anyServesAll;

  private ServedModels(Map<String, ServedModel> byId, boolean complete, boolean anyServesAll) {
    this.byId = byId;
    this.complete = complete;
    this.anyServesAll = anyServesAll;
  }

  /**
   * Returns what is known together.
   *
   * @param told the models of each endpoint that has answered; an empty collection for one that
   *     answers to any model
   * @param complete whether every live endpoint has answered
   */
  static ServedModels of(Collection<? extends Collection<ServedModel>> told, boolean complete) {
    Map<String, ServedModel> all = new TreeMap<>();
    boolean any = false;
    for (Collection<ServedModel> models : told) {
      any |= models.isEmpty();
      models.forEach(model -> all.putIfAbsent(model.id(), model));
    }
    return new ServedModels(all, complete, any);
  }

  /** Returns the union of the models, sorted by id. */
  Collection<ServedModel> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  @Nullable ServedModel model(String id) {
    return byId.get(id);
  }

  /** Returns whether some endpoint serves the model, as far as is known. */
  boolean serves(String id) {
    return anyServesAll || byId.containsKey(id);
  }

  /** Returns whether every live endpoint has told its models. */
  boolean complete() {
    return complete;
  }
}
