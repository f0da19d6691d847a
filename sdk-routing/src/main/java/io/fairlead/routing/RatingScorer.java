package io.fairlead.routing;

import java.util.Set;

/** See {@link Scorer#of}. */
record RatingScorer(String name, Set<Column> reads, Rating rating) implements Scorer {

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Position position = new Position(candidates);
    for (int i = 0; i < candidates.size(); i++) {
      position.at = i;
      double value = rating.rate(request, position);
      if (!Double.isNaN(value)) {
        out.set(i, value);
      }
    }
  }

  private static final class Position implements Cursor {
    private final Candidates candidates;
    private int at;

    Position(Candidates candidates) {
      this.candidates = candidates;
    }

    @Override
    public Endpoint endpoint() {
      return candidates.endpoint(at);
    }

    @Override
    public double value(Column column) {
      return candidates.row(column).get(at);
    }
  }
}
