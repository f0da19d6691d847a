package io.fairlead.vertx.simulated;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.simulation.ServerProfile;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a simulated server is called, where it listens and how it answers.
 *
 * @param host address to listen on; the loopback interface unless changed
 * @param port port to listen on, 0 for a free one; two servers of one Vert.x on the same port share
 *     its connections, as all Vert.x servers do
 * @param models names the model is served under, at least one; the first is the one in metrics
 * @param adapters LoRA adapters that are loaded from the start
 * @param profile how big and how fast the engine is
 * @param answers what it answers
 * @param defaultOutputTokens length of an answer when a chat does not say, at least 1
 * @param speed how much faster than its profile the server runs, greater than 0; 10 makes a second
 *     of the profile 100 ms
 * @param instant answer at once with prepared bytes, past the engine: for benchmarks that want to
 *     measure something else. The metrics page stays at zero
 * @param startup how long {@code /health/ready} says 503 after the start
 * @param requestIdHeaders whether {@code x-request-id} is sent back
 * @param maxBodyBytes larger request bodies are answered 413, at least 1
 * @param failureRate share of requests that fail, a fraction in {@code [0, 1]}
 * @param failures which failures are drawn, in equal parts; all of them if empty
 * @param http last changes to the options of the HTTP server, for TLS for example
 */
public record SimulatedServerOptions(
    String host,
    int port,
    List<String> models,
    List<String> adapters,
    ServerProfile profile,
    AnswerMode answers,
    int defaultOutputTokens,
    double speed,
    boolean instant,
    Duration startup,
    boolean requestIdHeaders,
    int maxBodyBytes,
    double failureRate,
    List<InjectedFailure> failures,
    UnaryOperator<HttpServerOptions> http) {

  /** Serves the model {@code simulated} with {@link ServerProfile#DEFAULT} on a free port. */
  public static final SimulatedServerOptions DEFAULT =
      new SimulatedServerOptions(
          "127.0.0.1",
          0,
          List.of("simulated"),
          List.of(),
          ServerProfile.DEFAULT,
          AnswerMode.EXACT,
          64,
          1.0,
          false,
          Duration.ZERO,
          false,
          64 << 20,
          0.0,
          List.of(),
          UnaryOperator.identity());

  public SimulatedServerOptions {
    requireNotBlank(host, "host");
    requireInRange(port, 0, 65_535, "port");
    models = requireNotEmpty(List.copyOf(models), "models");
    adapters = List.copyOf(adapters);
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(answers, "answers");
    requirePositive(defaultOutputTokens, "defaultOutputTokens");
    requirePositive(speed, "speed");
    requireNotNegative(startup, "startup");
    requirePositive(maxBodyBytes, "maxBodyBytes");
    requireFraction(failureRate, "failureRate");
    failures = List.copyOf(failures);
    Objects.requireNonNull(http, "http");
  }

  /** Returns the defaults with changes, as in {@code create(o -> o.model("llama"))}. */
  public static SimulatedServerOptions create(UnaryOperator<Builder> changes) {
    return changes.apply(DEFAULT.toBuilder()).build();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link SimulatedServerOptions}. Not thread-safe. */
  public static final class Builder {
    private String host;
    private int port;
    private List<String> models;
    private List<String> adapters;
    private ServerProfile profile;
    private AnswerMode answers;
    private int defaultOutputTokens;
    private double speed;
    private boolean instant;
    private Duration startup;
    private boolean requestIdHeaders;
    private int maxBodyBytes;
    private double failureRate;
    private List<InjectedFailure> failures;
    private UnaryOperator<HttpServerOptions> http;

    private Builder(SimulatedServerOptions from) {
      host = from.host;
      port = from.port;
      models = from.models;
      adapters = from.adapters;
      profile = from.profile;
      answers = from.answers;
      defaultOutputTokens = from.defaultOutputTokens;
      speed = from.speed;
      instant = from.instant;
      startup = from.startup;
      requestIdHeaders = from.requestIdHeaders;
      maxBodyBytes = from.maxBodyBytes;
      failureRate = from.failureRate;
      failures = from.failures;
      http = from.http;
    }

    /** Sets {@link SimulatedServerOptions#host()}. */
    public Builder host(String value) {
      host = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#port()}. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#models()} to one name. */
    public Builder model(String value) {
      models = List.of(value);
      return this;
    }

    /** Sets {@link SimulatedServerOptions#models()}. */
    public Builder models(List<String> value) {
      models = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#adapters()}. */
    public Builder adapters(List<String> value) {
      adapters = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#profile()}. */
    public Builder profile(ServerProfile value) {
      profile = value;
      return this;
    }

    /** Changes {@link SimulatedServerOptions#profile()}, starting from the present one. */
    public Builder profile(UnaryOperator<ServerProfile.Builder> changes) {
      profile = changes.apply(profile.toBuilder()).build();
      return this;
    }

    /** Sets {@link SimulatedServerOptions#answers()}. */
    public Builder answers(AnswerMode value) {
      answers = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#defaultOutputTokens()}. */
    public Builder defaultOutputTokens(int value) {
      defaultOutputTokens = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#speed()}. */
    public Builder speed(double value) {
      speed = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#instant()}. */
    public Builder instant(boolean value) {
      instant = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#startup()}. */
    public Builder startup(Duration value) {
      startup = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#requestIdHeaders()}. */
    public Builder requestIdHeaders(boolean value) {
      requestIdHeaders = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#maxBodyBytes()}. */
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = value;
      return this;
    }

    /** Sets {@link SimulatedServerOptions#failureRate()} and {@link #failures}. */
    public Builder failures(double rate, List<InjectedFailure> value) {
      failureRate = rate;
      failures = value;
      return this;
    }

    /** Changes the options of the HTTP server, for TLS for example. */
    public Builder http(UnaryOperator<HttpServerOptions> value) {
      http = value;
      return this;
    }

    /** Returns the checked options. */
    public SimulatedServerOptions build() {
      return new SimulatedServerOptions(
          host,
          port,
          models,
          adapters,
          profile,
          answers,
          defaultOutputTokens,
          speed,
          instant,
          startup,
          requestIdHeaders,
          maxBodyBytes,
          failureRate,
          failures,
          http);
    }
  }
}
