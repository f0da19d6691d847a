package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.cli.DraQuestion.Answer;
import io.fairlead.dra.Aborted;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.ClaimAllocation;
import io.fairlead.dra.Fits;
import io.fairlead.dra.NoFit;
import io.fairlead.dra.Undecided;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the scheduler would allocate. */
@Command(
    name = "allocate",
    mixinStandardHelpOptions = true,
    description = "Say which devices the scheduler would give to claims, and on which node.",
    footer = {
      "",
      "Allocates the claims without status.allocation, in input order, all on one node",
      "or not at all; with pods in the input, one such set for each pod, each seeing",
      "what those before it got. What allocated claims hold is taken. Nodes are tried",
      "in input order.",
      "Exit codes: 0 all sets fit, 1 one does not or nobody knows, 2 unreadable or invalid input."
    })
final class DraAllocateCommand implements Callable<Integer> {

  @Mixin private DeviceInput input;
  @Mixin private DraQuestion question;
  @Mixin private Output output;

  @Override
  public Integer call() {
    List<Answer> answers = question.answers(input);
    input.print(output, () -> text(answers), () -> json(answers));
    return answers.stream().allMatch(Answer::fits) ? ExitCode.FINE : ExitCode.FINDING;
  }

  private static Json json(List<Answer> answers) {
    if (answers.size() == 1 && answers.get(0).pod() == null) {
      return json(Json.object(), answers.get(0).result());
    }
    List<Json> sets = new ArrayList<>();
    for (Answer answer : answers) {
      sets.add(json(Json.object().put("pod", answer.pod()), answer.result()));
    }
    return Json.object().put("sets", sets).build();
  }

  private static Json json(JsonObjectBuilder to, AllocationResult result) {
    if (result instanceof Fits fits) {
      List<Json> allocations = new ArrayList<>();
      for (ClaimAllocation one : fits.allocations()) {
        allocations.add(
            Json.object()
                .put("claim", one.claim().toString())
                .put(
                    "allocation",
                    Shape.of(io.fairlead.api.resource.v1.AllocationResult.class)
                        .toJson(one.allocation()))
                .build());
      }
      return to.put("node", fits.node()).put("allocations", allocations).build();
    } else if (result instanceof NoFit no) {
      Json why =
          Json.object()
              .put("proof", no.proof().toString())
              .put("nodes", no.nodes())
              .put("summary", no.explain().summary())
              .build();
      return to.put("noFit", why).build();
    } else if (result instanceof Undecided open) {
      return to.put("undecided", Json.object().put("steps", open.steps()).build()).build();
    }
    Aborted aborted = (Aborted) result;
    Json why = Json.object().put("message", aborted.message()).put("node", aborted.node()).build();
    return to.put("aborted", why).build();
  }

  private static String text(List<Answer> answers) {
    StringBuilder text = new StringBuilder();
    for (Answer answer : answers) {
      if (answer.pod() != null) {
        text.append("pod ").append(answer.pod()).append(' ');
      }
      text.append(answer.result()).append('\n');
      if (answer.result() instanceof NoFit no) {
        text.append("  ").append(no.explain().summary()).append('\n');
      }
      if (answer.result() instanceof Fits fits) {
        for (ClaimAllocation one : fits.allocations()) {
          text.append("  claim ").append(one.claim()).append('\n');
          one.devices().forEach(device -> text.append("    ").append(device).append('\n'));
        }
      }
    }
    return text.toString();
  }
}
