package io.fairlead.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every code of a {@code FairleadException} stands on the page of error codes, and no other. */
class ErrorCodesTest {

  private static final Path PAGE =
      Path.of(System.getProperty("fairlead.root"), "docs/reference/errors.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern CODE =
      Pattern.compile("(FairleadException\\(\\s*)?\"(([a-z]+)\\.[a-z]+(?:-[a-z]+)*)\"");

  @Test
  void thePageOfErrorCodesListsThoseOfTheCode() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).toList();
    assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes(rows));
  }

  /** Returns what is thrown as a code, and what has the form of one in an area that has codes. */
  private static Set<String> codes(List<String> rows) {
    Set<String> areas =
        rows.stream().map(row -> row.substring(0, row.indexOf('.'))).collect(Collectors.toSet());
    return Source.ofMain().stream()
        .flatMap(source -> CODE.matcher(source.text()).results())
        .filter(text -> text.group(1) != null || areas.contains(text.group(3)))
        .map(text -> text.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
