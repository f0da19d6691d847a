package io.fairlead.dra;

/** Ends an allocation of the plain algorithm as a whole; {@code ?} is: it would take too long. */
final class NaiveAbort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NaiveAbort(String message) {
    super(message, null, false, false);
  }
}
