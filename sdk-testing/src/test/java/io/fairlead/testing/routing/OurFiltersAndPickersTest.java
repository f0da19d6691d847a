package io.fairlead.testing.routing;

import io.fairlead.kernel.Selector;
import io.fairlead.routing.Column;
import io.fairlead.routing.Filter;
import io.fairlead.routing.Picker;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Limit;
import io.fairlead.routing.stages.Pickers;
import org.junit.jupiter.api.Nested;

/** Our own filters and pickers under the kits that third parties use. */
class OurFiltersAndPickersTest {

  @Nested
  class Model extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.model();
    }
  }

  @Nested
  class LabelSelector extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.labelSelector(Selector.parse("llm-d.ai/role=decode"));
    }
  }

  @Nested
  class Decode extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.decode();
    }
  }

  @Nested
  class Prefill extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.prefill();
    }
  }

  @Nested
  class Encode extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.encode();
    }
  }

  @Nested
  class Utilization extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.utilization(
          true, new Limit(Column.WAITING, 20), new Limit(Column.KV_USE, 0.8));
    }
  }

  @Nested
  class PrefixCacheAffinity extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.prefixCacheAffinity(0.5, 0.5, 1, 15_928);
    }
  }

  @Nested
  class SessionAffinity extends FilterContract {
    @Override
    protected Filter filter() {
      return Filters.sessionAffinity();
    }
  }

  @Nested
  class MaxScore extends PickerContract {
    @Override
    protected Picker picker() {
      return Pickers.maxScore(4);
    }
  }

  @Nested
  class Random extends PickerContract {
    @Override
    protected Picker picker() {
      return Pickers.random(4);
    }
  }

  @Nested
  class WeightedRandom extends PickerContract {
    @Override
    protected Picker picker() {
      return Pickers.weightedRandom(4);
    }
  }
}
