package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolTest {

  private final Holder holder = new Holder();
  private final Pool pool = Pool.builder().holder(holder).rest(Duration.ofNanos(100)).build();

  private Endpoint join(String name, String incarnation) {
    return pool.join(TestPool.spec(name).withIncarnation(incarnation));
  }

  @Test
  void theSameIncarnationIsTheSameObjectAndTakesOverLabelsAndModels() {
    Endpoint first = join("a", "1");
    Endpoint again =
        pool.join(
            TestPool.spec("a")
                .withIncarnation("1")
                .withLabels(Map.of("zone", "b"))
                .withModels(Set.of("m")));

    assertThat(again).isSameAs(first);
    assertThat(pool.snapshot().size()).isEqualTo(1);
    assertThat(first.labels()).containsEntry("zone", "b");
    assertThat(pool.snapshot().spec(first.slot()).models()).containsExactly("m");
  }

  @Test
  void anotherIncarnationIsAnotherColdEndpointInAnotherSlot() {
    Endpoint old = join("a", "1");
    Claim lease = Claim.reserve(old, RoutingListener.NONE, 0, 10);
    pool.scrapeSent(old, 0).set(Column.WAITING, 7).commit();
    pool.publish(0);
    Endpoint restarted = join("a", "2");

    assertThat(restarted).isNotSameAs(old);
    assertThat(restarted.slot()).isNotEqualTo(old.slot());
    assertThat(old.retired()).isTrue();
    assertThat(holder.forgotten).containsExactly(old);
    assertThat(pool.snapshot().live(old.slot())).isFalse();
    assertThat(pool.snapshot().value(Column.WAITING, restarted.slot())).isNaN();
    lease.close();
    assertThat(restarted.inFlightRequests()).as("a late end hits the old object").isZero();
    assertThat(old.inFlightRequests()).isZero();
  }

  @Test
  void anEndpointThatReturnsWithinItsRestIsWarm() {
    Endpoint endpoint = join("a", "1");
    pool.scrapeSent(endpoint, 0).set(Column.WAITING, 7).commit();
    pool.publish(0);
    pool.leave(endpoint);
    assertThat(pool.snapshot().size()).isZero();
    pool.publish(10);
    pool.publish(109);

    assertThat(join("a", "1")).isSameAs(endpoint);
    assertThat(holder.forgotten).isEmpty();
    assertThat(pool.snapshot().value(Column.WAITING, endpoint.slot())).isEqualTo(7);
  }

  @Test
  void anEndpointThatRestedTooLongIsForgottenAndReturnsCold() {
    Endpoint endpoint = join("a", "1");
    pool.leave(endpoint);
    pool.publish(10);
    pool.publish(110);

    assertThat(holder.forgotten).containsExactly(endpoint);
    assertThat(join("a", "1")).isNotSameAs(endpoint);
  }

  @Test
  void aSlotIsReusedWhenNoLeaseAndNoHolderIsLeft() {
    Endpoint old = join("a", "1");
    pool.scrapeSent(old, 0)
        .set(Column.WAITING, 7)
        .set(Attribute.LORA, new LoraAdapters(Set.of("x"), Set.of(), 2))
        .commit();
    pool.publish(0);
    Claim lease = Claim.reserve(old, RoutingListener.NONE, 0, 10);
    holder.held.add(old);
    join("a", "2"); // gives the first up

    assertThat(join("b", "").slot()).as("lease and holder").isEqualTo(2);
    lease.close();
    assertThat(join("c", "").slot()).as("holder").isEqualTo(3);
    holder.held.clear();
    Endpoint tenant = join("d", "");
    assertThat(tenant.slot()).isEqualTo(old.slot());
    assertThat(pool.snapshot().value(Column.WAITING, tenant.slot())).isNaN();
    assertThat(pool.snapshot().attribute(Attribute.LORA, tenant.slot())).isNull();
    assertThat(pool.snapshot().reportAgeSeconds(tenant.slot(), 5)).isNaN();
    assertThat(pool.snapshot().endpoint(tenant.slot())).isSameAs(tenant);
  }

  @Test
  void noLeaseIsCountedOnAnEndpointWhoseSlotWasGivenAway() {
    Endpoint old = join("a", "1");
    join("a", "2");
    Endpoint tenant = join("b", "");
    assertThat(tenant.slot()).isEqualTo(old.slot());

    assertThat(Claim.reserve(old, RoutingListener.NONE, 0, 10).ended()).isTrue();
    assertThat(old.inFlightRequests()).isZero();
    assertThat(tenant.inFlightRequests()).isZero();
  }

  @Test
  void aSnapshotNeverChanges() {
    Endpoint endpoint = join("a", "1");
    pool.scrapeSent(endpoint, 0).set(Column.WAITING, 1).commit();
    PoolSnapshot before = pool.publish(0);
    pool.scrapeSent(endpoint, 1).set(Column.WAITING, 2).commit();
    assertThat(pool.snapshot()).as("a report shows when it is published").isSameAs(before);
    PoolSnapshot after = pool.publish(1);
    pool.leave(endpoint);

    assertThat(before.value(Column.WAITING, 0)).isEqualTo(1);
    assertThat(after.value(Column.WAITING, 0)).isEqualTo(2);
    assertThat(after.live(0)).isTrue();
    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(pool.publish(2).live(0)).isFalse();
  }

  @Test
  void publishingNothingReturnsTheLastSnapshot() {
    join("a", "1");
    PoolSnapshot last = pool.publish(0);
    assertThat(pool.publish(1)).isSameAs(last);
  }

  @Test
  void columnsThatDidNotChangeAreShared() {
    Endpoint a = join("a", "");
    pool.scrapeSent(a, 0).set(Column.WAITING, 1).set(Column.KV_USE, 0.5).commit();
    PoolSnapshot first = pool.publish(0);
    pool.scrapeSent(a, 1).set(Column.WAITING, 2).commit();
    PoolSnapshot second = pool.publish(1);

    assertThat(second.row(Column.KV_USE)).isSameAs(first.row(Column.KV_USE));
    assertThat(second.row(Column.WAITING)).isNotSameAs(first.row(Column.WAITING));
  }

  @Test
  void aReportOfAnEndpointThatLeftIsDropped() {
    Endpoint endpoint = join("a", "1");
    ReportWriter report = pool.scrapeSent(endpoint, 0).set(Column.WAITING, 1);
    pool.leave(endpoint);
    assertThat(report.commit()).isFalse();
    pool.leave(endpoint);
  }

  @Test
  void onlyReportedColumnsGoIntoAReport() {
    Endpoint endpoint = join("a", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool.scrapeSent(endpoint, 0).set(Column.CREDIT_TOKENS, 1))
        .withMessage(
            "column of a report must be of origin REPORT, but was credit-tokens of origin"
                + " OWN_TRAFFIC");
  }

  @Test
  void aPoolGrowsToThousandsAndKeepsEveryValue() {
    for (int i = 0; i < 1000; i++) {
      Endpoint endpoint = join("e" + i, "");
      assertThat(endpoint.slot()).isEqualTo(i);
      pool.scrapeSent(endpoint, 0).set(Column.WAITING, i).commit();
    }
    PoolSnapshot snapshot = pool.publish(0);
    for (int i = 0; i < 1000; i++) {
      assertThat(snapshot.value(Column.WAITING, i)).isEqualTo(i);
      assertThat(snapshot.endpoint(i).name()).isEqualTo("e" + i);
    }
    assertThat(snapshot.range(0)).isEqualTo(new PoolSnapshot.Range(0, 999));
  }

  private static final class Holder implements SlotHolder {
    final Set<Endpoint> held = new HashSet<>();
    final Set<Endpoint> forgotten = new HashSet<>();

    @Override
    public void forget(Endpoint endpoint) {
      forgotten.add(endpoint);
    }

    @Override
    public boolean holds(Endpoint endpoint) {
      return held.contains(endpoint);
    }
  }
}
