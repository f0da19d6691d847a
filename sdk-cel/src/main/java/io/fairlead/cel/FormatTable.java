package io.fairlead.cel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code format.dns1123Label().validate(x)}; since Kubernetes 1.31. */
final class FormatTable {

  private FormatTable() {}

  /** Functions that are declared here; written out, so that formats are made when needed. */
  static Set<String> names() {
    Set<String> names = new HashSet<>(List.of("format.named", "validate"));
    for (String name :
        List.of(
            "dns1123Label",
            "dns1123Subdomain",
            "dns1035Label",
            "qualifiedName",
            "dns1123LabelPrefix",
            "dns1123SubdomainPrefix",
            "dns1035LabelPrefix",
            "labelValue",
            "uri",
            "uuid",
            "byte",
            "date",
            "datetime")) {
      names.add("format." + name);
    }
    return names;
  }

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
