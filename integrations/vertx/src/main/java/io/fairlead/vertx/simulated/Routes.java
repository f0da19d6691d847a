package io.fairlead.vertx.simulated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.PromptText;
import io.fairlead.simulation.ServerMetrics;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which path does what. Event loop only. */
final class Routes {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String VERSION = "0.32.0";

  private final SimulatedServerOptions options;
  private final EngineDriver driver;
  private final Inference inference;
  private final MetricsReply metrics;
  private final long startedSeconds = System.currentTimeMillis() / 1_000;

  Routes(
      SimulatedServerOptions options,
      EngineDriver driver,
      Inference inference,
      MetricsReply metrics) {
    this.options = options;
    this.driver = driver;
    this.inference = inference;
    this.metrics = metrics;
  }

  void handle(HttpServerRequest request) {
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.POST)) {
      post(request);
    } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      get(request);
    } else {
      fail(request.response(), 405, "{\"detail\":\"Method Not Allowed\"}");
    }
  }

  private void post(HttpServerRequest request) {
    switch (path(request)) {
      case "/v1/chat/completions" -> inference.handle(request, true);
      case "/v1/completions" -> inference.handle(request, false);
      case "/v1/load_lora_adapter" -> members(request, this::loadAdapter);
      case "/v1/unload_lora_adapter" -> members(request, this::unloadAdapter);
      case "/tokenize" -> members(request, this::tokenize);
      case "/reset_prefix_cache" -> {
        driver.server().clearPrefixCache();
        json(request.response(), "{\"success\":true}");
      }
      default -> notFound(request);
    }
  }

  private void get(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (path(request)) {
      case "/health", "/ping" -> response.end();
      case "/health/ready" -> {
        boolean ready = driver.nowNanos() >= options.startup().toNanos();
        response.setStatusCode(ready ? 200 : 503).end();
      }
      case "/metrics" -> metrics.send(response);
      case "/v1/models" -> json(response, models());
      case "/version" -> json(response, "{\"version\":\"" + VERSION + "\"}");
      case "/load" -> {
        driver.catchUp();
        ServerMetrics m = driver.server().metrics();
        json(response, "{\"server_load\":" + (m.running() + m.waiting()) + "}");
      }
      default -> notFound(request);
    }
  }

  private static String path(HttpServerRequest request) {
    return Objects.requireNonNullElse(request.path(), "");
  }

  private static void notFound(HttpServerRequest request) {
    fail(request.response(), 404, "{\"detail\":\"Not Found\"}");
  }

  private String models() {
    List<String> entries = new ArrayList<>();
    for (String model : options.models()) {
      entries.add(model(model, null));
    }
    for (String adapter : driver.server().metrics().loadedAdapters()) {
      entries.add(model(adapter, options.models().get(0)));
    }
    return "{\"object\":\"list\",\"data\":[" + String.join(",", entries) + "]}";
  }

  private String model(String id, @Nullable String parent) {
    return "{\"id\":"
        + ErrorReply.quoted(id)
        + ",\"object\":\"model\",\"created\":"
        + startedSeconds
        + ",\"owned_by\":\"vllm\",\"root\":"
        + ErrorReply.quoted(id)
        + ",\"parent\":"
        + (parent == null ? "null" : ErrorReply.quoted(parent))
        + ",\"max_model_len\":"
        + (parent == null ? driver.server().profile().maxModelTokens() : "null")
        + "}";
  }

  /** The texts among the members of a small JSON body. */
  private record Members(
      @Nullable String name, @Nullable String model, @Nullable String prompt, List<String> texts) {}

  private interface Action {
    void run(Members members, HttpServerResponse response);
  }

  private void members(HttpServerRequest request, Action action) {
    Body.read(
        request,
        options.maxBodyBytes(),
        body -> {
          Members members;
          try {
            members = read(body);
          } catch (IOException e) {
            fail(request.response(), ErrorReply.badRequest("The body is not JSON.", null));
            return;
          }
          action.run(members, request.response());
        },
        () -> fail(request.response(), ErrorReply.badRequest("The body is too large.", null)));
  }

  private static Members read(Buffer body) throws IOException {
    String name = null;
    String model = null;
    String prompt = null;
    List<String> texts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body.getBytes())) {
      String member = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          member = json.currentName();
        } else if (token == JsonToken.VALUE_STRING) {
          String text = json.getText();
          switch (member) {
            case "lora_name" -> name = text;
            case "model" -> model = text;
            case "prompt" -> prompt = text;
            case "role", "content" -> texts.add(text);
            default -> {}
          }
        }
      }
    }
    return new Members(name, model, prompt, texts);
  }

  private void loadAdapter(Members members, HttpServerResponse response) {
    String name = members.name();
    if (name == null) {
      fail(
          response,
          ErrorReply.badRequest("Both 'lora_name' and 'lora_path' must be provided.", null));
    } else if (driver.server().loadAdapter(name)) {
      response.end("Success: LoRA adapter '" + name + "' added successfully.");
    } else {
      fail(
          response,
          new ErrorReply(
              400,
              "The lora adapter '" + name + "' has already been loaded.",
              "InvalidUserInput",
              null));
    }
  }

  private void unloadAdapter(Members members, HttpServerResponse response) {
    String name = members.name();
    if (name == null) {
      fail(response, ErrorReply.badRequest("'lora_name' must be provided.", null));
    } else if (driver.server().unloadAdapter(name)) {
      response.end("Success: LoRA adapter '" + name + "' removed successfully.");
    } else {
      fail(
          response,
          new ErrorReply(
              404, "The lora adapter '" + name + "' cannot be found.", "NotFoundError", null));
    }
  }

  private void tokenize(Members members, HttpServerResponse response) {
    ModelServer server = driver.server();
    PromptText text = new PromptText(1, "", 0);
    if (members.prompt() != null) {
      text.add(members.prompt());
    }
    members.texts().forEach(text::add);
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < text.tokens(); i++) {
      ids.append(i == 0 ? "" : ",").append(text.hash(i) >>> 40);
    }
    json(
        response,
        "{\"count\":"
            + text.tokens()
            + ",\"max_model_len\":"
            + server.profile().maxModelTokens()
            + ",\"tokens\":["
            + ids
            + "],\"token_strs\":null}");
  }

  private static void json(HttpServerResponse response, String body) {
    response.putHeader("content-type", "application/json").end(body);
  }

  static void fail(HttpServerResponse response, ErrorReply error) {
    fail(response, error.status(), error.json());
  }

  private static void fail(HttpServerResponse response, int status, String body) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status);
      json(response, body);
    }
  }
}
