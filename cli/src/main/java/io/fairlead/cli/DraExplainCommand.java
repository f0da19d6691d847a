package io.fairlead.cli;

import io.fairlead.cli.DraQuestion.Answer;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Why the scheduler gives these devices, or none. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say why devices are given to claims, or why not, and what would help.",
    footer = {
      "",
      "Takes the same input as allocate. Each remedy was tried on the allocator.",
      "Exit codes: 0 all sets fit, 1 one does not or nobody knows, 2 unreadable or invalid input."
    })
final class DraExplainCommand implements Callable<Integer> {

  @Mixin private DeviceInput input;
  @Mixin private DraQuestion question;
  @Mixin private Output output;

  @Override
  public Integer call() {
    List<Answer> answers = question.answers(input);
    input.print(output, () -> text(answers), () -> json(answers));
    return answers.stream().allMatch(Answer::fits) ? ExitCode.FINE : ExitCode.FINDING;
  }

  private static String text(List<Answer> answers) {
    StringBuilder text = new StringBuilder();
    for (Answer answer : answers) {
      if (answer.pod() != null) {
        text.append("Pod ").append(answer.pod()).append(":\n");
      }
      text.append(answer.result().explain().text());
    }
    return text.toString();
  }

  private static Json json(List<Answer> answers) {
    if (answers.size() == 1 && answers.get(0).pod() == null) {
      return answers.get(0).result().explain().toJson();
    }
    List<Json> sets = new ArrayList<>();
    for (Answer answer : answers) {
      sets.add(
          Json.object()
              .put("pod", answer.pod())
              .put("explanation", answer.result().explain().toJson())
              .build());
    }
    return Json.object().put("sets", sets).build();
  }
}
