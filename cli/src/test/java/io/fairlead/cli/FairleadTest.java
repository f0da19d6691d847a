package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairleadTest {

  private final Shell shell = new Shell();

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("Usage: fairlead", "Areas:", "Exit codes:");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void saysItsVersion() {
    assertThat(run("--version")).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).matches("fairlead [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
  }

  @Test
  void wrongUsageIsNoResult() {
    assertThat(run()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).startsWith("fairlead: an area is missing").contains("Areas:", "route");
    assertThat(run("route")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).startsWith("fairlead: a verb is missing").contains("explain", "replay");
    assertThat(run("rout", "explain")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("Did you mean: fairlead route?");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aComplaintIsNotPushedOffTheScreenByAllOptions() {
    assertThat(run("route", "explain", "-o", "xml")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .isEqualTo(
            "fairlead: Invalid value for option '--output': expected one of [TEXT, JSON]"
                + " (case-insensitive) but was 'xml'\n"
                + "see fairlead route explain --help\n");
    assertThat(run("route", "explain", "--poool", "x")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("--poool", "--pool").doesNotContain("Usage:");
  }

  private int run(String... args) {
    return shell.run(args);
  }
}
