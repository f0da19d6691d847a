package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClaimConfiguration;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimSpec;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A claim while it is written; becomes a {@link ResourceClaim} or a {@link ResourceClaimTemplate}.
 *
 * <p>Whatever the API server would refuse is refused here, where it is written: names, limits,
 * requests that a constraint or a setting names but nobody made, selectors that do not compile. Not
 * thread-safe.
 */
public final class ClaimDraft {

  private static final int MOST_REQUESTS = 32;
  private static final int MOST_ALTERNATIVES = 8;
  private static final int MOST_CONSTRAINTS = 32;
  private static final int MOST_CONFIGS = 32;

  private final String namespace;
  private final String name;
  private final Map<String, DeviceRequest> requests = new LinkedHashMap<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> derived = new HashSet<>();
  private final List<DeviceConstraint> constraints = new ArrayList<>();
  private final List<DeviceClaimConfiguration> configs = new ArrayList<>();
  private int devices;

  private ClaimDraft(String namespace, String name) {
    this.namespace = namespace;
    this.name = name;
  }

  /**
   * Starts a claim without requests.
   *
   * @param namespace a DNS label
   * @param name a DNS name; that of the claim or of the template
   */
  public static ClaimDraft of(String namespace, String name) {
    return new ClaimDraft(
        Names.label(namespace, "namespace"), Names.subdomain(name, "name of a claim"));
  }

  /** Adds a request, at most 32. */
  public ClaimDraft request(RequestDraft request) {
    add(
        request.name(),
        request.minimum(),
        DeviceRequest.builder().name(request.name()).exactly(request.exactly()).build());
    derived.addAll(request.derivedNames());
    return this;
  }

  /** Adds a request for one device of a class. */
  public ClaimDraft request(String request, String deviceClass) {
    return request(RequestDraft.of(request, deviceClass));
  }

  /**
   * Adds a request of which the first alternative that fits is taken.
   *
   * @param request a DNS label
   * @param alternatives in order of preference, 1 to 8
   */
  public ClaimDraft firstAvailable(String request, RequestDraft... alternatives) {
    Preconditions.requireInRange(
        alternatives.length, 1, MOST_ALTERNATIVES, "alternatives of request " + request);
    List<DeviceSubRequest> written = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int fewest = Integer.MAX_VALUE;
    for (RequestDraft alternative : alternatives) {
      if (!names.add(alternative.name())) {
        throw violated("alternative of request " + request, "unique", alternative.name());
      }
      written.add(alternative.alternative());
      fewest = Math.min(fewest, alternative.minimum());
    }
    add(
        Names.label(request, "request"),
        fewest,
        DeviceRequest.builder().name(request).firstAvailable(written).build());
    names.forEach(alternative -> references.add(request + '/' + alternative));
    for (RequestDraft alternative : alternatives) {
      derived.addAll(alternative.derivedNames());
    }
    return this;
  }

  private void add(String request, int atLeast, DeviceRequest written) {
    if (requests.size() >= MOST_REQUESTS) {
      throw violated("requests of claim " + name, "at most 32", requests.size() + 1);
    }
    if (requests.putIfAbsent(request, written) != null) {
      throw violated("request of claim " + name, "unique", Names.quoted(request));
    }
    devices += atLeast;
    if (devices > RequestDraft.MOST_DEVICES) {
      throw violated("devices of claim " + name, "at most 32", devices);
    }
    references.add(request);
  }

  /**
   * Demands that all devices have the same value.
   *
   * @param attribute for example that of the PCIe root
   * @param among requests, {@code REQUEST} or {@code REQUEST/ALTERNATIVE}; none means all
   */
  public ClaimDraft match(DeviceProperty attribute, String... among) {
    return match(attribute.qualifiedName(), among);
  }

  /** Demands that all devices have the same value of {@code DOMAIN/NAME}. */
  public ClaimDraft match(String attribute, String... among) {
    String name = constrained(attribute);
    return constrain(DeviceConstraint.builder().matchAttribute(name), among);
  }

  /** Demands that no two devices have the same value. */
  public ClaimDraft distinct(DeviceProperty attribute, String... among) {
    return distinct(attribute.qualifiedName(), among);
  }

  /** Demands that no two devices have the same value of {@code DOMAIN/NAME}. */
  public ClaimDraft distinct(String attribute, String... among) {
    String name = constrained(attribute);
    return constrain(DeviceConstraint.builder().distinctAttribute(name), among);
  }

  private String constrained(String attribute) {
    boolean ofOurs = derived.remove(attribute) || attribute.indexOf('/') < 0 && wasOurs(attribute);
    return ofOurs ? attribute : Names.fullyQualified(attribute, "attribute of a constraint");
  }

  /** Whether an earlier constraint used the derived attribute. */
  private boolean wasOurs(String attribute) {
    return constraints.stream()
        .anyMatch(
            c -> attribute.equals(c.matchAttribute()) || attribute.equals(c.distinctAttribute()));
  }

  private ClaimDraft constrain(DeviceConstraint.Builder constraint, String... among) {
    if (constraints.size() >= MOST_CONSTRAINTS) {
      throw violated("constraints of claim " + name, "at most 32", constraints.size() + 1);
    }
    constraints.add(constraint.requests(known(among)).build());
    return this;
  }

  /** Gives a driver its settings, for all requests or only for these. */
  public ClaimDraft config(DriverConfig config, String... requests) {
    if (configs.size() >= MOST_CONFIGS) {
      throw violated("settings of claim " + name, "at most 32", configs.size() + 1);
    }
    configs.add(
        DeviceClaimConfiguration.builder()
            .opaque(config.opaque())
            .requests(known(requests))
            .build());
    return this;
  }

  private @org.jspecify.annotations.Nullable List<String> known(String... among) {
    for (String reference : among) {
      if (!references.contains(reference)) {
        throw violated(
            "request",
            "one that was added before: " + references.stream().sorted().toList(),
            Names.quoted(reference));
      }
    }
    return RequestDraft.orNull(Arrays.asList(among));
  }

  /**
   * Returns the claim.
   *
   * @throws IllegalArgumentException if a derived attribute is in no constraint
   */
  public ResourceClaim claim() {
    return ResourceClaim.builder(namespace, name).spec(spec()).build();
  }

  /**
   * Returns a template of such claims, one for each pod that names it.
   *
   * @throws IllegalArgumentException if a derived attribute is in no constraint
   */
  public ResourceClaimTemplate template() {
    ResourceClaimSpec spec = spec();
    return ResourceClaimTemplate.builder(namespace, name).spec(s -> s.spec(spec)).build();
  }

  private ResourceClaimSpec spec() {
    if (!derived.isEmpty()) {
      throw violated(
          "derived attributes",
          "used in a constraint of their request",
          derived.stream().sorted().toList());
    }
    DeviceClaim.Builder claim =
        DeviceClaim.builder()
            .requests(RequestDraft.orNull(new ArrayList<>(requests.values())))
            .constraints(RequestDraft.orNull(constraints))
            .config(RequestDraft.orNull(configs));
    return ResourceClaimSpec.builder().devices(claim.build()).build();
  }
}
