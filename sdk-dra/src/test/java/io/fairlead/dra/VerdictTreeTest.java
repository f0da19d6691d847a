package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.measure.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTreeTest {

  private final Universe universe = new Universe();
  private final SliceColumns slice =
      new SliceReader(universe, List.of())
          .read(slice(GPU, "node", Scene.devices(3, i -> gpu(i, "root-" + i / 2))));
  private final DeviceView view = new DeviceView(universe, slice);
  private final VerdictTree tree = new VerdictTree();

  private static DeviceSelector selector(String expression) {
    return DeviceEnvironment.stored(36).compile(expression).orThrow();
  }

  private Verdict ask(DeviceSelector selector, int device) {
    return view.verdict(selector, tree, slice, device);
  }

  @Test
  void aDeviceWithValuesThatWereSeenIsNotEvaluated() {
    DeviceSelector selector =
        selector(
            "device.attributes['gpu.example.com'].productName.lowerAscii().matches('^.*h100.*$')"
                + " && device.attributes['resource.kubernetes.io'].pcieRoot == 'root-0'");
    assertThat(tree.find(slice, 0)).isNull();
    assertThat(ask(selector, 0).matches()).isTrue();
    assertThat(tree.find(slice, 1)).as("the same product and root").isSameAs(Verdict.YES);
    assertThat(tree.find(slice, 2)).as("another root").isNull();
    assertThat(ask(selector, 2).matches()).isFalse();
    assertThat(tree.find(slice, 2)).isSameAs(Verdict.NO);
  }

  @Test
  void aFailureIsRememberedLikeAnyOtherVerdict() {
    DeviceSelector selector = selector("device.attributes['gpu.example.com'].nothing > 1");
    assertThat(ask(selector, 0).error()).contains("no such key: nothing");
    assertThat(tree.find(slice, 1)).isNotNull();
    assertThat(tree.find(slice, 1).failed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "device.attributes['gpu.example.com'].size() == 8",
        "'gpu.example.com' in device.attributes",
        "device.attributes.all(d, d != 'other.io')",
        "device.attributes['gpu.example.com'].exists(k, k == 'uuid')"
      })
  void whatLooksAroundIsAskedEachTime(String expression) {
    DeviceSelector selector = selector(expression);
    assertThat(ask(selector, 0).matches()).isTrue();
    assertThat(tree.find(slice, 1)).isSameAs(VerdictTree.ASK_AGAIN);
    assertThat(ask(selector, 1).matches()).isTrue();
  }

  @Test
  void whatNeedsNoDeviceIsDecidedOnce() {
    assertThat(ask(selector("1 < 2"), 0).matches()).isTrue();
    assertThat(tree.find(slice, 2)).isSameAs(Verdict.YES);
  }

  @Test
  void aLookUpAllocatesNothing() {
    DeviceSelector selector =
        selector(
            "device.driver == 'gpu.example.com' && device.attributes['gpu.example.com'].type =="
                + " 'gpu' && device.capacity['gpu.example.com'].memory.compareTo(quantity('40Gi'))"
                + " >= 0");
    ask(selector, 0);
    Runnable lookUps =
        () -> {
          for (int i = 0; i < 1_000; i++) {
            ask(selector, i % 3);
          }
        };
    assertThat(Allocation.settled(0, 1, lookUps)).isZero();
  }
}
