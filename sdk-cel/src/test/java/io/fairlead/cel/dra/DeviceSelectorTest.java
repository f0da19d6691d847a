package io.fairlead.cel.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Quantity;
import io.fairlead.measure.Allocation;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DeviceSelectorTest {

  private static final DeviceEnvironment STORED = DeviceEnvironment.stored(36);

  private static final CelDevice GPU =
      CelDevice.builder("gpu.nvidia.com")
          .attribute("type", "gpu")
          .attribute("uuid", "GPU-18db0e85-99e9-c746-8531-ffeb86328b39")
          .attribute("productName", "NVIDIA A100-SXM4-40GB")
          .version("cudaComputeCapability", "8.0.0")
          .capacity("memory", Quantity.parse("40Gi"))
          .build();

  private static final String[] PLAIN = {
    "true",
    "device.driver == 'gpu.nvidia.com'",
    "device.driver == 'gpu.nvidia.com' && device.attributes['gpu.nvidia.com'].type == 'gpu'",
    "device.attributes['gpu.nvidia.com'].productName == 'NVIDIA A100-SXM4-40GB' && "
        + "device.attributes['gpu.nvidia.com'].cudaComputeCapability.compareTo(semver('7.5.0'))"
        + " >= 0",
    "device.capacity['gpu.nvidia.com'].memory.compareTo(quantity('40Gi')) >= 0",
    "device.attributes['gpu.nvidia.com'].uuid in ['GPU-18db0e85-99e9-c746-8531-ffeb86328b39',"
        + " 'GPU-2']",
    "'memory' in device.capacity['gpu.nvidia.com'] &&"
        + " device.capacity['gpu.nvidia.com'].memory.isGreaterThan(quantity('1Gi'))"
  };

  @Test
  void aPlainSelectorAllocatesNothing() {
    for (String expression : PLAIN) {
      DeviceSelector selector = STORED.compile(expression).orThrow();
      assertThat(selector.matches(GPU)).as(expression).isEqualTo(Verdict.YES);
      assertThat(Allocation.settled(0, 10_000, () -> selector.matches(GPU)))
          .as(expression)
          .isZero();
    }
  }

  @Test
  void anUnknownDomainIsAnEmptyMapAndInTellsTheTruth() {
    assertThat(verdict("device.attributes['nope'].size() == 0")).isEqualTo("yes");
    assertThat(verdict("has(device.attributes.nope)")).isEqualTo("yes");
    assertThat(verdict("'nope' in device.attributes")).isEqualTo("no");
    assertThat(verdict("has(device.attributes['nope'].x)")).isEqualTo("no");
    assertThat(verdict("device.attributes['nope'].x == 1")).isEqualTo("failed: no such key: x");
  }

  @Test
  void aMissingKeyComesWithAHintForPeople() {
    Verdict verdict =
        STORED.compile("device.attributes['gpu.nvidia.com'].nope").orThrow().matches(GPU);
    assertThat(verdict.failed()).isTrue();
    assertThat(verdict.errorWithHint())
        .contains(
            "no such key: nope. consider using CEL optional chaining (.? followed by orValue()) or"
                + " guarding the check with has() for optional fields");
  }

  @Test
  void aResultThatIsNoBoolIsRefusedAtOnceOrWhenItShows() {
    assertThat(STORED.compile("1").message())
        .isEqualTo("must evaluate to bool or the unknown type, not int");
    assertThat(verdict("dyn(1)"))
        .isEqualTo(
            "failed: CEL result of type int could not be converted to bool: unsupported type"
                + " conversion from 'int' to bool");
  }

  @Test
  void theFieldForSharingComesWithItsReleaseAndGate() {
    String expression = "device.allowMultipleAllocations";
    assertThat(DeviceEnvironment.stored(33).compile(expression).message())
        .startsWith(
            "compilation failed: ERROR: <input>:1:7: undefined field 'allowMultipleAllocations'");
    assertThat(DeviceEnvironment.stored(34).compile(expression).selector()).isPresent();
    DeviceEnvironment off = DeviceEnvironment.forNewExpressions(36, new DeviceGates(false, false));
    assertThat(off.compile(expression).selector()).isEmpty();
    DeviceEnvironment on = DeviceEnvironment.forNewExpressions(36, DeviceGates.defaults(36));
    assertThat(on.compile(expression).selector()).isPresent();
  }

  @Test
  void includesOf136StopsAt48Values() {
    CelDevice device = CelDevice.builder("d.io").list("many", Collections.nCopies(49, "x")).build();
    DeviceSelector old =
        DeviceEnvironment.stored(36)
            .compile("device.attributes['d.io'].many.includes('y')")
            .orThrow();
    assertThat(old.matches(device).error())
        .contains("'includes' function cannot be applied to lists longer than 48 values");
    DeviceSelector next =
        DeviceEnvironment.stored(37)
            .compile("device.attributes['d.io'].many.includes('y')")
            .orThrow();
    assertThat(next.matches(device)).isSameAs(Verdict.NO);
  }

  @Test
  void aVersionThatIsNoneFailsEveryEvaluationAsUpstream() {
    CelDevice device = CelDevice.builder("d.io").version("v", "1.0").build();
    assertThat(STORED.compile("true").orThrow().matches(device).error())
        .contains("attribute v: parse semantic version: No Major.Minor.Patch elements found");
  }

  @Test
  void anExpressionThatMayCostTooMuchIsKnownBeforeItRuns() {
    DeviceSelector nested =
        STORED
            .compile(
                "device.attributes.all(a, device.attributes.all(b, device.attributes.all(c,"
                    + " device.attributes.all(d, a + b == c + d))))")
            .orThrow();
    assertThat(nested.isTooComplex()).isTrue();
    assertThat(STORED.compile(PLAIN[3]).orThrow().isTooComplex()).isFalse();
  }

  @Test
  void aDerivedAttributeMayBeAScalarOrAListOfOneType() {
    DeviceEnvironment newest = DeviceEnvironment.stored(37);
    assertThat(newest.compileDerivedAttribute("device.driver + 'x'").selector()).isPresent();
    assertThat(newest.compileDerivedAttribute("[1, 2]").selector()).isPresent();
    assertThat(newest.compileDerivedAttribute("1.5").message())
        .isEqualTo(
            "must evaluate to a primitive scalar (string, integer, boolean, semver) or a list of"
                + " these scalars, not double");
  }

  private static String verdict(String expression) {
    return STORED.compile(expression).orThrow().matches(GPU).toString();
  }
}
