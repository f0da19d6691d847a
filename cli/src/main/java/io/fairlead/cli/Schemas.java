package io.fairlead.cli;

import io.fairlead.kernel.Json;
import io.fairlead.validation.SchemaSet;
import io.fairlead.validation.Severity;
import io.fairlead.validation.Validator;
import io.fairlead.validation.Violation;
import java.util.List;

/** What the API server would say of an object of the input, by the schemas that come along. */
final class Schemas {

  /** Reading the schemas takes a moment: once, and only where they are asked for. */
  private static final Validator VALIDATOR = Validator.create(SchemaSet.builtin());

  private Schemas() {}

  /** Returns that for which it refuses the object. */
  static List<Violation> refusals(Json.Obj object) {
    return VALIDATOR.validate(object).stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .toList();
  }

  /**
   * Returns a line for each field that its kind does not have, with its place: the API server drops
   * such fields, so what it was meant to say would be missed without a word.
   */
  static List<String> unknownFields(Inputs.Source source, String pointer, Json.Obj object) {
    return VALIDATOR.validate(object).stream()
        .filter(each -> each.type() == Violation.Type.UNKNOWN_FIELD)
        .map(
            each ->
                source.at(pointer + ApiValidateCommand.pointer(each.path()))
                    + ": warning: "
                    + each
                    + (each.hint().isEmpty() ? "" : " (" + each.hint() + ")"))
        .toList();
  }
}
