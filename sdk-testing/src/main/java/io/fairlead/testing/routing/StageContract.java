package io.fairlead.testing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.Stage;
import org.junit.jupiter.api.Test;

/** What every {@link Stage} promises; extend one of the kits for scorers, filters or pickers. */
public abstract class StageContract {

  /** For the kits of this package. */
  StageContract() {}

  abstract Stage stage();

  @Test
  void hasAStableKebabCaseName() {
    assertThat(stage().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(stage().name()).isEqualTo(stage().name());
  }

  @Test
  void alwaysReadsTheSameColumns() {
    assertThat(stage().reads()).isEqualTo(stage().reads());
  }
}
