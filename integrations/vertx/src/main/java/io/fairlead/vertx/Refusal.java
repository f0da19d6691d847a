package io.fairlead.vertx;

import org.jspecify.annotations.Nullable;

/**
 * An answer that the gateway gives by itself: a status and a body in the shape of OpenAI's API,
 * which says what is wrong and what to do about it.
 *
 * @param status HTTP status, 400 to 599
 * @param type OpenAI's error type, for example {@code invalid_request_error}
 * @param code stable and short, the value that people alert on, for example {@code model_not_found}
 * @param message for people: what is wrong and what to do
 * @param param the field of the request that is wrong, or null
 * @param retryAfterSeconds value of the {@code Retry-After} header, 0 for none
 */
record Refusal(
    int status,
    String type,
    String code,
    String message,
    @Nullable String param,
    int retryAfterSeconds)
    implements Verdict {

  private static final String INVALID = "invalid_request_error";
  private static final String SERVER = "server_error";

  static Refusal malformed(String detail) {
    return new Refusal(
        400, INVALID, "malformed_request", detail + "; correct the request", null, 0);
  }

  static Refusal badFraming(String detail) {
    return new Refusal(
        400,
        INVALID,
        "bad_framing",
        detail + "; send exactly one Content-Length or Transfer-Encoding: chunked",
        null,
        0);
  }

  /** For what is no HTTP/1.1 at all; {@code detail} is the decoder's own word. */
  static Refusal notHttp(String detail) {
    return new Refusal(
        400,
        INVALID,
        "bad_framing",
        "the request is not well-formed: "
            + shortened(detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail)
            + "; correct the client",
        null,
        0);
  }

  static Refusal lineTooLong(int limit) {
    return new Refusal(
        414,
        INVALID,
        "request_line_too_long",
        "the request line must be at most " + limit + " bytes, but was longer; shorten the URL",
        null,
        0);
  }

  static Refusal fieldsTooLarge(int limit) {
    return new Refusal(
        431,
        INVALID,
        "header_fields_too_large",
        "the header fields must be at most "
            + limit
            + " bytes together, but were more; leave some out or shorten them",
        null,
        0);
  }

  static Refusal modelMissing() {
    return new Refusal(
        400,
        INVALID,
        "model_missing",
        "the request names no model; set the field 'model' to an id that GET /v1/models lists",
        "model",
        0);
  }

  static Refusal unauthorized(boolean sent) {
    return new Refusal(
        401,
        "authentication_error",
        sent ? "invalid_api_key" : "missing_api_key",
        sent
            ? "the API key is not known here; ask the operator of this gateway for a key"
            : "no API key was sent; send one as 'Authorization: Bearer KEY'",
        null,
        0);
  }

  static Refusal modelNotFound(String model) {
    return new Refusal(
        404,
        INVALID,
        "model_not_found",
        "no endpoint serves the model '"
            + shortened(model)
            + "'; GET /v1/models lists what can be asked for",
        "model",
        0);
  }

  static Refusal modelsUnknownYet(String model) {
    return new Refusal(
        503,
        SERVER,
        "models_unknown",
        "not every live endpoint has told its models yet and none so far serves '"
            + shortened(model)
            + "'; try again in a few seconds",
        "model",
        2);
  }

  static Refusal noSuchPath(String path) {
    return new Refusal(
        404,
        INVALID,
        "unknown_path",
        "nothing is served at '"
            + shortened(path)
            + "'; the API begins with /v1/, the dashboard is at /fairlead/",
        null,
        0);
  }

  static Refusal bodyTooSlow(long seconds) {
    return new Refusal(
        408,
        INVALID,
        "request_timeout",
        "the request body did not arrive within " + seconds + " s; send it again",
        null,
        0);
  }

  static Refusal tooLarge(long limit) {
    return new Refusal(
        413,
        INVALID,
        "request_too_large",
        "the request body is over " + limit + " bytes; shorten it or raise --max-body",
        null,
        0);
  }

  static Refusal tooManyRequests(int limit) {
    return new Refusal(
        429,
        "rate_limit_error",
        "gateway_overloaded",
        "the gateway already has " + limit + " requests in flight (--max-concurrent); try again",
        null,
        1);
  }

  static Refusal saturated(int retryAfterSeconds) {
    return new Refusal(
        429,
        "rate_limit_error",
        "endpoints_saturated",
        "no endpoint can take this request now; try again after the time in Retry-After",
        null,
        retryAfterSeconds);
  }

  /** For a rule that threw; {@code code} is the router's. */
  static Refusal ruleFailed(String code, int retryAfterSeconds) {
    return new Refusal(
        503,
        SERVER,
        code,
        "a rule about who may serve this request failed, so nobody may;"
            + " the explanation of the decision names it",
        null,
        retryAfterSeconds);
  }

  /**
   * For rules that left nobody, and will not before something changes; the code is the router's.
   */
  static Refusal ruledOut(String code) {
    return new Refusal(
        503,
        SERVER,
        code,
        "the rules about who may serve this request leave no endpoint of this pool, and trying"
            + " again does not change that; the explanation of the decision names them",
        null,
        0);
  }

  static Refusal noSuchEndpoint(String name) {
    return new Refusal(
        503,
        SERVER,
        "no_such_endpoint",
        "x-fairlead-endpoint must name a live endpoint, but was '"
            + shortened(name)
            + "'; the dashboard at /fairlead/ lists them",
        null,
        0);
  }

  static Refusal attemptsFailed(int attempts, String last) {
    return notServed("upstream_failed", attempts, last, "try again");
  }

  /** As {@link #attemptsFailed}, where one more attempt would have been right. */
  static Refusal budgetSpent(int attempts, String last) {
    return notServed(
        "retry_budget_spent",
        attempts,
        last,
        "it was not tried elsewhere because a fifth of the requests in flight are being tried again"
            + " already; try again in a while");
  }

  private static Refusal notServed(String code, int attempts, String last, String advice) {
    return new Refusal(
        502,
        SERVER,
        code,
        (attempts == 1 ? "the attempt" : attempts + " attempts")
            + " to have this request served failed, last: "
            + last
            + "; "
            + advice,
        null,
        0);
  }

  static Refusal poisonous(String hash) {
    return new Refusal(
        502,
        SERVER,
        "request_breaks_endpoints",
        "two endpoints broke while they served this request (hash "
            + hash
            + "), so it is not tried on a third; report it to the operator",
        null,
        0);
  }

  /** Returns whether it counts more than what an endpoint itself says of its failure. */
  boolean blamesRequest() {
    return code.equals("request_breaks_endpoints");
  }

  static Refusal noEndpoint() {
    return new Refusal(
        503, SERVER, "no_endpoint", "no live endpoint; try again in a few seconds", null, 2);
  }

  static Refusal draining() {
    return new Refusal(
        503,
        SERVER,
        "draining",
        "this gateway is shutting down; send the request again, it will reach another one",
        null,
        1);
  }

  static Refusal firstByteTimeout(long seconds) {
    return new Refusal(
        504,
        "timeout_error",
        "first_byte_timeout",
        "no answer began within " + seconds + " s; try again or shorten the prompt",
        null,
        0);
  }

  static Refusal silent(long seconds) {
    return new Refusal(
        504,
        "timeout_error",
        "silence_timeout",
        "the endpoint was silent for " + seconds + " s in the middle of its answer",
        null,
        0);
  }

  static Refusal diedMidStream() {
    return new Refusal(
        502,
        SERVER,
        "upstream_died",
        "the endpoint was lost in the middle of its answer, which is incomplete; send it again",
        null,
        0);
  }

  /** Returns the body, {@code {"error":{...}}}. */
  String json() {
    StringBuilder out = new StringBuilder(256).append("{\"error\":{\"message\":");
    JsonLine.quote(out, message);
    out.append(",\"type\":");
    JsonLine.quote(out, type);
    out.append(",\"param\":");
    if (param == null) {
      out.append("null");
    } else {
      JsonLine.quote(out, param);
    }
    out.append(",\"code\":");
    JsonLine.quote(out, code);
    return out.append("}}").toString();
  }

  /** What a client sent is repeated to it, but never at length. */
  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
