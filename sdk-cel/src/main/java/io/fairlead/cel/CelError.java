package io.fairlead.cel;

/**
 * What an expression yields when it fails at run time. Logic absorbs it: {@code error || true} is
 * true. Errors are values here, because a failing device selector is an ordinary thing.
 *
 * @param message the API server's text
 */
public record CelError(String message) {

  static final CelError NO_SUCH_OVERLOAD = new CelError("no such overload");

  static CelError noSuchKey(Object key) {
    return new CelError("no such key: " + Texts.plain(key));
  }

  static CelError noSuchOverload(String function) {
    return new CelError("no such overload: " + function);
  }

  /** Returns {@code value} if it is an error already, or the error of an unexpected value. */
  static CelError orNoSuchOverload(Object value) {
    return value instanceof CelError error ? error : NO_SUCH_OVERLOAD;
  }
}
