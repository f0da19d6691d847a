package io.fairlead.cli;

import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.Explanation;
import io.fairlead.dra.Fits;
import io.fairlead.dra.Inventory;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  private record Answer(@Nullable String pod, boolean fits, Explanation explanation) {}

  @Override
  public Integer call() {
    DeviceObjects objects = input.objects();
    Allocator allocator = question.allocator(input.features());
    Inventory inventory = DraQuestion.inventory(objects);
    List<Answer> answers = new ArrayList<>();
    for (DraQuestion.Asked asked : question.sets(objects)) {
      AllocationResult result =
          question.allocate(allocator, asked.claims().apply(inventory), inventory);
      answers.add(new Answer(asked.pod(), result instanceof Fits, result.explain()));
      if (result instanceof Fits fits) {
        inventory = fits.after();
      }
    }
    input.print(output, () -> text(answers), () -> json(answers));
    return answers.stream().allMatch(Answer::fits) ? ExitCode.FINE : ExitCode.FINDING;
  }

  private static String text(List<Answer> answers) {
    StringBuilder text = new StringBuilder();
    for (Answer answer : answers) {
      if (answer.pod != null) {
        text.append("Pod ").append(answer.pod).append(":\n");
      }
      text.append(answer.explanation.text());
    }
    return text.toString();
  }

  private static Json json(List<Answer> answers) {
    if (answers.size() == 1 && answers.get(0).pod == null) {
      return answers.get(0).explanation.toJson();
    }
    List<Json> sets = new ArrayList<>();
    for (Answer answer : answers) {
      sets.add(
          Json.object()
              .put("pod", answer.pod)
              .put("explanation", answer.explanation.toJson())
              .build());
    }
    return Json.object().put("sets", sets).build();
  }
}
