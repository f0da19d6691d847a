package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import io.fairlead.routing.prefix.PrefixChain;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a decision needs to know of one request. Immutable; made with {@link #builder}. */
public final class RoutingRequest {

  /** Tokens are not known. */
  public static final int UNKNOWN = -1;

  private final String id;
  private final String model;
  private final int promptTokens;
  private final int maxOutputTokens;
  private final @Nullable PrefixChain prefix;
  private final Map<String, String> headers;
  private final int priority;
  private final long arrivalNanos;

  private RoutingRequest(Builder builder) {
    id = builder.id;
    model = builder.model;
    prefix = builder.prefix;
    promptTokens =
        builder.promptTokens == UNKNOWN && prefix != null ? prefix.tokens() : builder.promptTokens;
    maxOutputTokens = builder.maxOutputTokens;
    headers = builder.headers == null ? Map.of() : Collections.unmodifiableMap(builder.headers);
    builder.headersShared = true; // the next header goes into a copy
    priority = builder.priority;
    arrivalNanos = builder.arrivalNanos;
  }

  /**
   * Starts a request.
   *
   * @param id unique among the requests of a profile and not blank: it seeds the decision's
   *     generator
   * @param model the model asked for; empty where the request names none
   */
  public static Builder builder(String id, String model) {
    return new Builder(id, model);
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the model asked for. */
  public String model() {
    return model;
  }

  /** Returns the tokens of the prompt, by default those of {@link #prefix}; -1 if unknown. */
  public int promptTokens() {
    return promptTokens;
  }

  /** Returns the greatest number of tokens the answer may have; -1 if unknown. */
  public int maxOutputTokens() {
    return maxOutputTokens;
  }

  /** Returns the hash chain of the prompt, {@code null} if it was not hashed. */
  public @Nullable PrefixChain prefix() {
    return prefix;
  }

  /** Returns a header; names are compared without case. */
  public Optional<String> header(String name) {
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    String exact = headers.get(name);
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the headers that the host passed on, names in lower case, in their order. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the priority; 0 is ordinary, less than 0 may be shed first. */
  public int priority() {
    return priority;
  }

  /** Returns when the request arrived, in monotonic nanoseconds. */
  public long arrivalNanos() {
    return arrivalNanos;
  }

  @Override
  public String toString() {
    return model.isEmpty() ? "request " + id : "request " + id + " for " + model;
  }

  /** Builds a {@link RoutingRequest}. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String model;
    private int promptTokens = UNKNOWN;
    private int maxOutputTokens = UNKNOWN;
    private @Nullable PrefixChain prefix;
    private @Nullable TreeMap<String, String> headers;
    private boolean headersShared;
    private int priority;
    private long arrivalNanos;

    private Builder(String id, String model) {
      this.id = requireNotBlank(id, "id of a request");
      this.model = Objects.requireNonNull(model, "model");
    }

    /** Sets {@link RoutingRequest#promptTokens}. */
    public Builder promptTokens(int tokens) {
      promptTokens = requireNotNegative(tokens, "promptTokens");
      return this;
    }

    /** Sets {@link RoutingRequest#maxOutputTokens}. */
    public Builder maxOutputTokens(int tokens) {
      maxOutputTokens = requireNotNegative(tokens, "maxOutputTokens");
      return this;
    }

    /** Sets {@link RoutingRequest#prefix}. */
    public Builder prefix(PrefixChain chain) {
      prefix = Objects.requireNonNull(chain, "chain");
      return this;
    }

    /** Adds a header; pass on those that stages look at. */
    public Builder header(String name, String value) {
      if (headers == null || headersShared) {
        headers = headers == null ? new TreeMap<>() : new TreeMap<>(headers);
        headersShared = false;
      }
      headers.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(value, "value"));
      return this;
    }

    /** Sets {@link RoutingRequest#priority}. */
    public Builder priority(int value) {
      priority = value;
      return this;
    }

    /** Sets {@link RoutingRequest#arrivalNanos}. */
    public Builder arrivalNanos(long value) {
      arrivalNanos = value;
      return this;
    }

    /** Returns the request. The builder may be used further, without effect on the request. */
    public RoutingRequest build() {
      return new RoutingRequest(this);
    }
  }
}
