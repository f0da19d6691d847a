package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FairleadTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).contains("Usage: fairlead", "Areas:", "Exit codes:");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysItsVersion() {
    assertThat(run("--version")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).matches("fairlead [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
  }

  @Test
  void wrongUsageIsNoResult() {
    assertThat(run()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString()).startsWith("an area is missing");
    assertThat(run("no-such-area")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... args) {
    return Fairlead.run(new PrintWriter(out), new PrintWriter(err, true), args);
  }
}
