package io.fairlead.servers.files;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a gateway serves: its endpoints, and how. A file of upstream's file discovery, which has
 * nothing but {@code endpoints}, is a serve file.
 *
 * @param endpoints in the order of the file; may be empty
 * @param aliases what each alias stands for: one model, or several with weights
 * @param profile name of the routing profile
 * @param shadowProfile a second profile that decides without effect
 * @param apiKeys file with the keys of clients, as written: relative to this file
 * @param limits what the gateway takes
 * @param scrapeInterval between two scrapes of an endpoint under load
 * @param tls certificates, as written: relative to this file
 */
public record ServeFile(
    List<EndpointEntry> endpoints,
    Map<String, List<ModelShare>> aliases,
    Optional<String> profile,
    Optional<String> shadowProfile,
    Optional<String> apiKeys,
    Limits limits,
    Optional<Duration> scrapeInterval,
    Tls tls) {

  /** The newest version of the file's schema that this release reads. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * Part of an alias.
   *
   * @param model id of a model or of a LoRA adapter
   * @param weight share of the requests, greater than 0; only ratios matter
   */
  public record ModelShare(String model, double weight) {}

  /**
   * Limits; empty is the gateway's default.
   *
   * @param maxBodyBytes largest request body
   * @param maxConcurrent requests in flight
   * @param maxInflightPerEndpoint requests of ours on one endpoint
   * @param firstByteTimeout from the request to the first byte of its answer
   * @param silenceTimeout between two pieces of an answer
   */
  public record Limits(
      OptionalInt maxBodyBytes,
      OptionalInt maxConcurrent,
      OptionalInt maxInflightPerEndpoint,
      Optional<Duration> firstByteTimeout,
      Optional<Duration> silenceTimeout) {}

  /**
   * Files with certificates and keys in PEM.
   *
   * @param certificate our certificate chain
   * @param key its private key
   * @param clientCa authorities one of which must have signed a client's certificate
   * @param endpointCa authorities of the endpoints' certificates
   * @param endpointCertificate our client certificate towards endpoints
   * @param endpointKey its private key
   */
  public record Tls(
      Optional<String> certificate,
      Optional<String> key,
      Optional<String> clientCa,
      Optional<String> endpointCa,
      Optional<String> endpointCertificate,
      Optional<String> endpointKey) {}

  public ServeFile {
    endpoints = List.copyOf(endpoints);
    aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
  }

  /**
   * Reads a file.
   *
   * @param content JSON or YAML
   * @param name of the file, for messages
   * @throws ServerFileException with every problem of the file
   */
  public static ServeFile read(byte[] content, String name) {
    Findings findings = Findings.open(name, content);
    Fields fields = findings.fields(SCHEMA_VERSION);
    if (!fields.has("endpoints")) {
      fields.problem("endpoints is missing (an empty list is allowed)");
    }
    ServeFile file =
        new ServeFile(
            EndpointEntry.readAll(fields),
            aliases(findings, fields),
            fields.text("profile"),
            fields.text("shadowProfile"),
            fields.text("apiKeys"),
            limits(fields),
            fields.duration("scrapeInterval"),
            tls(fields));
    fields.end();
    findings.end();
    return file;
  }

  private static Map<String, List<ModelShare>> aliases(Findings findings, Fields fields) {
    Map<String, List<ModelShare>> aliases = new LinkedHashMap<>();
    fields
        .object("aliases")
        .ifPresent(
            inner -> {
              for (String alias : inner.names()) {
                aliases.put(alias, shares(findings, inner, alias));
              }
            });
    aliases.forEach(
        (alias, shares) ->
            shares.stream()
                .filter(share -> aliases.containsKey(share.model()))
                .forEach(
                    share ->
                        findings.add(
                            fields.at("aliases") + '/' + alias,
                            "alias "
                                + alias
                                + " must stand for models, but "
                                + share.model()
                                + " is an alias itself")));
    return aliases;
  }

  private static List<ModelShare> shares(Findings findings, Fields inner, String alias) {
    Json value = inner.get(alias);
    if (value instanceof Json.Str model && !model.value().isBlank()) {
      return List.of(new ModelShare(model.value(), 1.0));
    }
    List<ModelShare> shares = new ArrayList<>();
    if (value instanceof Json.Arr list && !list.items().isEmpty()) {
      inner.objects(
          alias,
          each -> {
            String model = each.required("model");
            double weight = each.has("weight") ? each.number("weight", 0, 1e9) : 1.0;
            if (weight == 0) {
              each.problem("weight", "weight must be greater than 0, but was 0 (leave it out)");
            }
            shares.add(new ModelShare(model, weight));
          });
    } else {
      findings.add(
          inner.at(alias),
          alias
              + " must be the name of a model, or a list of {model, weight}, but was "
              + (value == null ? "null" : Fields.words(value)));
    }
    return List.copyOf(shares);
  }

  private static Limits limits(Fields fields) {
    Optional<Fields> some = fields.object("limits");
    Limits limits =
        new Limits(
            some.map(f -> optional(f, "maxBodyBytes")).orElse(OptionalInt.empty()),
            some.map(f -> optional(f, "maxConcurrent")).orElse(OptionalInt.empty()),
            some.map(f -> optional(f, "maxInflightPerEndpoint")).orElse(OptionalInt.empty()),
            some.flatMap(f -> f.duration("firstByteTimeout")),
            some.flatMap(f -> f.duration("silenceTimeout")));
    some.ifPresent(Fields::end);
    return limits;
  }

  private static OptionalInt optional(Fields fields, String name) {
    int value = fields.count(name, 0, 1, Integer.MAX_VALUE);
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Tls tls(Fields fields) {
    Optional<Fields> some = fields.object("tls");
    Tls tls =
        new Tls(
            some.flatMap(f -> f.text("certificate")),
            some.flatMap(f -> f.text("key")),
            some.flatMap(f -> f.text("clientCa")),
            some.flatMap(f -> f.text("endpointCa")),
            some.flatMap(f -> f.text("endpointCertificate")),
            some.flatMap(f -> f.text("endpointKey")));
    some.ifPresent(
        f -> {
          together(f, "certificate", "key");
          together(f, "endpointCertificate", "endpointKey");
          f.end();
        });
    return tls;
  }

  private static void together(Fields fields, String one, String other) {
    if (fields.has(one) != fields.has(other)) {
      fields.problem(one + " and " + other + " must be given together, but one of them is missing");
    }
  }
}
