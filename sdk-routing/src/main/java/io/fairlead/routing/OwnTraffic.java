package io.fairlead.routing;

/** Fills the rows of {@link Column.Origin#OWN_TRAFFIC}: one read per endpoint, no lock. */
@SuppressWarnings("ImmutableEnumChecker") // a column is an immutable record
enum OwnTraffic {
  REPORT_AGE(Column.REPORT_AGE) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      for (int slot = 0; slot < pool.slots(); slot++) {
        row[slot] = pool.reportAgeSeconds(slot, nowNanos);
      }
    }
  },
  IN_FLIGHT_REQUESTS(Column.IN_FLIGHT_REQUESTS) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      Endpoint[] endpoints = pool.membership.endpoints;
      for (int slot = 0; slot < pool.slots(); slot++) {
        row[slot] = endpoints[slot].ledger.open();
      }
    }
  },
  IN_FLIGHT_TOKENS(Column.IN_FLIGHT_TOKENS) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      Endpoint[] endpoints = pool.membership.endpoints;
      for (int slot = 0; slot < pool.slots(); slot++) {
        row[slot] = endpoints[slot].ledger.openTokens();
      }
    }
  },
  CREDIT_REQUESTS(Column.CREDIT_REQUESTS) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      for (int slot = 0; slot < pool.slots(); slot++) {
        row[slot] = pool.views[slot].requests();
      }
    }
  },
  CREDIT_TOKENS(Column.CREDIT_TOKENS) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      for (int slot = 0; slot < pool.slots(); slot++) {
        row[slot] = pool.views[slot].tokens();
      }
    }
  },
  RUNNING_NOW(Column.RUNNING_NOW) {
    @Override
    void freeze(PoolSnapshot pool, long nowNanos, double[] row) {
      double[] running = pool.row(Column.RUNNING);
      for (int slot = 0; slot < pool.slots(); slot++) {
        // Math.max keeps a NaN: unknown stays unknown
        row[slot] =
            running == null ? Double.NaN : Math.max(0.0, running[slot] - pool.views[slot].ended());
      }
    }
  };

  private final Column column;

  OwnTraffic(Column column) {
    this.column = column;
  }

  Column column() {
    return column;
  }

  /** Writes the row of this moment, by slot; what stands in a hole does not matter. */
  abstract void freeze(PoolSnapshot pool, long nowNanos, double[] row);
}
