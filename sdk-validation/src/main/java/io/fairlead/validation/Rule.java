package io.fairlead.validation;

import org.jspecify.annotations.Nullable;

/**
 * A rule in CEL, as {@code x-kubernetes-validations} states it.
 *
 * @param rule the expression
 * @param message what to say, {@code null} if the rule itself is to be printed
 * @param messageExpression an expression that yields what to say, or {@code null}
 * @param reason a type of violation other than invalid, or {@code null}
 * @param fieldPath where below the place of the rule, or {@code null}
 * @param optionalOldSelf whether the rule also runs where there is no old value
 */
record Rule(
    String rule,
    @Nullable String message,
    @Nullable String messageExpression,
    @Nullable String reason,
    @Nullable String fieldPath,
    boolean optionalOldSelf) {

  /** What is printed of a rule in the server's messages. */
  String shown() {
    return message != null && !message.isEmpty() ? message.strip() : rule.strip();
  }

  String messageOrDefault() {
    return message != null && !message.isEmpty() ? message.strip() : "failed rule: " + rule.strip();
  }
}
