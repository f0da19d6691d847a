package io.fairlead.servers.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.servers.files.MarkdownBlocks;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** docs/reference/engines.md says what the tables in the code say. */
class EngineDocumentationTest {

  @TestFactory
  Iterable<DynamicTest> thePageHasTheTableOfEveryEngine() {
    String page = MarkdownBlocks.page("engines.md");
    return Stream.concat(
            EngineMetrics.builtIn().stream(), Stream.of(EngineMetrics.endpointPicker()))
        .map(
            engine ->
                DynamicTest.dynamicTest(
                    engine.name(), () -> assertThat(page).contains(section(engine))))
        .toList();
  }

  /** The section of the page, to be pasted after a table was changed. */
  static String section(EngineMetrics engine) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(engine.title()).append(": `").append(engine.name()).append("`\n\n");
    text.append("Page: `").append(engine.path()).append("`\n\n");
    text.append("| metric | unit | over several | on the page, preferred name first |\n");
    text.append("|---|---|---|---|\n");
    for (MetricRow row : engine.rows()) {
      text.append("| `")
          .append(row.metric().name())
          .append("` | ")
          .append(row.metric().unit())
          .append(" | ")
          .append(row.over().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(
              row.sources().stream()
                  .map(source -> "`" + source + "`")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    if (!engine.histograms().isEmpty()) {
      text.append("\n| distribution | on the page, preferred name first |\n|---|---|\n");
      for (HistogramRow row : engine.histograms()) {
        text.append("| `")
            .append(row.histogram())
            .append("` | ")
            .append(
                row.sources().stream()
                    .map(source -> "`" + source + "`")
                    .collect(Collectors.joining(", ")))
            .append(" |\n");
      }
    }
    engine
        .lora()
        .ifPresent(
            lora ->
                text.append("\nLoRA adapters: labels `")
                    .append(lora.runningLabel())
                    .append("`, `")
                    .append(lora.waitingLabel())
                    .append("` and `")
                    .append(lora.maxLabel())
                    .append("` of `")
                    .append(lora.name())
                    .append("`.\n"));
    return text.toString();
  }
}
