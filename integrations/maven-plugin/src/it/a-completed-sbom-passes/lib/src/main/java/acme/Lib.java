package acme;

/** Something to put into a jar. */
public final class Lib {
  private Lib() {}
}
