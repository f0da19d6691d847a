package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void numbersKeepTheirTextAndCompareByValue() {
    Json.Num written = new Json.Num("1.10");
    assertThat(written.text()).isEqualTo("1.10");
    assertThat(written).isEqualTo(new Json.Num("1.1")).hasSameHashCodeAs(new Json.Num("11e-1"));
    assertThat(new Json.Num("-0")).isEqualTo(new Json.Num("0")).hasSameHashCodeAs(Json.of(0));
    assertThat(new Json.Num("12345678901234567890"))
        .isNotEqualTo(new Json.Num("12345678901234567891"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "01", "1.", ".5", "1e", "1e+", "+1", "NaN", "0x1", "1 ", "--1"})
  void refusesWhatIsNoJsonNumber(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Json.Num(text))
        .withMessage("number must be written as JSON demands, but was \"" + text + '"');
  }

  @Test
  void hugeExponentsNeitherHangNorExplode() {
    Json.Num huge = new Json.Num("1e999999999");
    assertThat(huge).isNotEqualTo(new Json.Num("2e999999999")).isNotEqualTo(Json.of(1));
    assertThatThrownBy(huge::longValueExact).isInstanceOf(ArithmeticException.class);
    Json.Num beyond = new Json.Num("1e99999999999");
    assertThat(beyond).isEqualTo(new Json.Num("1e99999999999")).isNotEqualTo(huge);
    assertThatThrownBy(beyond::value).isInstanceOf(ArithmeticException.class);
    assertThat(new Json.Num("100e-2").longValueExact()).isEqualTo(1);
  }

  @Test
  void plainDataComesBackAsItWas() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("z", 1);
    plain.put("a", Arrays.asList("x", true, null, 5_000_000_000L));
    plain.put("big", new BigInteger("12345678901234567890"));
    Json json = Json.of(plain);
    assertThat(json.plain()).isEqualTo(plain);
    assertThat(((Json.Obj) json).members().keySet()).containsExactly("z", "a", "big");
  }

  @Test
  void unknownIsLeftOutAndInfinityRefused() {
    Json.Obj object =
        Json.object().put("known", 0.5).put("unknown", Double.NaN).put("no", (String) null).build();
    assertThat(object.members()).containsOnlyKeys("known");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.object().put("x", Double.POSITIVE_INFINITY))
        .withMessage("number must be finite, but was Infinity (leave an unknown out)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.object().put("x", 1).put("x", 2))
        .withMessage("name of a member must be used once, but was \"x\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.of(new StringBuilder()))
        .withMessageContaining("StringBuilder");
  }

  @Test
  void aFloatKeepsItsOwnDigits() {
    assertThat(((Json.Num) Json.of(0.1f)).text()).isEqualTo("0.1");
  }

  @Test
  void collectionsAreUnmodifiable() {
    Json.Arr array = Json.texts(List.of("a"));
    assertThatThrownBy(() -> array.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void showsAsJsonInMessages() {
    Json json =
        Json.object()
            .put("a", Json.of(List.of(1, "x\"\n\u0001")))
            .put("b", Json.Null.NULL)
            .put("c", true)
            .build();
    assertThat(json).hasToString("{\"a\": [1, \"x\\\"\\n\\u0001\"], \"b\": null, \"c\": true}");
    assertThat(Preconditions.violated("pods", "a list", json))
        .hasMessage("pods must be a list, but was " + json);
    Json large = Json.of(Collections.nCopies(1_000, "abcdefgh"));
    assertThat(Preconditions.violated("pods", "an object", large).getMessage())
        .startsWith("pods must be an object, but was [\"abcdefgh\", ")
        .endsWith("...")
        .hasSizeLessThan(140);
    assertThat(large.toString()).hasSize(1_000 * 12);
  }
}
