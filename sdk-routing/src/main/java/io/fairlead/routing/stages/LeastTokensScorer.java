package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#leastTokens}. */
record LeastTokensScorer(String name, double uncachedWeight, double tokensPerRequest)
    implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(
        Column.IN_FLIGHT_TOKENS,
        Column.CACHED_TOKENS,
        Column.WAITING,
        Column.RUNNING_NOW,
        Column.CREDIT_REQUESTS,
        Column.IN_FLIGHT_REQUESTS);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    int size = candidates.size();
    double[] work = candidates.scratch();
    fill(request, candidates, work);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      // a NaN fails both comparisons
      if (work[i] < min) {
        min = work[i];
      }
      if (work[i] > max) {
        max = work[i];
      }
    }
    double spread = max - min;
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(work[i])) {
        out.set(i, spread == 0.0 ? 1.0 : (max - work[i]) / spread);
      }
    }
  }

  /** What it costs to send this request there, in prompt tokens. */
  private void fill(RoutingRequest request, Candidates candidates, double[] work) {
    Row pending = candidates.row(Column.IN_FLIGHT_TOKENS);
    Row cached = candidates.row(Column.CACHED_TOKENS);
    Row waiting = candidates.row(Column.WAITING);
    Row running = candidates.row(Column.RUNNING_NOW);
    Row credit = candidates.row(Column.CREDIT_REQUESTS);
    Row own = candidates.row(Column.IN_FLIGHT_REQUESTS);
    double prompt = Math.max(0, request.promptTokens());
    for (int i = 0; i < candidates.size(); i++) {
      // what the server reports and what we sent since; where it reports nothing, what we have
      double requests = waiting.get(i) + running.get(i) + credit.get(i);
      double present = Double.isNaN(requests) ? own.get(i) : Math.max(own.get(i), requests);
      work[i] =
          pending.get(i)
              + uncachedWeight * TokenLoadScorer.uncached(prompt, cached.get(i))
              + tokensPerRequest * present;
    }
  }
}
