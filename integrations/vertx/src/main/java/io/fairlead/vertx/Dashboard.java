package io.fairlead.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the live dashboard: three files from the jar, one stream of server-sent events and the
 * explanation of single decisions. Thread-safe.
 */
final class Dashboard {

  static final String PATH = "/fairlead/";

  /** Watchers beyond this many are refused: a dashboard must not eat the gateway. */
  private static final int MOST_WATCHERS = 64;

  /** Seconds that a watcher may miss running; then it is gone without a word, or as good as. */
  private static final int MOST_MISSED = 60;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, Asset> assets = new HashMap<>();
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final Timeline timeline;
  private final Supplier<String> pool;
  private final Supplier<String> decisions;
  private final LongFunction<@Nullable String> explanation;

  /**
   * Creates a dashboard.
   *
   * @param pool the endpoints as a JSON array
   * @param decisions the last decisions as a JSON array, newest first
   * @param explanation the explanation of a decision by number as text, or null if it is not kept
   */
  Dashboard(
      Timeline timeline,
      Supplier<String> pool,
      Supplier<String> decisions,
      LongFunction<@Nullable String> explanation) {
    this.timeline = timeline;
    this.pool = pool;
    this.decisions = decisions;
    this.explanation = explanation;
    asset("", "index.html", "text/html; charset=utf-8");
    asset("dashboard.css", "dashboard.css", "text/css; charset=utf-8");
    asset("dashboard.js", "dashboard.js", "text/javascript; charset=utf-8");
  }

  private void asset(String path, String file, String type) {
    try (InputStream in = Dashboard.class.getResourceAsStream("dashboard/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar must have dashboard/" + file + ", but has not");
      }
      assets.put(path, new Asset(type, Buffer.buffer(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), PATH).substring(PATH.length());
    HttpServerResponse response = request.response();
    response.putHeader("content-security-policy", POLICY);
    response.putHeader("cache-control", "no-cache");
    if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
      response.putHeader("allow", "GET, HEAD");
      Answers.text(request, 405, "text/plain", "only GET and HEAD are served here\n");
      return;
    }
    Asset asset = assets.get(path);
    if (asset != null) {
      Answers.bytes(request, 200, asset.type, asset.content);
    } else if (path.equals("api/events")) {
      open(request);
    } else if (path.equals("api/pool")) {
      Answers.json(request, 200, pool.get());
    } else if (path.equals("api/history")) {
      Answers.json(request, 200, timeline.history());
    } else if (path.equals("api/decisions")) {
      Answers.json(request, 200, decisions.get());
    } else if (path.startsWith("api/decisions/")) {
      explain(request, path.substring("api/decisions/".length()));
    } else {
      Answers.text(request, 404, "text/plain; charset=utf-8", "no such page\n");
    }
  }

  private void explain(HttpServerRequest request, String number) {
    long wanted = Answers.contentLength(number); // digits only, or -1
    String text = wanted < 0 ? null : explanation.apply(wanted);
    Answers.text(
        request,
        text == null ? 404 : 200,
        "text/plain; charset=utf-8",
        text == null ? "this decision is not kept (any more)\n" : text);
  }

  private void open(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (watchers.size() >= MOST_WATCHERS) {
      response.putHeader("retry-after", "10");
      Answers.text(request, 503, "text/plain", "too many dashboards are open\n");
      return;
    }
    Watcher watcher = new Watcher(request);
    response.putHeader("content-type", "text/event-stream");
    response.setChunked(true);
    response.closeHandler(closed -> watchers.remove(watcher));
    response.exceptionHandler(failed -> watchers.remove(watcher));
    response.write(
        event("history", timeline.history())
            + event("pool", pool.get())
            + event("decisions", decisions.get()));
    watchers.add(watcher);
  }

  /**
   * Sends what is new to all who watch, each second, which also tells proxies in between that the
   * stream lives; those who do not keep up miss a second.
   */
  void push(String sample, String newDecisions) {
    if (watchers.isEmpty()) {
      return;
    }
    Buffer news =
        Buffer.buffer(
            event("sample", sample)
                + event("pool", pool.get())
                + (newDecisions.length() <= 2 ? "" : event("decisions", newDecisions)));
    watchers.removeIf(watcher -> !watcher.push(news));
  }

  /** Ends all streams, so that a closing gateway does not wait for them. */
  void close() {
    for (Watcher watcher : watchers) {
      if (!watcher.gone()) {
        watcher.stream.end();
      }
    }
    watchers.clear();
  }

  int watchers() {
    return watchers.size();
  }

  /** One open stream. */
  private static final class Watcher {
    private final HttpServerRequest request;
    private final HttpServerResponse stream;
    private int missed;

    Watcher(HttpServerRequest request) {
      this.request = request;
      stream = request.response();
    }

    boolean gone() {
      return stream.closed() || stream.ended();
    }

    /** Returns whether it still watches. */
    boolean push(Buffer news) {
      if (gone()) {
        return false;
      }
      if (!stream.writeQueueFull()) {
        missed = 0;
        stream.write(news.copy());
      } else if (++missed > MOST_MISSED) {
        request.connection().close();
        return false;
      }
      return true;
    }
  }

  private static String event(String name, String json) {
    return "event: " + name + "\ndata: " + json + "\n\n";
  }

  private record Asset(String type, Buffer content) {}
}
