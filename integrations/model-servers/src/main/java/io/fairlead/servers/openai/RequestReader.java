package io.fairlead.servers.openai;

import io.fairlead.servers.openai.RequestProblem.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request while it arrives, in pieces split at any byte, without making a tree
 * of it: who is asked, how, and the prompt, which goes to a {@link PromptSink} as it comes.
 *
 * <pre>{@code
 * RequestReader reader = new RequestReader(RequestLimits.DEFAULT); // kept and reused
 * reader.begin(RequestKind.CHAT, sink);
 * while (more() && reader.feed(buffer, 0, length)) {}
 * RequestOutcome outcome = reader.finish();
 * if (outcome instanceof RequestFacts facts) route(facts.model(), facts.promptTokens());
 * else answer(((RequestProblem) outcome).reason().httpStatus());
 * }</pre>
 *
 * <p>Only what stands in the way of routing is refused: anything that is not JSON, a missing model,
 * a limit. Members that are wrong in other ways are the model server's to judge. One reader belongs
 * to one request and one thread at a time.
 */
public final class RequestReader {

  private final RequestLimits limits;
  private final RequestEvents events = new RequestEvents();
  private final JsonScanner scanner;
  private RequestKind kind = RequestKind.OTHER;
  private long bodyBytes;
  private @Nullable RequestProblem problem;

  /** Creates a reader with these limits. */
  public RequestReader(RequestLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    scanner = new JsonScanner(events, limits.depth(), limits.textBytes());
  }

  /** Starts a body; whatever was read before is forgotten. */
  public void begin(RequestKind newKind, PromptSink sink) {
    kind = Objects.requireNonNull(newKind, "kind");
    scanner.reset();
    events.begin(scanner, newKind, Objects.requireNonNull(sink, "sink"));
    bodyBytes = 0;
    problem = null;
  }

  /**
   * Reads the next piece; the bytes are not kept.
   *
   * @return whether the body is right so far; if not, {@link #finish} says why
   */
  public boolean feed(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    if (problem != null) {
      return false;
    }
    bodyBytes += to - from;
    if (bodyBytes > limits.bodyBytes()) {
      problem =
          at(
              Reason.BODY_TOO_LARGE,
              "",
              "the body must be at most " + limits.bodyBytes() + " bytes");
      return false;
    }
    boolean right = scanner.feed(bytes, from, to);
    problem = events.problem();
    if (problem != null) {
      return false;
    }
    if (!right) {
      problem = at(scannerReason(), "", scanner.problem());
    } else {
      events.pieceEnds();
    }
    return problem == null;
  }

  /** Ends the body; to be called once it arrived whole, or when {@link #feed} said no. */
  public RequestOutcome finish() {
    if (problem != null) {
      return problem;
    }
    boolean right = scanner.finish();
    problem = events.problem();
    if (problem != null) {
      return problem;
    }
    if (!right) {
      problem = at(Reason.MALFORMED_JSON, "", scanner.problem());
    } else if (kind != RequestKind.OTHER && isBlank(events.model())) {
      problem =
          new RequestProblem(
              Reason.MODEL_MISSING,
              "model is missing (add \"model\": the name of a served model)",
              "model",
              0,
              1,
              1);
    }
    return problem != null ? problem : events.facts(bodyBytes);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private Reason scannerReason() {
    if (scanner.failedForDepth()) {
      return Reason.TOO_DEEP;
    }
    return scanner.failedForLength() ? Reason.TEXT_TOO_LONG : Reason.MALFORMED_JSON;
  }

  private RequestProblem at(Reason reason, String param, String text) {
    return RequestProblem.at(scanner, reason, param, text);
  }
}
