package io.fairlead.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Generates the arrivals of a {@link SessionWorkload}, one after the other. */
final class SessionArrivals implements Iterator<Arrival> {

  /** Conversations that are remembered; the one that was silent longest is forgotten first. */
  private static final int OPEN_SESSIONS = 512;

  /** The shortest message of a user. */
  private static final int FEWEST_NEW_TOKENS = 8;

  private static final double NANOS_PER_SECOND = 1e9;

  private final SessionWorkload workload;
  private final SplitMix gaps;
  private final SplitMix lengths;
  private final SplitMix choices;
  private final double gapShape;
  private final double popularity;
  private final List<Arrival> open = new ArrayList<>();
  private double nowNanos;
  private int count;
  private long sessions;

  SessionArrivals(SessionWorkload workload) {
    this.workload = workload;
    this.gaps = new SplitMix(SplitMix.combine(workload.seed(), 1));
    this.lengths = new SplitMix(SplitMix.combine(workload.seed(), 2));
    this.choices = new SplitMix(SplitMix.combine(workload.seed(), 3));
    this.gapShape = 1.0 / (workload.gapVariation() * workload.gapVariation());
    double sum = 0;
    for (int k = 1; k <= workload.systemPrompts(); k++) {
      sum += 1.0 / k;
    }
    this.popularity = sum;
  }

  @Override
  public boolean hasNext() {
    return count < workload.requests();
  }

  @Override
  public Arrival next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (count > 0) {
      double meanGap = NANOS_PER_SECOND / workload.ratePerSecond();
      nowNanos += gaps.nextGamma(gapShape) / gapShape * meanGap;
    }
    int prompt = workload.prompts().quantile(lengths.nextDouble());
    int output = workload.outputs().quantile(lengths.nextDouble());
    TokenSpan answer = new TokenSpan(identity(4, count), output);
    boolean mayContinue = choices.nextDouble() < workload.continuing();
    double system = choices.nextDouble();
    Arrival before = mayContinue ? longestThatFits(prompt) : null;
    Arrival arrival =
        before == null ? first(prompt, answer, system) : following(before, prompt, answer);
    count++;
    if (before != null) {
      open.remove(before);
    } else if (open.size() == OPEN_SESSIONS) {
      open.remove(0);
    }
    open.add(arrival);
    return arrival;
  }

  /**
   * The conversation that leaves least of the prompt to be new, of those that had time to think.
   */
  private @Nullable Arrival longestThatFits(int prompt) {
    Arrival best = null;
    int longest = 0;
    for (Arrival candidate : open) {
      int history = candidate.promptTokens() + candidate.outputTokens();
      boolean rested = candidate.atNanos() + workload.think().toNanos() <= nowNanos;
      if (rested && history > longest && history + FEWEST_NEW_TOKENS <= prompt) {
        best = candidate;
        longest = history;
      }
    }
    return best;
  }

  private Arrival first(int prompt, TokenSpan answer, double draw) {
    List<PromptMessage> messages = new ArrayList<>();
    int number = systemPrompt(draw);
    int system = systemTokens(number);
    int rest = prompt;
    if (system + FEWEST_NEW_TOKENS <= prompt) {
      messages.add(
          PromptMessage.of(PromptMessage.Role.SYSTEM, new TokenSpan(identity(5, number), system)));
      rest -= system;
    }
    messages.add(user(rest));
    return new Arrival((long) nowNanos, sessions++, 0, messages, answer);
  }

  private Arrival following(Arrival before, int prompt, TokenSpan answer) {
    List<PromptMessage> messages = new ArrayList<>(before.messages());
    messages.add(PromptMessage.of(PromptMessage.Role.ASSISTANT, before.answer()));
    messages.add(user(prompt - before.promptTokens() - before.outputTokens()));
    return new Arrival((long) nowNanos, before.session(), before.turn() + 1, messages, answer);
  }

  private PromptMessage user(int tokens) {
    return PromptMessage.of(PromptMessage.Role.USER, new TokenSpan(identity(6, count), tokens));
  }

  private int systemPrompt(double draw) {
    double left = draw * popularity;
    for (int k = 1; k < workload.systemPrompts(); k++) {
      left -= 1.0 / k;
      if (left < 0) {
        return k;
      }
    }
    return workload.systemPrompts();
  }

  private int systemTokens(int number) {
    double share = (identity(7, number) >>> 11) * 0x1.0p-53;
    return (int) Math.max(1, Math.round(workload.systemTokens() * (0.5 + share)));
  }

  private long identity(int kind, long number) {
    return SplitMix.combine(SplitMix.combine(workload.seed(), kind), number);
  }
}
