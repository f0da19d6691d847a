package io.fairlead.servers.openai;

/** Which part of the OpenAI API a request belongs to: what its body has to say and where. */
public enum RequestKind {

  /** {@code /v1/chat/completions}: the prompt is in {@code messages} and {@code tools}. */
  CHAT,

  /** {@code /v1/completions}: the prompt is in {@code prompt}, as text or as token ids. */
  COMPLETIONS,

  /** {@code /v1/responses}: the prompt is in {@code instructions}, {@code tools}, {@code input}. */
  RESPONSES,

  /** Anything else under {@code /v1/} with a JSON body: only {@code model} and {@code stream}. */
  OTHER;

  /** Returns the kind that a path belongs to; a query and a final slash do not matter. */
  public static RequestKind ofPath(String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    if (plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return switch (plain) {
      case "/v1/chat/completions" -> CHAT;
      case "/v1/completions" -> COMPLETIONS;
      case "/v1/responses" -> RESPONSES;
      default -> OTHER;
    };
  }
}
