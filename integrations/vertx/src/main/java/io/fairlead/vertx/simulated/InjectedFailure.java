package io.fairlead.vertx.simulated;

import org.jspecify.annotations.Nullable;

/** The failures of llm-d's simulator ({@code --failure-types}), with its statuses and types. */
public enum InjectedFailure {
  /** Too many requests. */
  RATE_LIMIT("rate_limit", 429, "RateLimitError", null, "Rate limit reached for %s. Try later."),
  /** A wrong key. */
  INVALID_API_KEY(
      "invalid_api_key", 401, "AuthenticationError", null, "Incorrect API key provided."),
  /** A prompt beyond the context window. */
  CONTEXT_LENGTH(
      "context_length",
      400,
      "BadRequestError",
      "messages",
      "The prompt is longer than the context window of %s."),
  /** A server that is overloaded. */
  SERVER_ERROR(
      "server_error", 503, "ServerOverloadedError", null, "The server is overloaded or not ready."),
  /** A request that makes no sense. */
  INVALID_REQUEST(
      "invalid_request", 400, "BadRequestError", "temperature", "Invalid value for a parameter."),
  /** A model nobody serves. */
  MODEL_NOT_FOUND("model_not_found", 404, "NotFoundError", "model", "The model %s does not exist.");

  private final String flag;
  private final int status;
  private final String type;
  private final @Nullable String param;
  private final String message;

  InjectedFailure(String flag, int status, String type, @Nullable String param, String message) {
    this.flag = flag;
    this.status = status;
    this.type = type;
    this.param = param;
    this.message = message;
  }

  /** Returns the name that llm-d's simulator knows it by, for example {@code rate_limit}. */
  public String flag() {
    return flag;
  }

  int status() {
    return status;
  }

  ErrorReply reply(String model) {
    return new ErrorReply(status, String.format(message, model), type, param);
  }
}
