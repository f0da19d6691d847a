package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Objects, good and bad, with what the API server's own code said of them: apiextensions-apiserver
 * 0.37.2 for kinds of CRDs, kubernetes 1.37.2 for kinds of resource.k8s.io. Run once; this is the
 * table of its answers.
 */
class ServerAnswersTest {

  @Test
  void kindsOfDefinitionsAreAnsweredAsTheServerDoes() throws IOException {
    check(Samples.lines("answers.jsonl"));
  }

  @Test
  void kindsOfDevicesAreAnsweredAsTheServerDoes() throws IOException {
    check(Samples.lines("device-answers.jsonl"));
  }

  /**
   * Random definitions, each with an object of its kind: what is pruned, filled in, ratcheted and
   * refused does not depend on the kinds that happen to be built in.
   */
  @Test
  void kindsOfAnyDefinitionAreAnsweredAsTheServerDoes() throws IOException {
    check(Samples.lines("definition-answers.jsonl"));
  }

  private static void check(List<Json.Obj> answers) {
    SoftAssertions all = new SoftAssertions();
    for (Json.Obj answer : answers) {
      List<Violation> found = run(answer);
      all.assertThat(errors(found)).as("%s", answer).isEqualTo(expected(answer));
      all.assertThat(paths(found, Violation.Type.UNKNOWN_FIELD))
          .as("%s", answer)
          .isEqualTo(SchemaReader.texts(answer.get("unknown")));
      all.assertThat(warnings(found))
          .as("%s", answer)
          .isEqualTo(SchemaReader.texts(answer.get("warnings")).stream().sorted().toList());
    }
    all.assertAll();
    assertThat(answers).hasSizeGreaterThan(100);
  }

  private static List<Violation> run(Json.Obj answer) {
    Validator validator = Validator.create(schemas(answer));
    Json.Obj object = (Json.Obj) answer.get("object");
    return answer.get("before") instanceof Json.Obj before
        ? validator.validateUpdate(before, object)
        : validator.validate(object);
  }

  private static SchemaSet schemas(Json.Obj answer) {
    Json schema = answer.get("schema");
    return schema == null
        ? SchemaSet.builtin()
        : SchemaSet.builtin().with(Samples.definition(schema, answer.get("scale")));
  }

  private static List<String> errors(List<Violation> found) {
    return found.stream()
        .filter(v -> v.severity() == Severity.ERROR)
        .map(v -> v.path() + ": " + v.message())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> warnings(List<Violation> found) {
    return found.stream()
        .filter(v -> v.severity() == Severity.WARNING)
        .filter(v -> v.type() != Violation.Type.UNKNOWN_FIELD)
        .map(Violation::toString)
        .sorted()
        .toList();
  }

  private static List<String> paths(List<Violation> found, Violation.Type type) {
    return found.stream().filter(v -> v.type() == type).map(Violation::path).sorted().toList();
  }

  private static List<String> expected(Json.Obj answer) {
    List<String> errors = new ArrayList<>();
    for (Json error : ((Json.Arr) answer.get("errors")).items()) {
      List<String> parts = SchemaReader.texts(error);
      errors.add(parts.get(0) + ": " + parts.get(parts.size() - 1));
    }
    return errors.stream().distinct().sorted().toList();
  }
}
