package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.violated;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The profiles that come with Fairlead. All of them are immutable and shared. */
public final class Profiles {

  /** Day on which BSI TR-03183-2 v2.1.0 was issued. */
  static final LocalDate BSI_21_ISSUED = LocalDate.of(2025, 8, 20);

  /** Last day on which v2.0.0 may still be delivered: six months later (TR, section 7). */
  static final LocalDate BSI_20_ENDS = LocalDate.of(2026, 2, 20);

  private static final class Holder {
    private static final Map<String, Profile> ALL = new LinkedHashMap<>();

    static {
      add(Profile.of("bsi-2.1", "BSI TR-03183-2 v2.1.0", BsiRules.v21()));
      add(Profile.of("bsi-2.0", "BSI TR-03183-2 v2.0.0", BsiRules.v20()));
      add(Profile.of("ntia-2021", "NTIA minimum elements 2021", MinimumRules.ntia2021()));
      add(Profile.of("cisa-2025", "CISA minimum elements 2025 (draft)", MinimumRules.cisa2025()));
      add(Profile.of("cra-minimum", "Cyber Resilience Act, minimum", MinimumRules.craMinimum()));
      add(Profile.of("ai-bom", "SBOM of machine learning models", AiRules.rules()));
    }

    private static void add(Profile profile) {
      ALL.put(profile.id(), profile);
    }
  }

  private Profiles() {}

  /** Returns the profiles by name, in a fixed order. */
  public static Map<String, Profile> all() {
    return java.util.Collections.unmodifiableMap(Holder.ALL);
  }

  /**
   * Returns the profile of a name.
   *
   * @throws IllegalArgumentException if there is none; names those there are
   */
  public static Profile named(String id) {
    return Optional.ofNullable(Holder.ALL.get(id))
        .orElseThrow(
            () -> violated("profile", "one of " + String.join(", ", Holder.ALL.keySet()), id));
  }
}
