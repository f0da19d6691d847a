package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.servers.Shared;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelsAndErrorsTest {

  @Test
  void readsModelsWithTheirParents() {
    assertThat(
            models(
                """
                {"object":"list","models":[{"id":"x"}],"data":[
                {"id":"base","object":"model","parent":null,"max_model_len":2048,"permission":[{"id":"p"}]},
                {"object":"model","id":"l\\u006fra","parent":"base"},{"object":"model"},7]}"""))
        .contains(
            List.of(
                new ServedModel("base", Optional.empty(), OptionalInt.of(2048)),
                new ServedModel("lora", Optional.of("base"), OptionalInt.empty())));
  }

  @Test
  void anythingElseIsNoAnswerToModels() {
    assertThat(models("")).isEmpty();
    assertThat(models("<html>")).isEmpty();
    assertThat(models("{\"detail\":\"Not Found\"}")).isEmpty();
    assertThat(models("{\"data\":[{\"id\":\"a\"}]")).isEmpty();
    assertThat(models("{\"data\":[]}")).contains(List.of());
  }

  @Test
  void writesWhatItReads() {
    List<ServedModel> models =
        List.of(
            new ServedModel("a\"b", Optional.empty(), OptionalInt.of(7)),
            new ServedModel("c", Optional.of("a\"b"), OptionalInt.empty()));
    byte[] body = ModelsAnswer.write(models);
    assertThat(ModelsAnswer.read(body)).contains(models);
    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"id\":\"a\\\"b\",\"object\":\"model\",\"owned_by\":"
                + "\"fairlead\",\"max_model_len\":7},{\"id\":\"c\",\"object\":\"model\","
                + "\"owned_by\":\"fairlead\",\"parent\":\"a\\\"b\"}]}");
  }

  @Test
  void readsCapturedModels() {
    assertThat(ModelsAnswer.read(Shared.exchange("vllm-0.32.0/models-with-lora").body()))
        .hasValueSatisfying(
            models -> {
              assertThat(models.get(0).id()).isEqualTo("tiny");
              assertThat(models.get(0).maxModelLen()).hasValue(2048);
              assertThat(models.subList(1, models.size()))
                  .isNotEmpty()
                  .allSatisfy(m -> assertThat(m.parent()).contains("tiny"));
            });
    assertThat(ModelsAnswer.read(Shared.exchange("llama-server/models").body()))
        .hasValueSatisfying(m -> assertThat(m).extracting(ServedModel::id).containsOnly("tiny"));
  }

  @Test
  void errorsHaveTheShapeOfOpenAi() {
    ErrorAnswer error = ErrorAnswer.of(429, "saturated", "all \"servers\" are busy\n");
    assertThat(new String(error.body(), UTF_8))
        .isEqualTo(
            "{\"error\":{\"message\":\"all \\\"servers\\\" are busy\\n\",\"type\":"
                + "\"rate_limit_error\",\"param\":null,\"code\":\"saturated\"}}");
    assertThat(new String(error.event(), UTF_8))
        .startsWith("event: error\ndata: {\"error\":{")
        .endsWith("}}\n\n");
    AnswerReader reader = new AnswerReader();
    reader.begin(true);
    reader.feed(error.event(), 0, error.event().length);
    assertThat(reader.error()).isTrue();
    assertThat(reader.events()).isEqualTo(1);
  }

  @Test
  void aRequestProblemBecomesAnError() {
    RequestReader reader = new RequestReader(RequestLimits.DEFAULT);
    reader.begin(RequestKind.CHAT, PromptSink.NONE);
    reader.feed("{}".getBytes(UTF_8), 0, 2);
    ErrorAnswer error = ErrorAnswer.of((RequestProblem) reader.finish());
    assertThat(error.status()).isEqualTo(400);
    assertThat(new String(error.body(), UTF_8))
        .contains(
            "\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"model_missing\"");
  }

  @Test
  void controlCharactersAndLoneHalvesAreEscaped() {
    assertThat(new String(RequestFacts.quotedModel("\u0001\ud83d\ude00\ud83dx\ude00"), UTF_8))
        .isEqualTo("\"\\u0001\ud83d\ude00\\ud83dx\\ude00\"");
  }

  private static Optional<List<ServedModel>> models(String body) {
    return ModelsAnswer.read(body.getBytes(UTF_8));
  }
}
