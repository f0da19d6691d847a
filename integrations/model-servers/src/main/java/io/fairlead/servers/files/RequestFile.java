package io.fairlead.servers.files;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.servers.openai.PrefixSink;
import io.fairlead.servers.openai.PromptSink;
import io.fairlead.servers.openai.RequestFacts;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestLimits;
import io.fairlead.servers.openai.RequestOutcome;
import io.fairlead.servers.openai.RequestProblem;
import io.fairlead.servers.openai.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to try a decision on: the body of an OpenAI request as a client sends it, or an
 * envelope with {@code schemaVersion} that says the rest of it, too. Immutable.
 */
public final class RequestFile {

  /** The newest version of the file's schema that this release reads. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonText TEXT = JsonText.create();

  private final String id;
  private final String model;
  private final int promptTokens;
  private final int maxOutputTokens;
  private final Map<String, String> headers;
  private final int priority;
  private final RequestKind kind;
  private final byte @Nullable [] body;

  private RequestFile(Fields fields, RequestKind kind, byte @Nullable [] body, String model) {
    this.id = fields.text("id").orElse("request-1");
    this.model = model;
    this.promptTokens = fields.count("promptTokens", -1, 0, Integer.MAX_VALUE);
    this.maxOutputTokens = fields.count("maxOutputTokens", -1, 0, Integer.MAX_VALUE);
    this.headers = fields.texts("headers");
    this.priority = fields.count("priority", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    this.kind = kind;
    this.body = body;
  }

  /**
   * Reads a file.
   *
   * @param content JSON or YAML
   * @param name of the file, for messages
   * @throws ServerFileException with every problem of the file
   */
  public static RequestFile read(byte[] content, String name) {
    Findings findings = Findings.open(name, content);
    Json root = findings.root();
    boolean envelope = root instanceof Json.Obj object && object.get("schemaVersion") != null;
    if (!envelope && root instanceof Json.Obj) {
      return ofBody(findings, root);
    }
    Fields fields = findings.fields(SCHEMA_VERSION);
    String path = fields.text("path").orElse("");
    Json inner = fields.get("body");
    byte[] body = null;
    String model = fields.text("model").orElse("");
    if (inner instanceof Json.Obj object) {
      body = TEXT.write(object);
      model = check(findings, "/body", kind(path, object), body, model);
    } else if (inner != null) {
      fields.problem("body", "body must be an object, but was " + Fields.words(inner));
    } else if (model.isEmpty()) {
      fields.problem("model is missing (or a body that names it)");
    }
    RequestFile file = new RequestFile(fields, kind(path, inner), body, model);
    fields.end();
    findings.end();
    return file;
  }

  private static RequestFile ofBody(Findings findings, Json root) {
    byte[] body = TEXT.write(root);
    RequestKind kind = kind("", root);
    String model = check(findings, "", kind, body, "");
    findings.end();
    Fields none = new Fields(findings, Json.Obj.EMPTY, "");
    return new RequestFile(none, kind, body, model);
  }

  private static RequestKind kind(String path, @Nullable Json body) {
    if (!path.isEmpty()) {
      return RequestKind.ofPath(path);
    }
    if (body instanceof Json.Obj object) {
      if (object.get("messages") != null) {
        return RequestKind.CHAT;
      }
      if (object.get("prompt") != null) {
        return RequestKind.COMPLETIONS;
      }
      if (object.get("input") != null) {
        return RequestKind.RESPONSES;
      }
    }
    return RequestKind.OTHER;
  }

  private static String check(
      Findings findings, String pointer, RequestKind kind, byte[] body, String model) {
    RequestOutcome outcome = outcome(kind, body, PromptSink.NONE);
    if (outcome instanceof RequestProblem problem) {
      findings.add(
          problem.param().isEmpty() ? pointer : pointer + '/' + problem.param(), problem.message());
      return model;
    }
    String named = ((RequestFacts) outcome).model();
    if (named == null && model.isEmpty()) {
      findings.add(pointer, "model is missing");
      return "";
    }
    return model.isEmpty() && named != null ? named : model;
  }

  private static RequestOutcome outcome(RequestKind kind, byte[] body, PromptSink sink) {
    RequestReader reader = new RequestReader(RequestLimits.DEFAULT);
    reader.begin(kind, sink);
    reader.feed(body, 0, body.length);
    return reader.finish();
  }

  /** Returns the request without a hashed prompt. */
  public RoutingRequest request() {
    return request(List.of());
  }

  /**
   * Returns the request with its prompt hashed, where it has a body.
   *
   * @param hashers gives a fresh hasher
   */
  public RoutingRequest request(Supplier<? extends PrefixHasher> hashers) {
    return request(List.of(hashers));
  }

  private RoutingRequest request(List<Supplier<? extends PrefixHasher>> hashers) {
    RoutingRequest.Builder builder = RoutingRequest.builder(id, model).priority(priority);
    headers.forEach(builder::header);
    int tokens = promptTokens;
    int most = maxOutputTokens;
    byte[] sent = body;
    if (sent != null) {
      PromptSink sink = hashers.isEmpty() ? PromptSink.NONE : new PrefixSink(hashers.get(0));
      if (outcome(kind, sent, sink) instanceof RequestFacts facts) {
        tokens = tokens >= 0 ? tokens : facts.promptTokens();
        most = most >= 0 ? most : facts.maxOutputTokens();
        if (sink instanceof PrefixSink hashed) {
          builder.prefix(hashed.finish(model, facts));
        }
      }
    }
    if (tokens >= 0) {
      builder.promptTokens(tokens);
    }
    if (most >= 0) {
      builder.maxOutputTokens(most);
    }
    return builder.build();
  }

  /** Returns the id of the request; it seeds the decision. */
  public String id() {
    return id;
  }

  /** Returns the model that the decision is made for. */
  public String model() {
    return model;
  }

  /** Returns what kind of request the body is. */
  public RequestKind kind() {
    return kind;
  }
}
