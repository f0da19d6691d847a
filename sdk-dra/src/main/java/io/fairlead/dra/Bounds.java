package io.fairlead.dra;

/** Says what cannot lead anywhere. */
final class Bounds {

  private boolean awake;

  boolean isAwake() {
    return awake;
  }

  void wake() {
    awake = true;
  }

  boolean refutes() {
    return false;
  }

  boolean cuts(int claim, int request, int option, int device, int start) {
    return false;
  }

  boolean repeats(int candidate, int start) {
    return false;
  }

  Proof proof() {
    return Proof.EXHAUSTED;
  }
}
