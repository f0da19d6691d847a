package io.fairlead.servers.openai;

/**
 * What {@link JsonScanner} finds, in order. Byte arrays belong to the scanner or its caller and are
 * valid only during the call. Everything does nothing unless overridden.
 */
abstract class JsonEvents {

  /** An object or an array begins, told by its opening bracket. */
  void begin(char bracket) {}

  /** The innermost object or array ends. */
  void end(char bracket) {}

  /** The name of the next member, decoded; of a very long name only the first bytes. */
  void name(byte[] text, int length) {}

  /** A text begins; its pieces follow. */
  void textBegin() {}

  /** A piece of the present text: UTF-8, escapes decoded; it may end inside a character. */
  void text(byte[] bytes, int from, int to) {}

  /** The present text is complete. */
  void textEnd() {}

  /** A number as written; one of more than {@link JsonScanner#LONGEST_NUMBER} bytes is cut. */
  void number(byte[] digits, int length) {}

  /** {@code true}, {@code false} or {@code null}, told by its first letter. */
  void literal(char letter) {}

  /**
   * Bytes of the value that {@link JsonScanner#rawValue} asked for, as they stand in the document.
   */
  void raw(byte[] bytes, int from, int to) {}

  /** The value asked for is complete; comes after the event that ends the value. */
  void rawEnd() {}
}
