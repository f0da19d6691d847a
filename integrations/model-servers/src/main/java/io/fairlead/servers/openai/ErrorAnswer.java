package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * An error in the shape that OpenAI clients understand.
 *
 * @param status of the HTTP answer
 * @param type class of the error: {@code invalid_request_error}, {@code rate_limit_error}, ...
 * @param code stable name of the cause; {@code null} where there is none
 * @param param the member of the request that is wrong; {@code null} where there is none
 * @param message for people: what is wrong and what to do
 */
public record ErrorAnswer(
    int status, String type, @Nullable String code, @Nullable String param, String message) {

  /** Returns an error whose type follows from the status, as OpenAI's do. */
  public static ErrorAnswer of(int status, String code, String message) {
    return new ErrorAnswer(status, typeOf(status), code, null, message);
  }

  /** Returns the answer to a request that could not be read. */
  public static ErrorAnswer of(RequestProblem problem) {
    int status = problem.reason().httpStatus();
    String param = problem.param().isEmpty() ? null : problem.param();
    return new ErrorAnswer(
        status, typeOf(status), problem.reason().code(), param, problem.message());
  }

  private static String typeOf(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  /** Returns the body: {@code {"error":{"message":...,"type":...,"param":...,"code":...}}}. */
  public byte[] body() {
    return json().toString().getBytes(UTF_8);
  }

  /** Returns the error as the last event of a stream that has begun; no {@code [DONE]} follows. */
  public byte[] event() {
    return json().insert(0, "event: error\ndata: ").append("\n\n").toString().getBytes(UTF_8);
  }

  private StringBuilder json() {
    StringBuilder json = new StringBuilder(message.length() + 100);
    JsonQuotes.append(json.append("{\"error\":{\"message\":"), message);
    JsonQuotes.append(json.append(",\"type\":"), type);
    textOrNull(json.append(",\"param\":"), param);
    textOrNull(json.append(",\"code\":"), code);
    return json.append("}}");
  }

  private static void textOrNull(StringBuilder json, @Nullable String text) {
    if (text == null) {
      json.append("null");
    } else {
      JsonQuotes.append(json, text);
    }
  }
}
