package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * A yes-or-no fact that follows from the spec of an endpoint alone, such as a matching label.
 *
 * <p>Evaluated once per endpoint and change of membership, then read as one bit; so a label
 * selector over thousands of endpoints costs a decision next to nothing. Keep it in a field: the
 * cached bits are found by {@code equals}, which for a trait is name and test.
 *
 * @param name for {@code toString}; need not be unique
 * @param test pure; a lambda kept in a constant or field, or an object with {@code equals}
 */
public record Trait(String name, Predicate<EndpointSpec> test) {

  public Trait {
    requireNotBlank(name, "name of a trait");
    Objects.requireNonNull(test, "test");
  }
}
