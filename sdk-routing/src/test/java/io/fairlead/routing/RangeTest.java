package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.routing.stages.Scorers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {

  private final Pool pool = Pool.create();
  private final Endpoint broken = pool.join(spec("broken"));
  private final Endpoint honest = pool.join(spec("honest"));

  @Test
  void anUtilizationOverOneIsUnknownOfThatEndpointAndLeavesTheScorerInPlace() {
    report(broken, Column.KV_USE, 44);
    report(honest, Column.KV_USE, 0.2);
    List<String> failed = new ArrayList<>();
    Router router = router(Scorers.kvCacheUtilization(), failed);

    Routed routed = (Routed) router.route(RoutingRequest.builder("r", "m").build(), 0);

    assertThat(failed).isEmpty();
    assertThat(pool.snapshot().value(Column.KV_USE, broken.slot())).isNaN();
    assertThat(broken.valuesOutOfRange()).isEqualTo(1);
    assertThat(honest.valuesOutOfRange()).isZero();
    routed.lease().close();
  }

  @Test
  void aQueueOfMinusOneDoesNotBeatAnHonestZero() {
    report(broken, Column.WAITING, -1);
    report(honest, Column.WAITING, 0);

    assertThat(pool.snapshot().value(Column.WAITING, broken.slot())).isNaN();
    assertThat(pool.snapshot().value(Column.WAITING, honest.slot())).isZero();
  }

  @Test
  void theEndsOfARangeAreInItAndUnknownIsNotCounted() {
    report(broken, Column.KV_USE, 0);
    report(broken, Column.KV_USE, 1);
    assertThat(pool.snapshot().value(Column.KV_USE, broken.slot())).isEqualTo(1);
    report(broken, Column.KV_USE, Double.NaN);
    report(broken, Column.RUNNING, Double.POSITIVE_INFINITY);

    assertThat(broken.valuesOutOfRange()).isEqualTo(1);
  }

  @Test
  void columnsOfOthersTakeEveryNumberUnlessTheySayOtherwise() {
    Column celsius = Column.reported("gpu-celsius");
    report(broken, celsius, -40);
    assertThat(pool.snapshot().value(celsius, broken.slot())).isEqualTo(-40);

    Column limited = celsius.within(0, 120);
    assertThat(limited).isEqualTo(celsius).hasSameHashCodeAs(celsius);
    report(broken, limited, -40);
    assertThat(pool.snapshot().value(celsius, broken.slot())).isNaN();
    assertThatThrownBy(() -> celsius.within(1, 0))
        .hasMessage("range of column gpu-celsius must be from least to most, but was 1.0 to 0.0");
  }

  @Test
  void aBuiltInColumnThatIsNamedByAFileHasItsRange() {
    assertThat(Column.reported("kv-cache-use")).isSameAs(Column.KV_USE);
  }

  private Router router(Scorer scorer, List<String> failed) {
    RoutingProfile profile = RoutingProfile.builder("test").scorer(1, scorer).build();
    return Router.builder(pool, profile, () -> 0)
        .listener(
            new RoutingListener() {
              @Override
              public void stageFailed(String of, String stage, Throwable cause) {
                failed.add(stage + ": " + cause.getMessage());
              }
            })
        .build();
  }

  private void report(Endpoint endpoint, Column column, double value) {
    pool.scrapeSent(endpoint, 0).set(column, value).commit();
    pool.publish(0);
  }

  private static EndpointSpec spec(String name) {
    return EndpointSpec.of(name, URI.create("http://" + name + ":8000"));
  }
}
