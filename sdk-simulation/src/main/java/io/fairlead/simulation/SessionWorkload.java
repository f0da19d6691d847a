package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Generated conversations: several turns with growing prompts, system prompts that conversations
 * share, arrivals as bursty as wanted.
 *
 * <p>Prompt lengths follow their distribution exactly: each arrival draws its length first, then
 * continues the open conversation that fills most of it, or starts a new one. Gaps are gamma
 * distributed with the wanted coefficient of variation.
 *
 * <p>The ready-made ones are calibrated to public traces of real services (quantiles computed over
 * the published files):
 *
 * <ul>
 *   <li>{@link #chat()} and {@link #code()}: Azure LLM inference traces 2023
 *       (Azure/AzurePublicDataset, {@code AzureLLMInferenceTrace_conv.csv} and {@code _code.csv};
 *       Patel et al., Splitwise, ISCA 2024): lengths and variation of the gaps, 1.09 and 13.2. They
 *       publish no content, so the reuse of prompts is Mooncake's.
 *   <li>{@link #longContext()} and {@link #agent()}: Mooncake traces {@code conversation} and
 *       {@code synthetic} (kvcache-ai/Mooncake, FAST25-release; Qin et al., FAST 2025): lengths,
 *       and ideal hit rates of 37 % and 65 % of the prompt tokens. Their time stamps are rounded to
 *       3 s, so the gaps are taken as Poisson.
 * </ul>
 *
 * @param name what it is called in reports
 * @param requests how many arrivals, at least 1
 * @param ratePerSecond mean arrivals per second, greater than 0
 * @param gapVariation coefficient of variation of the gaps, greater than 0; 1 is Poisson
 * @param prompts tokens of prompts
 * @param outputs tokens of answers
 * @param systemPrompts how many different system prompts there are, at least 1; the k-th most
 *     popular has a share proportional to 1/k
 * @param systemTokens mean length of a system prompt, at least 1; each is half to one and a half
 *     times as long
 * @param continuing share of arrivals that continue a conversation if one fits, in {@code [0, 1]}
 * @param think shortest time between two turns of a conversation
 * @param seed source of all randomness
 */
public record SessionWorkload(
    String name,
    int requests,
    double ratePerSecond,
    double gapVariation,
    LengthDistribution prompts,
    LengthDistribution outputs,
    int systemPrompts,
    int systemTokens,
    double continuing,
    Duration think,
    long seed)
    implements Workload {

  private static final LengthDistribution AZURE_CONV_PROMPTS =
      LengthDistribution.ofQuantiles(2, 207, 396, 1_020, 1_189, 2_735, 4_083, 4_142, 14_050);
  private static final LengthDistribution AZURE_CONV_OUTPUTS =
      LengthDistribution.ofQuantiles(7, 54, 85, 129, 395, 424, 451, 601, 1_000);
  private static final LengthDistribution AZURE_CODE_PROMPTS =
      LengthDistribution.ofQuantiles(3, 147, 578, 1_469, 2_745, 5_194, 7_315, 7_436, 7_437);

  /**
   * Ends at p99.9: a straight line from p99 to the maximum of 1,899 would raise the mean by 20 %.
   */
  private static final LengthDistribution AZURE_CODE_OUTPUTS =
      LengthDistribution.ofQuantiles(6, 7, 9, 13, 24, 55, 90, 252, 831);

  private static final LengthDistribution MOONCAKE_CONV_PROMPTS =
      LengthDistribution.ofQuantiles(
          891, 964, 2_306, 6_909, 15_368, 27_367, 39_552, 85_401, 126_195);
  private static final LengthDistribution MOONCAKE_CONV_OUTPUTS =
      LengthDistribution.ofQuantiles(1, 24, 156, 350, 472, 597, 698, 1_120, 2_000);
  private static final LengthDistribution MOONCAKE_AGENT_PROMPTS =
      LengthDistribution.ofQuantiles(13, 30, 277, 11_587, 23_175, 38_615, 49_009, 66_458, 191_378);
  private static final LengthDistribution MOONCAKE_AGENT_OUTPUTS =
      LengthDistribution.ofQuantiles(1, 4, 11, 69, 250, 389, 519, 769, 893);

  public SessionWorkload {
    Objects.requireNonNull(name, "name");
    requirePositive(requests, "requests");
    requirePositive(ratePerSecond, "ratePerSecond");
    requirePositive(gapVariation, "gapVariation");
    Objects.requireNonNull(prompts, "prompts");
    Objects.requireNonNull(outputs, "outputs");
    requirePositive(systemPrompts, "systemPrompts");
    requirePositive(systemTokens, "systemTokens");
    requireFraction(continuing, "continuing");
    requireNotNegative(think, "think");
  }

  /** Returns chat traffic: prompts of 1,155 and answers of 211 tokens in the mean. */
  public static SessionWorkload chat() {
    return new SessionWorkload(
        "chat",
        1_000,
        5.5, // 19,366 requests in 3,502 s
        1.09,
        AZURE_CONV_PROMPTS,
        AZURE_CONV_OUTPUTS,
        8,
        256,
        0.23,
        Duration.ofSeconds(3),
        1);
  }

  /** Returns code completion: prompts of 2,048 and answers of 28 tokens, in violent bursts. */
  public static SessionWorkload code() {
    return new SessionWorkload(
        "code",
        1_000,
        2.57, // 8,819 requests in 3,436 s
        13.2,
        AZURE_CODE_PROMPTS,
        AZURE_CODE_OUTPUTS,
        8,
        256,
        0.29,
        Duration.ofSeconds(3),
        1);
  }

  /** Returns long conversations: prompts of 12,035 and answers of 343 tokens, one system prompt. */
  public static SessionWorkload longContext() {
    return new SessionWorkload(
        "long-context",
        1_000,
        3.4, // 12,031 requests in 3,537 s
        1.0,
        MOONCAKE_CONV_PROMPTS,
        MOONCAKE_CONV_OUTPUTS,
        1,
        700,
        0.34,
        Duration.ofSeconds(10),
        1);
  }

  /** Returns agents that come back with a growing prompt: 15,326 and 149 tokens. */
  public static SessionWorkload agent() {
    return new SessionWorkload(
        "agent",
        1_000,
        3.9, // 3,993 requests in 1,022 s
        1.0,
        MOONCAKE_AGENT_PROMPTS,
        MOONCAKE_AGENT_OUTPUTS,
        40,
        1_500,
        0.64,
        Duration.ofSeconds(2),
        1);
  }

  /** Returns this workload with changes, as in {@code chat().with(w -> w.requests(500))}. */
  public SessionWorkload with(UnaryOperator<Builder> changes) {
    return changes.apply(new Builder(this)).build();
  }

  @Override
  public Iterator<Arrival> iterator() {
    return new SessionArrivals(this);
  }

  /** Builds a {@link SessionWorkload}. Not thread-safe. */
  public static final class Builder {
    private String name;
    private int requests;
    private double ratePerSecond;
    private double gapVariation;
    private LengthDistribution prompts;
    private LengthDistribution outputs;
    private int systemPrompts;
    private int systemTokens;
    private double continuing;
    private Duration think;
    private long seed;

    private Builder(SessionWorkload from) {
      name = from.name;
      requests = from.requests;
      ratePerSecond = from.ratePerSecond;
      gapVariation = from.gapVariation;
      prompts = from.prompts;
      outputs = from.outputs;
      systemPrompts = from.systemPrompts;
      systemTokens = from.systemTokens;
      continuing = from.continuing;
      think = from.think;
      seed = from.seed;
    }

    /** Sets {@link SessionWorkload#name()}. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Sets {@link SessionWorkload#requests()}. */
    public Builder requests(int value) {
      requests = value;
      return this;
    }

    /** Sets {@link SessionWorkload#ratePerSecond()}. */
    public Builder ratePerSecond(double value) {
      ratePerSecond = value;
      return this;
    }

    /** Sets {@link SessionWorkload#gapVariation()}. */
    public Builder gapVariation(double value) {
      gapVariation = value;
      return this;
    }

    /** Sets {@link SessionWorkload#prompts()}. */
    public Builder prompts(LengthDistribution value) {
      prompts = value;
      return this;
    }

    /** Sets {@link SessionWorkload#outputs()}. */
    public Builder outputs(LengthDistribution value) {
      outputs = value;
      return this;
    }

    /** Sets {@link SessionWorkload#systemPrompts()}. */
    public Builder systemPrompts(int value) {
      systemPrompts = value;
      return this;
    }

    /** Sets {@link SessionWorkload#systemTokens()}. */
    public Builder systemTokens(int value) {
      systemTokens = value;
      return this;
    }

    /** Sets {@link SessionWorkload#continuing()}. */
    public Builder continuing(double value) {
      continuing = value;
      return this;
    }

    /** Sets {@link SessionWorkload#think()}. */
    public Builder think(Duration value) {
      think = value;
      return this;
    }

    /** Sets {@link SessionWorkload#seed()}. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Multiplies every length, system prompts included, so that a small server on a small machine
     * sees the shape of the traffic.
     */
    public Builder scaleLengths(double factor) {
      prompts = prompts.times(factor);
      outputs = outputs.times(factor);
      systemTokens = (int) Math.max(1, Math.round(systemTokens * factor));
      return this;
    }

    /** Returns the checked workload. */
    public SessionWorkload build() {
      return new SessionWorkload(
          name,
          requests,
          ratePerSecond,
          gapVariation,
          prompts,
          outputs,
          systemPrompts,
          systemTokens,
          continuing,
          think,
          seed);
    }
  }
}
