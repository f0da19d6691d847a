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
    assertThat(shell.err()).startsWith("an area is missing");
    assertThat(run("no-such-area")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.out()).isEmpty();
  }

  private int run(String... args) {
    return shell.run(args);
  }
}
