package io.fairlead.vertx.simulated;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.jspecify.annotations.Nullable;

/** An error as vLLM words it: {@code {"error":{"message","type","param","code"}}}. */
record ErrorReply(int status, String message, String type, @Nullable String param) {

  static ErrorReply badRequest(String message, @Nullable String param) {
    return new ErrorReply(400, message, "BadRequestError", param);
  }

  static ErrorReply unknownModel(String model) {
    return new ErrorReply(
        404, "The model `" + model + "` does not exist.", "NotFoundError", "model");
  }

  String json() {
    return "{\"error\":{\"message\":"
        + quoted(message)
        + ",\"type\":"
        + quoted(type)
        + ",\"param\":"
        + (param == null ? "null" : quoted(param))
        + ",\"code\":"
        + status
        + "}}";
  }

  /** Returns a text as JSON, quotes included. */
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
