package io.fairlead.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What upstream's own allocator (k8s.io/dynamic-resource-allocation v0.37.2) answered on random
 * scenes, run once: devices in order, errors word for word.
 */
class UpstreamAnswersTest {

  @Test
  void everyAnswerIsUpstreams() throws IOException {
    List<String> differences = new ArrayList<>();
    int count = 0;
    try (InputStream in = getClass().getResourceAsStream("upstream-answers.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine(), count++) {
        String[] parts = line.split("\t", 2);
        String ours =
            UpstreamComparisonTest.text(
                UpstreamComparisonTest.allocate(new RandomScene(Long.parseLong(parts[0]))));
        if (!ours.equals(parts[1])) {
          differences.add(parts[0] + "\n  " + parts[1] + "\n  " + ours);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(count).isEqualTo(900);
  }
}
