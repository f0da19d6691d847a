package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import io.fairlead.kernel.Json;
import io.fairlead.routing.Filter;
import io.fairlead.routing.Picker;
import io.fairlead.routing.Scorer;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes stages by the name of their type, for configuration files.
 *
 * <p>Immutable and thread-safe. There is no global one: take {@link #standard()} and add your own
 * with {@link #toBuilder}, they are equal citizens. In code, composing {@link Scorers} and {@link
 * Filters} is shorter.
 */
public final class StageCatalog {

  private static final StageCatalog STANDARD = StandardStages.addTo(new Builder()).build();

  private final Map<String, Factory<Filter>> filters;
  private final Map<String, Factory<Scorer>> scorers;
  private final Map<String, Factory<Picker>> pickers;

  private StageCatalog(Builder builder) {
    filters = Collections.unmodifiableMap(new TreeMap<>(builder.filters));
    scorers = Collections.unmodifiableMap(new TreeMap<>(builder.scorers));
    pickers = Collections.unmodifiableMap(new TreeMap<>(builder.pickers));
  }

  /** Makes one stage. */
  @FunctionalInterface
  public interface Factory<S> {

    /**
     * Returns a stage.
     *
     * @param name what {@code name()} must return; the type where the file gives none
     * @param parameters read all that the type has, others are refused afterwards
     * @throws IllegalArgumentException if a parameter breaks its rule
     */
    S create(String name, Parameters parameters);
  }

  /** Returns all stages that ship with Fairlead. */
  public static StageCatalog standard() {
    return STANDARD;
  }

  /** Returns the types of filters, sorted. */
  public Set<String> filters() {
    return filters.keySet();
  }

  /** Returns the types of scorers, sorted. */
  public Set<String> scorers() {
    return scorers.keySet();
  }

  /** Returns the types of pickers, sorted. */
  public Set<String> pickers() {
    return pickers.keySet();
  }

  /**
   * Makes a filter.
   *
   * @throws IllegalArgumentException if the type or a parameter is unknown or wrong
   */
  public Filter filter(String type, String name, Json.Obj parameters) {
    return create("filter", filters, type, name, parameters);
  }

  /**
   * Makes a scorer.
   *
   * @throws IllegalArgumentException if the type or a parameter is unknown or wrong
   */
  public Scorer scorer(String type, String name, Json.Obj parameters) {
    return create("scorer", scorers, type, name, parameters);
  }

  /**
   * Makes a picker.
   *
   * @throws IllegalArgumentException if the type or a parameter is unknown or wrong
   */
  public Picker picker(String type, String name, Json.Obj parameters) {
    return create("picker", pickers, type, name, parameters);
  }

  private static <S> S create(
      String kind, Map<String, Factory<S>> factories, String type, String name, Json.Obj values) {
    Factory<S> factory = factories.get(Objects.requireNonNull(type, "type"));
    if (factory == null) {
      throw new IllegalArgumentException(
          "type of a "
              + kind
              + " must be one of "
              + factories.keySet()
              + ", but was '"
              + type
              + "'");
    }
    Parameters parameters = new Parameters(type, values);
    S stage = factory.create(requireNotBlank(name, "name of a stage"), parameters);
    parameters.requireNoOther();
    return stage;
  }

  /** Returns a builder that starts from these types. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.filters.putAll(filters);
    builder.scorers.putAll(scorers);
    builder.pickers.putAll(pickers);
    return builder;
  }

  /** Builds a {@link StageCatalog}; a type that is there already is replaced. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Factory<Filter>> filters = new TreeMap<>();
    private final Map<String, Factory<Scorer>> scorers = new TreeMap<>();
    private final Map<String, Factory<Picker>> pickers = new TreeMap<>();

    private Builder() {}

    /** Adds a type of filters. */
    public Builder filter(String type, Factory<Filter> factory) {
      filters.put(requireNotBlank(type, "type"), Objects.requireNonNull(factory, "factory"));
      return this;
    }

    /** Adds a type of scorers. */
    public Builder scorer(String type, Factory<Scorer> factory) {
      scorers.put(requireNotBlank(type, "type"), Objects.requireNonNull(factory, "factory"));
      return this;
    }

    /** Adds a type of pickers. */
    public Builder picker(String type, Factory<Picker> factory) {
      pickers.put(requireNotBlank(type, "type"), Objects.requireNonNull(factory, "factory"));
      return this;
    }

    /** Returns the catalogue. */
    public StageCatalog build() {
      return new StageCatalog(this);
    }
  }
}
