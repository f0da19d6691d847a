package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Repeats a solution, device by device, and notes what stood before each of them. */
final class Choices {

  private static final String LED_NOWHERE = "would have led nowhere further on";

  private final Fits fits;
  private final Demand demand;
  private final NodeView view;
  private final ObstacleFinder finder;
  private final Ledger ledger;
  private final Map<Demand.Option, List<DeviceChoice>> chosen = new LinkedHashMap<>();
  private final Map<Demand.Option, Integer> next = new LinkedHashMap<>();

  Choices(Explainer explainer, Fits fits) {
    this.fits = fits;
    demand = explainer.demand();
    view = explainer.view(fits.node());
    Attempt attempt = explainer.attempt(view);
    finder = explainer.finder(attempt);
    ledger = attempt.ledger();
  }

  List<RequestVerdict> verdicts() {
    Map<DeviceId, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < view.size; i++) {
      numbers.putIfAbsent(view.id(i), i);
    }
    for (ClaimAllocation allocation : fits.allocations()) {
      List<DeviceId> devices = allocation.devices();
      List<DeviceRequestAllocationResult> results = allocation.results();
      for (int i = 0; i < results.size(); i++) {
        Demand.Option option = option(allocation.claim(), Texts.orEmpty(results.get(i).request()));
        Integer number = numbers.get(devices.get(i));
        if (option != null && number != null) {
          choose(option, number);
        }
      }
    }
    List<RequestVerdict> verdicts = new ArrayList<>();
    chosen.forEach(
        (option, choices) ->
            verdicts.add(
                new RequestVerdict(
                    ObstacleFinder.ref(demand, option),
                    option.all(),
                    choices.size(),
                    choices.size(),
                    choices.size(),
                    true,
                    present(option),
                    List.of(),
                    choices)));
    return verdicts;
  }

  private Demand.@Nullable Option option(ClaimRef claim, String result) {
    for (Demand.Option option : demand.options()) {
      if (option.result().equals(result)
          && demand.claims().get(option.claim()).ref().equals(claim)) {
        return option;
      }
    }
    return null;
  }

  private int present(Demand.Option option) {
    int present = 0;
    for (int device = 0; device < view.size; device++) {
      present += finder.isMeant(option, device) ? 1 : 0;
    }
    return present;
  }

  private void choose(Demand.Option option, int device) {
    ObstacleGroups skipped = new ObstacleGroups();
    for (int before = next.getOrDefault(option, 0); before < device; before++) {
      Obstacle obstacle = finder.isMeant(option, before) ? finder.give(option, before) : null;
      if (obstacle == null && finder.isMeant(option, before)) {
        ledger.takeBack();
        obstacle = new Obstacle.Barred(LED_NOWHERE);
      }
      if (obstacle != null) {
        skipped.add(obstacle, view.id(before));
      }
    }
    finder.give(option, device);
    next.put(option, device + 1);
    chosen
        .computeIfAbsent(option, none -> new ArrayList<>())
        .add(new DeviceChoice(view.id(device), device, skipped.list()));
  }
}
