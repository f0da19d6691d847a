package io.fairlead.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How partitions of devices are told apart: for the commands that count them. */
final class PartitionTyping {

  @Option(
      names = "--type-attribute",
      paramLabel = "DOMAIN/NAME",
      description =
          "Attribute that tells types of partitions apart. Default: the one that slices name, or"
              + " one that tells apart how much devices consume.")
  private @Nullable String attribute;

  @Nullable String attribute() {
    return attribute;
  }
}
