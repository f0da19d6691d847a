package io.fairlead.autoscale.kubernetes;

import java.util.List;

/** Conditions of a scaled object; unlike others they have no time of transition. */
final class KedaConditions {

  private KedaConditions() {}

  static void set(
      List<HpaCondition> conditions, String type, String status, String reason, String message) {
    HpaCondition made = new HpaCondition(type, status, reason, message, null);
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).type().equals(type)) {
        conditions.set(i, made);
        return;
      }
    }
    conditions.add(made);
  }
}
