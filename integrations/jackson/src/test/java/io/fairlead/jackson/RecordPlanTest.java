package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.core.v1.ContainerPort;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordPlanTest {

  private final ResourceCodec codec = ResourceCodec.create();

  private ContainerPort read(List<String> members) {
    String json = '{' + String.join(",", members) + '}';
    return codec.readRecord(json.getBytes(StandardCharsets.UTF_8), ContainerPort.class);
  }

  @Test
  void fieldsAreFoundInWhateverOrderTheyCameBefore() {
    List<String> members =
        new ArrayList<>(
            List.of(
                "\"containerPort\":80",
                "\"hostIP\":\"::1\"",
                "\"hostPort\":81",
                "\"name\":\"http\"",
                "\"new\":true"));
    Random random = new Random(3);
    ContainerPort port = read(members);
    assertThat(port.unknownFields()).isEqualTo(Map.of("new", Json.Bool.TRUE));
    for (int round = 0; round < 500; round++) {
      Collections.shuffle(members, random);
      assertThat(read(members)).isEqualTo(port);
    }
  }

  @Test
  void aNameWithEscapesIsTheSameName() {
    assertThat(read(List.of("\"\\u006eame\":\"http\"")).name()).isEqualTo("http");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefusedEvenIfItIsWhatCameNextLastTime() {
    read(List.of("\"name\":\"a\"", "\"hostPort\":1"));

    assertThatThrownBy(() -> read(List.of("\"name\":\"a\"", "\"hostPort\":1", "\"hostPort\":2")))
        .hasMessageContaining("\"hostPort\" is there twice");
  }
}
