package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.Document;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.validation.SchemaSet;
import io.fairlead.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The example on each reference page of a kind is valid. */
class ReferencePagesTest {

  private static final Path PAGES =
      Path.of(System.getProperty("fairlead.root"), "docs/reference/resources");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final Validator validator = Validator.create(SchemaSet.builtin());

  @TestFactory
  Stream<DynamicTest> examplesAreValid() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.sorted().toList().stream()
          .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
    }
  }

  private void check(Path page) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(page));
    while (example.find()) {
      byte[] yaml = example.group(1).getBytes(StandardCharsets.UTF_8);
      for (Document document : JsonText.create().readAll(yaml)) {
        Json.Obj object = (Json.Obj) document.root();
        if (!"EndpointPickerConfig".equals(object.text("kind"))) { // lives in files, has no schema
          assertThat(validator.validate(object)).as(object.text("kind")).isEmpty();
        }
      }
    }
  }
}
