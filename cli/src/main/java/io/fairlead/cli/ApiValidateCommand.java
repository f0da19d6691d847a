package io.fairlead.cli;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import io.fairlead.validation.SchemaSet;
import io.fairlead.validation.Severity;
import io.fairlead.validation.Validator;
import io.fairlead.validation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the API server would say of objects. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Say what the API server would say of objects, without asking it.",
    footer = {
      "",
      "Items of a List are validated one by one. A kind that is not built in needs its --crd;",
      "without it only metadata are checked, and a warning says so. A definition itself is",
      "checked like any object; one that the server would not take cannot be a --crd.",
      "Checked: schemas and CEL rules; what the server has in code only for resource.k8s.io.",
      "Exit codes: 0 valid (there may be warnings), 1 violations, 2 unreadable input."
    })
final class ApiValidateCommand implements Callable<Integer> {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "YAML or JSON; - is standard input.")
  private Path file;

  @Option(
      names = "--crd",
      paramLabel = "FILE",
      description = "A CustomResourceDefinition, or several in one file; may be repeated.")
  private List<Path> crds = List.of();

  @Option(
      names = "--strict",
      description = "A field that nobody knows is a violation, not a warning.")
  private boolean strict;

  @Mixin private Output output;

  private record Answer(
      Inputs.Source source, String pointer, Json.Obj object, List<Violation> violations) {}

  @Override
  public Integer call() {
    Inputs inputs = new Inputs(JsonText.create());
    Validator validator = Validator.create(schemas(inputs));
    validator = strict ? validator.strict() : validator;
    List<Answer> answers = new ArrayList<>();
    for (Inputs.Source source : inputs.documents(file)) {
      answer(source, validator, answers);
    }
    output.print(() -> text(answers), () -> json(answers));
    return answers.stream().anyMatch(ApiValidateCommand::isRefused)
        ? ExitCode.FINDING
        : ExitCode.FINE;
  }

  private SchemaSet schemas(Inputs inputs) {
    SchemaSet schemas = SchemaSet.builtin();
    for (Path crd : crds) {
      for (Inputs.Source source : inputs.documents(crd)) {
        if (source.document().root() != Json.Null.NULL) {
          schemas = with(schemas, source);
        }
      }
    }
    return schemas;
  }

  private static SchemaSet with(SchemaSet schemas, Inputs.Source source) {
    try {
      return schemas.with(object(source));
    } catch (FairleadException e) {
      throw new FairleadException(e.code(), e.retry(), source.at("") + ": " + e.getMessage(), e);
    }
  }

  private static Json.Obj object(Inputs.Source source) {
    if (source.document().root() instanceof Json.Obj object) {
      return object;
    }
    throw Preconditions.violated(source.at(""), "an object", "something else");
  }

  private static void answer(Inputs.Source source, Validator validator, List<Answer> answers) {
    if (source.document().root() == Json.Null.NULL) {
      return;
    }
    Json.Obj object = object(source);
    String kind = String.valueOf(object.text("kind"));
    if (!kind.endsWith("List") || !(object.get("items") instanceof Json.Arr items)) {
      answers.add(new Answer(source, "", object, validator.validate(object)));
      return;
    }
    Map<String, Json> inherited = new LinkedHashMap<>();
    if (!kind.equals("List") && object.get("apiVersion") instanceof Json.Str version) {
      inherited.put("apiVersion", version);
      inherited.put("kind", new Json.Str(kind.substring(0, kind.length() - "List".length())));
    }
    for (int i = 0; i < items.items().size(); i++) {
      String pointer = "/items/" + i;
      if (!(items.items().get(i) instanceof Json.Obj item)) {
        throw Preconditions.violated(source.at(pointer), "an object", "something else");
      }
      Map<String, Json> members = new LinkedHashMap<>(inherited);
      members.putAll(item.members());
      Json.Obj whole = new Json.Obj(members);
      answers.add(new Answer(source, pointer, whole, validator.validate(whole)));
    }
  }

  private static boolean isRefused(Answer answer) {
    return answer.violations().stream().anyMatch(v -> v.severity() == Severity.ERROR);
  }

  private static String text(List<Answer> answers) {
    StringBuilder out = new StringBuilder();
    int refused = 0;
    for (Answer answer : answers) {
      refused += isRefused(answer) ? 1 : 0;
      for (Violation violation : answer.violations()) {
        out.append(answer.source().at(answer.pointer() + pointer(violation.path())))
            .append(violation.severity() == Severity.ERROR ? ": error: " : ": warning: ")
            .append(violation);
        if (!violation.hint().isEmpty()) {
          out.append(" (").append(violation.hint()).append(')');
        }
        out.append('\n');
      }
    }
    return out.append(answers.size())
        .append(answers.size() == 1 ? " object, " : " objects, ")
        .append(refused)
        .append(" refused\n")
        .toString();
  }

  /** Returns the JSON pointer of a path of the API server. */
  static String pointer(String path) {
    if (path.equals("<nil>")) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    boolean key = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!key && (c == '.' || c == '[')) {
        out.append(out.length() == 0 && c == '.' ? "" : "/");
        key = c == '[';
      } else if (c == ']') {
        key = false;
      } else if (c == '~' || c == '/') {
        out.append(c == '~' ? "~0" : "~1");
      } else {
        out.append(out.length() == 0 ? "/" : "").append(c);
      }
    }
    return out.toString();
  }

  private static Json.Obj json(List<Answer> answers) {
    List<Json> documents = new ArrayList<>();
    for (Answer answer : answers) {
      List<Json> violations = new ArrayList<>();
      answer.violations().forEach(violation -> violations.add(violation.toJson()));
      documents.add(
          Json.object()
              .put("kind", text(answer.object(), "kind"))
              .put("name", name(answer.object()))
              .put("violations", new Json.Arr(violations))
              .build());
    }
    return Json.object().put("documents", new Json.Arr(documents)).build();
  }

  private static String name(Json.Obj object) {
    return object.get("metadata") instanceof Json.Obj metadata ? text(metadata, "name") : "";
  }

  private static String text(Json.Obj object, String name) {
    String text = object.text(name);
    return text == null ? "" : text;
  }
}
