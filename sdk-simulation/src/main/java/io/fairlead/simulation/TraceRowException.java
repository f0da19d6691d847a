package io.fairlead.simulation;

/** What is wrong with one row; the reader adds file and line. */
final class TraceRowException extends Exception {

  private static final long serialVersionUID = 1L;

  TraceRowException(String message) {
    super(message);
  }

  static int count(String text, String what) throws TraceRowException {
    try {
      int value = Integer.parseInt(text.trim());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new TraceRowException(what + " must be a whole number of at least 0, but was " + text);
  }
}
