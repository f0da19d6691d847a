package io.fairlead.vertx;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks the key that a request carries against the present keys; any thread. */
final class KeyCheck {

  private volatile @Nullable ApiKeys keys;

  /** Replaces the keys at once; null means that no key is needed. */
  void keys(@Nullable ApiKeys present) {
    keys = present;
  }

  boolean configured() {
    return keys != null;
  }

  /** Returns the refusal to answer with, or null if the request may pass. */
  @Nullable Refusal refusal(MultiMap headers) {
    ApiKeys present = keys;
    if (present == null) {
      return null;
    }
    String key = sent(headers);
    return key != null && present.name(key) != null ? null : Refusal.unauthorized(key != null);
  }

  /** Returns the name of the key, or null without one. */
  @Nullable String name(MultiMap headers) {
    ApiKeys present = keys;
    String key = present == null ? null : sent(headers);
    return present == null || key == null ? null : present.name(key);
  }

  /**
   * Bearer as OpenAI's clients do, x-api-key as Anthropic's, Basic for a browser at the dashboard.
   */
  private static @Nullable String sent(MultiMap headers) {
    String authorization = headers.get("authorization");
    if (authorization == null) {
      return headers.get("x-api-key");
    }
    if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization.substring(7).trim();
    }
    if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      try {
        byte[] pair = Base64.getDecoder().decode(authorization.substring(6).trim());
        String text = new String(pair, StandardCharsets.UTF_8);
        return text.substring(text.indexOf(':') + 1);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return null;
  }
}
