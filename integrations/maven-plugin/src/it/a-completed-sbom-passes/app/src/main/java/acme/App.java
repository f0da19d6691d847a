package acme;

/** Something that needs the library. */
public final class App {
  /** The library. */
  public static final Class<?> LIB = Lib.class;

  private App() {}
}
