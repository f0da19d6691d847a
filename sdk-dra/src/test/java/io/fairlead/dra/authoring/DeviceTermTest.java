package io.fairlead.dra.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.cel.CelRead;
import io.fairlead.cel.dra.CelDevice;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.kernel.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTermTest {

  private static final DeviceEnvironment NEWEST = DeviceEnvironment.stored(37);

  private static final CelDevice H100 =
      CelDevice.builder("gpu.nvidia.com")
          .attribute("type", "gpu")
          .attribute("productName", "NVIDIA H100 80GB HBM3")
          .version("driverVersion", "580.126.9")
          .capacity("memory", Quantity.parse("80Gi"))
          .build();
  private static final CelDevice BARE = CelDevice.builder("dra.net").build();

  private static DeviceSelector compiled(DeviceTerm term) {
    return NEWEST.compile(term.expression()).orThrow();
  }

  private static boolean holds(DeviceTerm term, CelDevice device) {
    var verdict = compiled(term).matches(device);
    assertThat(verdict.failed()).as("%s: %s", term, verdict).isFalse();
    return verdict.matches();
  }

  @Test
  void aTermIsWrittenWithItsGuard() {
    assertThat(Nvidia.PRODUCT_NAME.is("a\"b"))
        .hasToString(
            "has(device.attributes[\"gpu.nvidia.com\"].productName)"
                + " && device.attributes[\"gpu.nvidia.com\"].productName == \"a\\\"b\"");
    assertThat(new TextAttribute("d", "in").is("x"))
        .hasToString(
            "\"in\" in device.attributes[\"d\"] && device.attributes[\"d\"][\"in\"] == \"x\"");
  }

  @Test
  void noTermFailsOnADeviceThatLacksEverything() {
    List<DeviceTerm> terms =
        List.of(
            Nvidia.PRODUCT_NAME.isNot("x"),
            Nvidia.PRODUCT_NAME.isOneOf("x", "y"),
            Nvidia.PRODUCT_NAME.startsWith("x"),
            Nvidia.PRODUCT_NAME.contains("x"),
            Nvidia.PRODUCT_NAME.matches("^x$"),
            Nvidia.PRODUCT_NAME.includes("x"),
            Dranet.NUMA_NODE.is(-1),
            Dranet.NUMA_NODE.isNot(0),
            Dranet.NUMA_NODE.isOneOf(0, 1),
            Dranet.NUMA_NODE.atLeast(1),
            Dranet.NUMA_NODE.atMost(1),
            Dranet.NUMA_NODE.includes(1),
            Dranet.RDMA.isTrue(),
            Dranet.RDMA.isFalse(),
            Nvidia.DRIVER_VERSION.is("1.2.3"),
            Nvidia.DRIVER_VERSION.atLeast("1.2.3"),
            Nvidia.DRIVER_VERSION.atMost("1.2.3"),
            Nvidia.DRIVER_VERSION.below("1.2.3"),
            Nvidia.MEMORY.atLeast("1Gi"),
            Nvidia.MEMORY.atMost("1Gi"),
            Nvidia.MEMORY.is("1Gi"),
            Nvidia.MEMORY.exists());
    for (DeviceTerm term : terms) {
      assertThat(holds(term, BARE)).as(term.expression()).isFalse();
      assertThat(holds(term.not(), BARE)).as("not %s", term).isTrue();
      assertThat(compiled(term).reads()).as(term.expression()).allMatch(CelRead::guarded);
    }
    DeviceTerm all = DeviceTerm.allOf(terms.toArray(DeviceTerm[]::new));
    assertThat(holds(all.or(DeviceTerm.driver("dra.net")), BARE)).isTrue();
  }

  @Test
  void termsSayWhatTheyMean() {
    assertThat(holds(Nvidia.PRODUCT_NAME.contains("H100"), H100)).isTrue();
    assertThat(holds(Nvidia.DRIVER_VERSION.atLeast("580.0.0"), H100)).isTrue();
    assertThat(holds(Nvidia.DRIVER_VERSION.below("580.0.0"), H100)).isFalse();
    assertThat(holds(Nvidia.MEMORY.atLeast("80Gi").and(Nvidia.MEMORY.is("81920Mi")), H100))
        .isTrue();
    assertThat(holds(Nvidia.TYPE.isNot("mig"), H100)).isTrue();
    assertThat(holds(DeviceTerm.driver("gpu.nvidia.com").and(Nvidia.TYPE.is("gpu")), H100))
        .isTrue();
    assertThat(holds(DeviceTerm.shareable().not(), H100)).isTrue();
  }

  @Test
  void precedenceIsKeptByParentheses() {
    DeviceTerm yes = DeviceTerm.cel("true");
    DeviceTerm no = DeviceTerm.cel("true || true").not();
    assertThat(no).hasToString("!(true || true)");
    assertThat(holds(no.and(yes).or(yes), BARE)).isTrue();
    assertThat(holds(no.and(yes.or(yes)), BARE)).isFalse();
    assertThat(DeviceTerm.cel("true ? false : true").or(no))
        .hasToString("(true ? false : true) || !(true || true)");
  }

  @Test
  void whatIsNoValueIsRefusedWhereItIsWritten() {
    assertThatThrownBy(() -> Nvidia.DRIVER_VERSION.atLeast("580"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MAJOR.MINOR.PATCH")
        .hasMessageContaining("580");
    assertThatThrownBy(() -> Nvidia.MEMORY.atLeast("80GB")).hasMessageContaining("80GB");
    assertThatThrownBy(() -> TextAttribute.of("productName")).hasMessageContaining("DOMAIN/NAME");
    assertThatThrownBy(() -> TextAttribute.of("a/b/c")).hasMessageContaining("C identifier");
    assertThatThrownBy(() -> DeviceTerm.cel("device.nope")).hasMessageContaining("undefined field");
    assertThatThrownBy(() -> Nvidia.PRODUCT_NAME.matches("(").selector())
        .hasMessageContaining("the API server takes");
    assertThatThrownBy(() -> Nvidia.PRODUCT_NAME.isOneOf()).hasMessageContaining("not empty");
  }

  @Test
  void theApiServersLimitsHold() {
    assertThatThrownBy(() -> Nvidia.PRODUCT_NAME.is("x".repeat(11_000)).selector())
        .hasMessageContaining("at most 10240");
    assertThat(Nvidia.PRODUCT_NAME.is("x").selector().cel())
        .isNotNull()
        .satisfies(cel -> assertThat(cel.expression()).contains("productName"));
  }

  @Test
  void anyTextSurvivesBeingWritten() {
    for (String text :
        List.of("\u0000\u0007\t\r\n", "\\", "'\"`", "\u2028\u00e4\ud83d\ude00", "$1 $", "a\\nb")) {
      CelDevice device = CelDevice.builder("d").attribute("t", text).build();
      assertThat(holds(new TextAttribute("d", "t").is(text), device)).as(text).isTrue();
      assertThat(holds(new TextAttribute("d", "t").isOneOf("other", text), device)).isTrue();
    }
  }
}
