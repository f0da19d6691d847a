package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#tokenLoad}. */
record TokenLoadScorer(String name, double thresholdTokens) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.IN_FLIGHT_TOKENS, Column.CACHED_TOKENS);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row inFlight = candidates.row(Column.IN_FLIGHT_TOKENS);
    Row cached = candidates.row(Column.CACHED_TOKENS);
    double prompt = Math.max(0, request.promptTokens());
    for (int i = 0; i < candidates.size(); i++) {
      double load = inFlight.get(i) + uncached(prompt, cached.get(i));
      if (!Double.isNaN(load)) {
        out.set(i, load <= 0.0 ? 1.0 : 1.0 - Math.min(load, thresholdTokens) / thresholdTokens);
      }
    }
  }

  /** Tokens to compute; nothing is taken for cached where that is unknown. */
  static double uncached(double prompt, double cached) {
    return cached > 0.0 ? Math.max(0.0, prompt - cached) : prompt;
  }
}
