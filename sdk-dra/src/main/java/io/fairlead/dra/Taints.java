package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which taints keep a device from being allocated. */
final class Taints {

  private Taints() {}

  /**
   * Returns the first taint of a device that is not tolerated, {@code null} if there is none.
   *
   * @param withRules whether taints of rules count
   */
  static @Nullable DeviceTaint blocking(
      List<DeviceToleration> tolerations, SliceColumns slice, int index, boolean withRules) {
    for (DeviceTaint taint : Texts.orEmpty(slice.devices.get(index).taints())) {
      if (blocks(taint, tolerations)) {
        return taint;
      }
    }
    for (DeviceTaint taint : withRules ? slice.ruleTaints(index) : List.<DeviceTaint>of()) {
      if (blocks(taint, tolerations)) {
        return taint;
      }
    }
    return null;
  }

  private static boolean blocks(DeviceTaint taint, List<DeviceToleration> tolerations) {
    if (!DeviceTaintEffect.NO_SCHEDULE.equals(taint.effect())
        && !DeviceTaintEffect.NO_EXECUTE.equals(taint.effect())) {
      return false;
    }
    for (DeviceToleration toleration : tolerations) {
      if (tolerates(toleration, taint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean tolerates(DeviceToleration toleration, DeviceTaint taint) {
    DeviceTaintEffect effect = toleration.effect();
    if (effect != null && !effect.value().isEmpty() && !effect.equals(taint.effect())) {
      return false;
    }
    String key = Texts.orEmpty(toleration.key());
    if (!key.isEmpty() && !key.equals(Texts.orEmpty(taint.key()))) {
      return false;
    }
    DeviceTolerationOperator operator = toleration.operator();
    if (operator == null
        || operator.value().isEmpty()
        || operator.equals(DeviceTolerationOperator.EQUAL)) {
      return Texts.orEmpty(toleration.value()).equals(Texts.orEmpty(taint.value()));
    }
    return operator.equals(DeviceTolerationOperator.EXISTS);
  }
}
