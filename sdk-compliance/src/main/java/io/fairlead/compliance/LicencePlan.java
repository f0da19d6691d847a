package io.fairlead.compliance;

import io.fairlead.compliance.ComponentFacts.LicenceName;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the licences of one component are to be written: as one identifier or as an expression, once
 * as the author's (declared) and once as the distributor's (concluded).
 */
final class LicencePlan {

  private final String expression;
  private final boolean simple;
  private final List<String> unknown;
  private final @Nullable Json url;

  private LicencePlan(Set<String> parts, List<String> unknown, @Nullable Json url) {
    this.simple = parts.size() == 1 && LicenceList.get().licence(parts.iterator().next()) != null;
    this.expression = joined(parts);
    this.unknown = unknown;
    this.url = url;
  }

  private static String joined(Set<String> parts) {
    if (parts.size() == 1) {
      return parts.iterator().next();
    }
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      boolean compound = part.contains(" AND ") || part.contains(" OR ");
      text.append(text.isEmpty() ? "" : " OR ").append(compound ? "(" + part + ")" : part);
    }
    return text.toString();
  }

  /**
   * Returns the plan for a component, or null if there is nothing to do or nothing known.
   *
   * @param facts what the build knows of its licences; empty if nothing
   * @param owner whose licence an unknown name is, for {@code LicenseRef-<owner>-<name>}
   */
  static @Nullable LicencePlan of(Json.Obj component, List<LicenceName> facts, String owner) {
    List<Json> items =
        component.get("licenses") instanceof Json.Arr array ? array.items() : List.of();
    if (has(items, "concluded") && has(items, "declared")) {
      return null;
    }
    Set<String> parts = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    Json url = null;
    if (facts.isEmpty()) {
      for (Json item : items) {
        String expression = item instanceof Json.Obj object ? object.text("expression") : null;
        if (expression != null) {
          parts.add(expression);
        } else if (item instanceof Json.Obj object
            && object.get("license") instanceof Json.Obj licence) {
          url = licence.get("url");
          add(name(licence), owner, parts, unknown);
        }
      }
    } else {
      for (LicenceName licence : facts) {
        add(licence, owner, parts, unknown);
        url = licence.url().isBlank() ? null : new Json.Str(licence.url().strip());
      }
    }
    return parts.isEmpty() ? null : new LicencePlan(parts, unknown, parts.size() == 1 ? url : null);
  }

  private static LicenceName name(Json.Obj licence) {
    String id = licence.text("id");
    String name = licence.text("name");
    String url = licence.text("url");
    return new LicenceName(id != null ? id : name != null ? name : "", url == null ? "" : url);
  }

  private static void add(
      LicenceName licence, String owner, Set<String> parts, List<String> unknown) {
    if (licence.name().isBlank() && licence.url().isBlank()) {
      return;
    }
    String id = LicenceNames.identifier(licence);
    if (id != null) {
      parts.add(id);
      return;
    }
    String name = licence.name().isBlank() ? licence.url() : licence.name();
    parts.add("LicenseRef-" + slug(owner) + "-" + slug(name));
    unknown.add(name);
  }

  private static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-")
            .replaceAll("^[-.]+", "")
            .replaceAll("[-.]+$", "");
    return slug.isEmpty() ? "unnamed" : slug;
  }

  private static boolean has(List<Json> items, String acknowledgement) {
    for (Json item : items) {
      if (item instanceof Json.Obj object) {
        Json.Obj inner = object.get("license") instanceof Json.Obj licence ? licence : object;
        if (acknowledgement.equals(inner.text("acknowledgement"))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether CycloneDX 1.7 is needed: 1.6 has room for one expression only. */
  boolean needsMixedLicences() {
    return !simple;
  }

  /** Returns names that are not in the SPDX list. */
  List<String> unknown() {
    return unknown;
  }

  Json.Arr items() {
    return new Json.Arr(List.of(item("concluded"), item("declared")));
  }

  private Json.Obj item(String acknowledgement) {
    if (simple) {
      return Json.object()
          .put(
              "license",
              Json.object()
                  .put("id", LicenceList.get().licence(expression))
                  .put("url", url)
                  .put("acknowledgement", acknowledgement)
                  .build())
          .build();
    }
    return Json.object()
        .put("expression", expression)
        .put("acknowledgement", acknowledgement)
        .build();
  }
}
