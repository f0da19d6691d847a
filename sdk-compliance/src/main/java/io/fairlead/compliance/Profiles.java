package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.violated;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The profiles that come with Fairlead. All of them are immutable and shared. */
public final class Profiles {

  /** Day on which BSI TR-03183-2 v2.1.0 was issued. */
  static final LocalDate BSI_21_ISSUED = LocalDate.of(2025, 8, 20);

  /** Last day on which v2.0.0 may still be delivered: six months later (TR, section 7). */
  static final LocalDate BSI_20_ENDS = LocalDate.of(2026, 2, 20);

  /** Each is made when it is first asked for: a check needs one of them, and starts sooner. */
  private static final Map<String, Profile> MADE = new ConcurrentHashMap<>();

  private static final List<String> NAMES =
      List.of("bsi-2.1", "bsi-2.0", "ntia-2021", "cisa-2025", "cra-minimum", "ai-bom");

  private Profiles() {}

  /** Returns the names of the profiles, in a fixed order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns the profiles by name, in a fixed order. */
  public static Map<String, Profile> all() {
    Map<String, Profile> all = new LinkedHashMap<>();
    NAMES.forEach(name -> all.put(name, named(name)));
    return Collections.unmodifiableMap(all);
  }

  /**
   * Returns the profile of a name.
   *
   * @throws IllegalArgumentException if there is none; names those there are
   */
  public static Profile named(String id) {
    Profile made = MADE.get(id);
    if (made == null) {
      made = make(id);
      Profile first = MADE.putIfAbsent(id, made);
      made = first == null ? made : first;
    }
    return made;
  }

  private static Profile make(String id) {
    return switch (id) {
      case "bsi-2.1" ->
          Profile.of(id, "BSI TR-03183-2 v2.1.0", "issued on " + BSI_21_ISSUED, BsiRules.v21());
      case "bsi-2.0" ->
          Profile.of(
              id,
              "BSI TR-03183-2 v2.0.0",
              "replaced on " + BSI_21_ISSUED + ", may be delivered until " + BSI_20_ENDS,
              BsiRules.v20());
      case "ntia-2021" ->
          Profile.of(
              id, "NTIA minimum elements 2021", "published in July 2021", MinimumRules.ntia2021());
      case "cisa-2025" ->
          Profile.of(
              id,
              "CISA minimum elements 2025 (draft)",
              "draft of 2025-08-22",
              MinimumRules.cisa2025());
      case "cra-minimum" ->
          Profile.of(
              id,
              "Cyber Resilience Act, minimum",
              "Regulation (EU) 2024/2847, published on 2024-11-20",
              MinimumRules.craMinimum());
      case "ai-bom" ->
          Profile.of(
              id,
              "SBOM of machine learning models",
              "a profile of Fairlead's, after Regulation (EU) 2024/1689",
              AiRules.rules());
      default -> throw violated("profile", "one of " + String.join(", ", NAMES), id);
    };
  }
}
