package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a decision depends on: what is captured, replayed and simulated.
 *
 * @param pool the snapshot that was seen
 * @param request the request
 * @param rows own-traffic and request columns by slot, frozen for this decision; not to be changed
 * @param nowNanos when the decision was made, in monotonic nanoseconds
 * @param seed of the decision's generator
 * @param stagesOff names of stages that took no part, because they were switched off or failed
 */
public record DecisionInput(
    PoolSnapshot pool,
    RoutingRequest request,
    Map<Column, double[]> rows,
    long nowNanos,
    long seed,
    Set<String> stagesOff) {

  public DecisionInput {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(request, "request");
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(requireNoNull(rows, "rows")));
    stagesOff = Collections.unmodifiableSet(new TreeSet<>(requireNoNull(stagesOff, "stagesOff")));
    rows.forEach(
        (column, row) -> {
          if (row.length < pool.slots()) {
            throw new IllegalArgumentException(
                "row '"
                    + column
                    + "' must be at least as long as the pool has slots ("
                    + pool.slots()
                    + "), but was "
                    + row.length);
          }
        });
  }
}
