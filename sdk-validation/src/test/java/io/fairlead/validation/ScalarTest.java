package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and texts at the edges of what the server takes. */
class ScalarTest {

  private static List<String> validate(String schema, String spec) {
    return Samples.ofSpec(schema).validate(Samples.ofKind(spec)).stream()
        .map(Violation::toString)
        .toList();
  }

  @Test
  void wholeDoublesPassForIntegersUpToWhatADoubleHoldsExactly() {
    for (String whole : List.of("1.0", "1e3", "-0.0", "9007199254740991.0")) {
      assertThat(validate("{type: integer}", whole)).as(whole).isEmpty();
    }
    assertThat(validate("{type: integer}", "9007199254740993.0")).isNotEmpty();
    assertThat(validate("{type: integer}", "1.5")).isNotEmpty();
  }

  @Test
  void valuesOfTheWrongTypeAreCalledWhatGoReads() {
    assertThat(validate("{type: array, items: {type: string}}", "1.0"))
        .contains(
            "spec: Invalid value: \"number\": spec in body must be of type array: \"number\"");
    assertThat(validate("{type: integer, format: float}", "1.5"))
        .contains(
            "spec: Invalid value: \"number\": spec in body must be of type integer: \"number\"",
            "<nil>: Invalid value: \"\": Checked value must be of type integer (default format) in"
                + " spec");
  }

  @Test
  void numbersBeyondTheirFormatAreRefused() {
    assertThat(validate("{type: integer, format: int32}", "2147483648"))
        .containsExactly(
            "<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in"
                + " spec");
    assertThat(validate("{type: integer}", "9223372036854775808")).isNotEmpty();
    assertThat(validate("{type: number, format: float}", "1e300"))
        .containsExactly(
            "<nil>: Invalid value: \"\": Checked value must be of type number with format float in"
                + " spec");
  }

  @Test
  void multiplesAreComparedByTheTypeOfTheValue() {
    assertThat(validate("{type: number, multipleOf: 0.5}", "1.5")).isEmpty();
    assertThat(validate("{type: number, multipleOf: 0.5}", "1"))
        .containsExactly(
            "spec: Invalid value: 0: factor MultipleOf declared for spec must be positive: 0");
    assertThat(validate("{type: integer, multipleOf: 3}", "4"))
        .containsExactly("spec: Invalid value: 4: spec in body should be a multiple of 3");
  }

  @Test
  void lengthsAreCountedInCodePoints() {
    assertThat(validate("{type: string, maxLength: 2}", "'😀😀'")).isEmpty();
    assertThat(validate("{type: string, minLength: 3}", "'😀😀'"))
        .containsExactly(
            "spec: Invalid value: \"😀😀\": spec in body should be at least 3 chars long");
  }

  @Test
  void textsAreShownAsGoQuotesThem() {
    assertThat(validate("{type: string, enum: [a]}", "\"\\u2028\\u0007<\\x7f\""))
        .containsExactly("spec: Unsupported value: \"\\u2028\\a<\\x7f\": supported values: \"a\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bsonobjectid | 507f1f77bcf86cd799439011 | 507f1f77bcf86cd79943901",
        "creditcard | 4111-1111-1111-1111 | 4111-1111-1111-1112",
        "email | A B <a@b.c> | a b@c.d",
        "email | a@[1.2.3.4] | a@[1.2.3]",
        "email | \"a b\"@c.d | a..b@c.d",
        "email | a@b (c (d)) | a@b (c",
        "hexcolor | #fff | #ffff",
        "hostname | a.b.cd | a.b-",
        "hostname | 😀 | a_b",
        "ipv4 | 01.2.3.4 | 256.1.1.1",
        "ipv4 | ::ffff:1.2.3.4 | ::1",
        "ipv6 | 2001:db8:: | fe80::1%eth0",
        "ipv6 | 1:2:3:4:5:6:7:8 | 1:2:3:4:5:6:7:8:9",
        "cidr | 1.2.3.4/08 | 10.0.0.0/33",
        "mac | 0123.4567.89ab | 01:23",
        "isbn | 978-0321751041 | 0321751044",
        "isbn10 | 080442957X | 978-0321751041",
        "isbn13 | 9780321751041 | 9780321751042",
        "rgbcolor | 'rgb(1, 2, 3)' | 'rgb(256,1,1)'",
        "ssn | 111-11-1111 | 111111111",
        "uuid3 | a8098c1a-f86e-31da-bd1a-00112444be1e | a8098c1a-f86e-11da-bd1a-00112444be1e",
        "uuid4 | A8098C1AF86E41DABD1A00112444BE1E | a8098c1a-f86e-41da-0d1a-00112444be1e",
        "duration | 3 weeks | ''",
        "duration | 22 ns | 5",
        "k8s-short-name | a-b | a.b",
        "k8s-long-name | a.b | A.b",
        "date-time | 2020-01-02t03:04:05z | 2020-01-02T03:04Z"
      })
  void formatsAreThoseOfTheServer(String format, String good, String bad) {
    assertThat(Formats.fits(format, good)).as(good).isTrue();
    assertThat(Formats.fits(format, bad)).as(bad).isFalse();
    assertThat(Formats.isKnown(format)).isTrue();
  }

  @Test
  void aFormatThatNobodyKnowsIsNotChecked() {
    assertThat(validate("{type: string, format: nonsense}", "x")).isEmpty();
    assertThat(validate("{type: string, format: int32}", "x")).isEmpty();
  }
}
