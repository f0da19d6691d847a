package io.fairlead.real;

/** A real engine cannot be had on this machine; the message is the one line that says why. */
final class EngineMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineMissing(String why) {
    super(why);
  }
}
