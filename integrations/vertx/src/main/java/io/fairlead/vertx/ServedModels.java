package io.fairlead.vertx;

import io.fairlead.routing.Trait;
import io.fairlead.servers.openai.ServedModel;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the live endpoints of a pool have told about the models they serve, at one moment. Immutable.
 */
final class ServedModels {

  /** Nothing is known and nobody can be asked. */
  static final ServedModels NONE = new ServedModels(Map.of(), true, false);

  private final Map<String, ServedModel> byId;
  private final Map<String, Trait> traits;
  private final boolean complete;
  private final boolean anyServesAll;

  private ServedModels(Map<String, ServedModel> byId, boolean complete, boolean anyServesAll) {
    this.byId = byId;
    this.complete = complete;
    this.anyServesAll = anyServesAll;
    Map<String, Trait> all = new TreeMap<>();
    byId.keySet().forEach(id -> all.put(id, trait(id)));
    traits = all;
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

  /** Returns the fact of serving a model, by which a filter finds the endpoints. */
  Trait servedBy(String id) {
    Trait known = traits.get(id);
    return known != null ? known : trait(id);
  }

  private static Trait trait(String id) {
    return new Trait("serves " + id, new Serves(id));
  }

  /** A test with {@code equals}, so that the pool's cached bits are found again. */
  private record Serves(String id) implements java.util.function.Predicate<
      io.fairlead.routing.EndpointSpec> {
    @Override
    public boolean test(io.fairlead.routing.EndpointSpec spec) {
      return spec.models().isEmpty() || spec.models().contains(id);
    }
  }
}
