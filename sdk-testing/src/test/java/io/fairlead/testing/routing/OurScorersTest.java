package io.fairlead.testing.routing;

import io.fairlead.routing.Column;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.stages.Scorers;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Our own scorers under the kit that third parties use. */
class OurScorersTest {

  @Nested
  class Queue extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.queue();
    }
  }

  @Nested
  class QueueWithCredit extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.queueWithCredit();
    }
  }

  @Nested
  class RunningRequests extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.runningRequests();
    }
  }

  @Nested
  class RunningRequestsWithCredit extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.runningRequestsWithCredit();
    }
  }

  @Nested
  class KvCache extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.kvCacheUtilization();
    }
  }

  @Nested
  class PrefixCache extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.prefixCache(0.5, 1024);
    }
  }

  @Nested
  class LoraAffinity extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.loraAffinity();
    }
  }

  @Nested
  class LoadAware extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.loadAware();
    }
  }

  @Nested
  class ActiveRequests extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.activeRequests(3, 0.9);
    }
  }

  @Nested
  class TokenLoad extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.tokenLoad(1000);
    }
  }

  @Nested
  class SessionAffinity extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.sessionAffinity();
    }
  }

  @Nested
  class NoHitLru extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.noHitLru();
    }
  }

  @Nested
  class LeastTokens extends ScorerContract {
    @Override
    protected Scorer scorer() {
      return Scorers.leastTokens();
    }
  }

  @Nested
  class TenLines extends ScorerContract {
    @Override
    protected Scorer scorer() {
      Column heat = Column.reported("gpu-celsius");
      return Scorer.of("gpu-heat", Set.of(heat), (r, e) -> 1 - Math.min(1, e.value(heat) / 100));
    }
  }
}
