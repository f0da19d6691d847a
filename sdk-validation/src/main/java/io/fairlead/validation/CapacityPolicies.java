package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks how much of a capacity may be asked for. */
final class CapacityPolicies {

  private static final int MOST_VALUES = 10;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final String RULE = "requestPolicy";

  private final Findings findings;

  CapacityPolicies(Findings findings) {
    this.findings = findings;
  }

  static @Nullable Quantity quantity(@Nullable Json value) {
    try {
      if (value instanceof Json.Str text) {
        return Quantity.parse(text.value());
      }
      return value instanceof Json.Num number ? Quantity.parse(number.text()) : null;
    } catch (IllegalArgumentException e) {
      return null; // the schema has complained
    }
  }

  void check(Json.Obj capacity, Json.Obj policy, Path path) {
    List<Json> values = Wire.list(policy, "validValues");
    Json range = Wire.present(policy, "validRange");
    if (!values.isEmpty() && range != null) {
      findings.forbidden(
          path,
          "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\""
              + " at the same time",
          RULE);
      return;
    }
    if (values.isEmpty() && range == null) {
      return;
    }
    Quantity most = quantity(capacity.get("value"));
    Quantity standard = quantity(policy.get("default"));
    if (standard == null) {
      String what = values.isEmpty() ? "validRange" : "validValues";
      findings.required(path.child("default"), "required when " + what + " is defined", RULE);
    } else if (range instanceof Json.Obj bounds) {
      range(standard, most == null ? Quantity.ZERO : most, bounds, path.child("validRange"));
    } else {
      values(standard, most == null ? Quantity.ZERO : most, values, path.child("validValues"));
    }
  }

  private void values(Quantity standard, Quantity most, List<Json> values, Path path) {
    List<Quantity> options = new ArrayList<>();
    for (Json value : values) {
      Quantity option = quantity(value);
      options.add(option == null ? Quantity.ZERO : option);
    }
    for (int i = 1; i < options.size(); i++) {
      if (options.get(i - 1).compareTo(options.get(i)) > 0) {
        invalid(options.get(i), "values must be sorted in ascending order", path.index(i));
      }
    }
    if (options.size() > MOST_VALUES) {
      findings.tooMany(path, options.size(), MOST_VALUES, "maxItems");
    } else {
      options(options, most, path);
    }
    boolean found = options.size() <= MOST_VALUES && contains(options, standard);
    if (!found) {
      invalid(standard, "default value is not valid according to the requestPolicy", path);
    }
  }

  private void options(List<Quantity> options, Quantity most, Path path) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).compareTo(most) > 0) {
        invalid(
            options.get(i),
            "option is larger than capacity value: " + most.canonical(),
            path.index(i));
      }
    }
    List<Json> keys = new ArrayList<>();
    options.forEach(option -> keys.add(new Json.Str(rounded(option).toPlainString())));
    Wire.unique(keys, path, findings);
  }

  private static boolean contains(List<Quantity> quantities, Quantity wanted) {
    return quantities.stream().anyMatch(quantity -> quantity.compareTo(wanted) == 0);
  }

  private void range(Quantity standard, Quantity most, Json.Obj bounds, Path path) {
    Quantity min = quantity(bounds.get("min"));
    Quantity max = quantity(bounds.get("max"));
    Quantity step = quantity(bounds.get("step"));
    if (min == null) {
      findings.required(path.child("min"), "required when validRange is defined", RULE);
      return;
    }
    if (min.compareTo(most) > 0) {
      invalid(min, "min is larger than capacity value: " + most.canonical(), path.child("min"));
    }
    if (standard.compareTo(min) < 0) {
      invalid(standard, "default is less than min: " + min.canonical(), path.child("default"));
    }
    if (max != null) {
      if (min.compareTo(max) > 0) {
        invalid(min, "min is larger than max: " + max.canonical(), path.child("max"));
      }
      if (max.compareTo(most) > 0) {
        invalid(max, "max is larger than capacity value: " + most.canonical(), path.child("max"));
      }
      if (standard.compareTo(max) > 0) {
        invalid(standard, "default is more than max: " + max.canonical(), path.child("default"));
      }
    }
    steps(standard, most, min, max, step, path);
  }

  private void steps(
      Quantity standard,
      Quantity most,
      Quantity min,
      @Nullable Quantity max,
      @Nullable Quantity step,
      Path path) {
    if (step == null) {
      return;
    }
    if (step.signum() <= 0) {
      invalid(step, "must be greater than zero", path.child("step"));
      return;
    }
    Quantity first = min.plus(step);
    if (first.compareTo(most) > 0) {
      invalid(
          step,
          "one step " + first.canonical() + " is larger than capacity value: " + most.canonical(),
          path.child("step"));
    }
    if (allFit(standard, min, max, step, path)) {
      step(standard, min, step, path);
      if (max != null) {
        step(max, min, step, path);
      }
    }
  }

  private void step(Quantity value, Quantity min, Quantity step, Path path) {
    BigDecimal distance = rounded(value).subtract(rounded(min));
    if (distance.remainder(rounded(step)).signum() != 0) {
      invalid(
          value,
          "value is not a multiple of a given step ("
              + step.canonical()
              + ") from ("
              + min.canonical()
              + ")",
          path.child("step"));
    }
  }

  /** Whether all bounds can be computed with in whole numbers. */
  private boolean allFit(
      Quantity standard, Quantity min, @Nullable Quantity max, Quantity step, Path path) {
    boolean fits = isFit(standard, path.child("default"));
    fits &= isFit(min, path.child("min"));
    fits &= max == null || isFit(max, path.child("max"));
    fits &= isFit(step, path.child("step"));
    return fits;
  }

  private boolean isFit(Quantity bound, Path path) {
    BigDecimal value = bound.toBigDecimal();
    if (value.signum() < 0) {
      invalid(bound, "must be greater than or equal to 0", path);
    } else if (value.compareTo(LARGEST) > 0) {
      invalid(bound, "must not be larger than 9223372036854775807", path);
    }
    return value.signum() >= 0 && value.compareTo(LARGEST) <= 0;
  }

  /** As the server computes by default: fractions count as the next whole number. */
  private static BigDecimal rounded(Quantity quantity) {
    return quantity.toBigDecimal().setScale(0, RoundingMode.CEILING);
  }

  private void invalid(Quantity value, String text, Path path) {
    findings.invalid(path, new Json.Str(value.canonical()), text, RULE);
  }
}
