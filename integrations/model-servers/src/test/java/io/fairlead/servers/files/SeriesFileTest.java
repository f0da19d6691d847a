package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.autoscale.replay.Series;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeriesFileTest {

  private static final String RANGE =
      """
      {"status": "success", "data": {"resultType": "matrix", "result": [
        {"metric": {"__name__": "q", "pod": "a"}, "values": [[1767261600, "3"], [1767261615.5, "NaN"], [1767261630.5, "1e2"]]},
        {"metric": {"pod": "b"}, "values": [[1767261600, "+Inf"]]}
      ]}, "warnings": ["partial"]}
      """;

  private static Series read(String content) {
    return SeriesFile.read(content.getBytes(UTF_8), "range.json", "queue");
  }

  private static String refusal(String content) {
    try {
      read(content);
    } catch (ServerFileException e) {
      return e.getMessage();
    }
    return "was read";
  }

  @Test
  void readsARangeAnswerWithASeriesPerPod() {
    Series series = read(RANGE);
    assertThat(series.name()).isEqualTo("queue");
    assertThat(series.pods()).containsExactly("a", "b");
    assertThat(series.tracks().get(0).size()).isEqualTo(2); // NaN is a gap
    assertThat(series.tracks().get(0).time(1)).isEqualTo(1767261630500L);
    assertThat(series.tracks().get(0).value(1)).isEqualTo(100);
    assertThat(series.tracks().get(1).value(0)).isInfinite();
  }

  @Test
  void readsWhatIsInsideOfDataAlone() {
    assertThat(
            read("{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"2\"]]}]}")
                .perPod())
        .isFalse();
  }

  @Test
  void saysWhereARangeAnswerIsWrong() {
    assertThat(
            refusal("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}"))
        .isEqualTo(
            "range.json:1:2: the query must have succeeded, but Prometheus said: parse error");
    assertThat(refusal(RANGE.replace("\"matrix\"", "\"vector\"")))
        .isEqualTo(
            "range.json:1:32: resultType must be matrix, but was vector"
                + " (ask /api/v1/query_range, not /query)");
    assertThat(refusal(RANGE.replace("\"1e2\"", "\"1e2x\"")))
        .isEqualTo("range.json:2:98: a value must be a number, but was the text \"1e2x\"");
    assertThat(refusal(RANGE.replace("1767261630.5", "1767261600")))
        .contains("range.json:2:98: times must ascend, but 1767261600 is not later");
    assertThat(refusal(RANGE.replace("[1767261600, \"3\"]", "[\"3\"]")))
        .contains("a sample must be [seconds, \"value\"]");
    assertThat(refusal(RANGE.replace("1767261600, \"3\"", "1e300, \"3\"")))
        .contains("a time must be seconds since 1970, before the year 10000, but was 1e300");
    assertThat(refusal(RANGE.replaceAll("\"values\"", "\"histograms\"")))
        .contains("has native histograms");
    assertThat(refusal("{\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"))
        .contains("at least one sample");
    assertThat(refusal("{\"data\": 3}")).contains("must have the member data");
    assertThat(refusal("[1]")).contains("the answer must be an object");
    assertThat(refusal("{\"data\": ")).startsWith("range.json:1:");
  }

  @Test
  void readsCsvInWhateverOrderItsColumnsAre() {
    Series series =
        read(
            "\uFEFFpod, Value ,time\r\n"
                + "a,1.5,2026-01-01T10:00:00Z\r\n"
                + "\"b, \"\"x\"\"\",2,2026-01-01 10:00:00+01:00\r\n"
                + "\r\n"
                + "a,,1767261615\n"
                + "a,NaN,1767261630.25");
    assertThat(series.pods()).containsExactly("a", "b, \"x\"");
    assertThat(series.tracks().get(0).size()).isEqualTo(1);
    assertThat(Instant.ofEpochMilli(series.tracks().get(1).time(0)))
        .isEqualTo("2026-01-01T09:00:00Z");
    assertThat(read("time,value\n1767261630.25,1").tracks().get(0).time(0))
        .isEqualTo(1767261630250L);
  }

  @Test
  void saysWhereCsvIsWrong() {
    assertThat(refusal("when,value\n1,2"))
        .isEqualTo(
            "range.json:1:1: the first line must name the columns time, value and, for values of"
                + " pods, pod, and for buckets le, but was \"when,value\"");
    assertThat(refusal("time,value,host\n1,2,h"))
        .contains("1:12: a column must be time, value, pod or le");
    assertThat(refusal("time,value,time\n1,2,3"))
        .contains("1:12: the column time must be there once");
    assertThat(refusal("time,value\n1,2\n2,x"))
        .contains("3:3: a value must be a number or empty, but was \"x\"");
    assertThat(refusal("time,value\n2,1\n1,2"))
        .contains("3:1: times must ascend, but 1 is not later");
    assertThat(refusal("time,value\n2026-01-01,1"))
        .contains("2:1: a time must be RFC 3339 with its zone");
    assertThat(refusal("time,value\n1,2,3")).contains("2:1: a line must have 2 columns, but had 3");
    assertThat(refusal("time,value\n\"1,2"))
        .contains("2:1: a quoted cell must end within 1,000 characters");
    assertThat(refusal("time,value\n\"1\"x,2"))
        .contains("2:4: a comma or the end of the line must follow");
    assertThat(refusal("time,value\n")).contains("the file must have at least one sample");
    assertThat(refusal("")).contains("the first line must name");
    assertThatExceptionOfType(ServerFileException.class)
        .isThrownBy(() -> SeriesFile.read(new byte[] {(byte) 0xff, 1}, "x", "queue"))
        .withMessageContaining("x:1:1: the file must be UTF-8");
  }
}
