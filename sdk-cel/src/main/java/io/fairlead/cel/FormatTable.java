package io.fairlead.cel;

import java.util.List;

/** {@code format.dns1123Label().validate(x)}; since Kubernetes 1.31. */
final class FormatTable {

  private FormatTable() {}

  static void declare(FunctionTable.Builder to) {
    NamedFormat.byName()
        .forEach(
            (name, format) ->
                to.add(
                    Overload.ofMany(
                        "format." + name,
                        "format." + name,
                        "() -> kubernetes.NamedFormat",
                        none -> format)));
    to.add(
        Overload.of(
            "format.named",
            "format-named",
            "(string) -> optional(kubernetes.NamedFormat)",
            name -> {
              NamedFormat format = NamedFormat.of((String) name);
              return format == null ? CelOptional.NONE : CelOptional.of(format);
            }));
    to.add(
        Overload.of(
            "validate",
            "format-validate",
            "kubernetes.NamedFormat.(string) -> optional(list(string))",
            (format, text) -> {
              List<String> wrong = ((NamedFormat) format).check((String) text);
              return wrong.isEmpty() ? CelOptional.NONE : CelOptional.of(CelList.of(wrong));
            }));
  }
}
