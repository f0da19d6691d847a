package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.DynamicResource;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceTypes;
import io.fairlead.api.llmd.v1alpha1.EndpointPickerConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example on each reference page is read, and comes back as it was. */
class ReferenceExamplesTest {

  private static final Path PAGES =
      Path.of(System.getProperty("fairlead.root"), "docs/reference/resources");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final ResourceCodec codec = ResourceCodec.create();

  private static List<byte[]> examples() throws IOException {
    List<byte[]> examples = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.sorted().toList()) {
        Matcher example = EXAMPLE.matcher(Files.readString(page));
        while (example.find()) {
          examples.add(example.group(1).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return examples;
  }

  @Test
  void everyKindHasAnExampleThatRoundTrips() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (byte[] example : examples()) {
      codec.readAll(
          new ByteArrayInputStream(example),
          item -> {
            Resource read = ((Item.Read<? extends Resource>) item).resource();
            seen.add(read.apiVersion() + " " + read.kind());
            List<Resource> again = new ArrayList<>();
            codec.readAll(
                new ByteArrayInputStream(codec.writeYaml(read).getBytes(StandardCharsets.UTF_8)),
                i -> again.add(((Item.Read<? extends Resource>) i).resource()));
            assertThat(again).containsExactly(read);
            assertThat(read.unknownFields().isEmpty() || read instanceof DynamicResource).isTrue();
          });
    }
    ResourceTypes.ALL.forEach(
        type -> assertThat(seen).contains(type.apiVersion() + " " + type.kind()));
  }

  @Test
  void theConfigurationOfAPickerIsARecordOfItsOwn() throws IOException {
    for (byte[] example : examples()) {
      if (new String(example, StandardCharsets.UTF_8).contains("kind: EndpointPickerConfig")) {
        EndpointPickerConfig config = codec.readRecord(example, EndpointPickerConfig.class);
        assertThat(config.plugins()).hasSize(3);
        assertThat(config.flowControl().effectiveDefaultRequestTTL().toDuration()).hasSeconds(30);
        assertThat(codec.readRecord(codec.writeRecord(config), EndpointPickerConfig.class))
            .isEqualTo(config);
        return;
      }
    }
    throw new AssertionError("no example of an EndpointPickerConfig");
  }
}
