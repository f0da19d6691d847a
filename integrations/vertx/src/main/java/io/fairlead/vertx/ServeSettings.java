package io.fairlead.vertx;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.servers.files.EndpointEntry;
import io.fairlead.servers.files.ServeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A serve file in the terms of this package. Immutable. */
public final class ServeSettings {

  private final ServeFile file;
  private final @Nullable Path folder;

  private ServeSettings(ServeFile file, @Nullable Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws io.fairlead.servers.files.ServerFileException with every problem of the file
   */
  public static ServeSettings read(Path path) throws IOException {
    return parse(FileWatch.read(path), path);
  }

  /**
   * Reads the text of a file.
   *
   * @param path of the file: for messages, and because names of other files are relative to it
   * @throws io.fairlead.servers.files.ServerFileException with every problem of the text
   * @throws IllegalArgumentException if there is no profile of a name in it
   */
  public static ServeSettings parse(String text, Path path) {
    ServeFile file = ServeFile.read(text.getBytes(StandardCharsets.UTF_8), path.toString());
    ServeSettings settings = new ServeSettings(file, path.toAbsolutePath().getParent());
    settings.names(); // aliases have rules of their own
    file.profile().ifPresent(Profiles::named);
    file.shadowProfile().ifPresent(Profiles::named);
    return settings;
  }

  /** Returns the file as it was read. */
  public ServeFile file() {
    return file;
  }

  /** Returns the endpoints. */
  public List<EndpointSpec> members() {
    return file.endpoints().stream().map(ServeSettings::spec).toList();
  }

  /** The scraper knows an engine by its label. */
  private static EndpointSpec spec(EndpointEntry entry) {
    Map<String, String> labels = new LinkedHashMap<>(entry.labels());
    entry.engine().ifPresent(engine -> labels.put(EndpointEntry.ENGINE_LABEL, engine));
    return entry.spec().withLabels(labels);
  }

  /** Returns the aliases. */
  public ModelNames names() {
    Map<String, List<ModelNames.Target>> aliases = new LinkedHashMap<>();
    file.aliases()
        .forEach(
            (alias, shares) -> {
              List<ModelNames.Target> targets = new ArrayList<>();
              shares.forEach(s -> targets.add(new ModelNames.Target(s.model(), s.weight())));
              aliases.put(alias, targets);
            });
    return ModelNames.of(aliases);
  }

  /** Returns the limits, those of {@code otherwise} where the file says nothing. */
  public ServingLimits limits(ServingLimits otherwise) {
    ServeFile.Limits written = file.limits();
    ServingLimits.Builder limits = otherwise.toBuilder();
    written.maxBodyBytes().ifPresent(limits::maxBodyBytes);
    written.maxConcurrent().ifPresent(limits::maxConcurrent);
    written.maxInflightPerEndpoint().ifPresent(limits::maxInflightPerEndpoint);
    written.firstByteTimeout().ifPresent(limits::firstByte);
    written.silenceTimeout().ifPresent(limits::silence);
    return limits.build();
  }

  /** Returns the file of API keys, or null. */
  public @Nullable Path apiKeys() {
    return path(file.apiKeys());
  }

  /** Returns where our certificate lies. */
  public TlsFiles tls() {
    ServeFile.Tls tls = file.tls();
    return new TlsFiles(path(tls.certificate()), path(tls.key()), path(tls.clientCa()));
  }

  /** Returns where trust and identity towards endpoints lie. */
  public TlsFiles endpointTls() {
    ServeFile.Tls tls = file.tls();
    return new TlsFiles(
        path(tls.endpointCertificate()), path(tls.endpointKey()), path(tls.endpointCa()));
  }

  /** Returns what holds as long as a gateway runs, by its name in the file. */
  Map<String, Object> lasting() {
    Map<String, Object> lasting = new LinkedHashMap<>();
    ServeFile.Limits limits = file.limits();
    ServeFile.Tls tls = file.tls();
    file.profile().ifPresent(it -> lasting.put("profile", it));
    file.shadowProfile().ifPresent(it -> lasting.put("shadowProfile", it));
    limits.maxBodyBytes().ifPresent(it -> lasting.put("limits.maxBodyBytes", it));
    limits.maxConcurrent().ifPresent(it -> lasting.put("limits.maxConcurrent", it));
    limits
        .maxInflightPerEndpoint()
        .ifPresent(it -> lasting.put("limits.maxInflightPerEndpoint", it));
    limits.firstByteTimeout().ifPresent(it -> lasting.put("limits.firstByteTimeout", it));
    limits.silenceTimeout().ifPresent(it -> lasting.put("limits.silenceTimeout", it));
    file.scrapeInterval().ifPresent(it -> lasting.put("scrapeInterval", it));
    tls.certificate().ifPresent(it -> lasting.put("tls.certificate", it));
    tls.key().ifPresent(it -> lasting.put("tls.key", it));
    tls.clientCa().ifPresent(it -> lasting.put("tls.clientCa", it));
    tls.endpointCa().ifPresent(it -> lasting.put("tls.endpointCa", it));
    tls.endpointCertificate().ifPresent(it -> lasting.put("tls.endpointCertificate", it));
    tls.endpointKey().ifPresent(it -> lasting.put("tls.endpointKey", it));
    return lasting;
  }

  private @Nullable Path path(Optional<String> written) {
    Path base = folder;
    if (written.isEmpty()) {
      return null;
    }
    Path named = Path.of(written.get());
    return base == null ? named : Objects.requireNonNull(base).resolve(named);
  }
}
