import org.jspecify.annotations.NullMarked;

/** The records of sdk-api for users of Jackson 3. */
@NullMarked
@SuppressWarnings("module") // the digit at the end is the library's own
module io.fairlead.jackson3 {
  exports io.fairlead.jackson3;

  requires transitive io.fairlead.api;
  requires transitive tools.jackson.databind;
  requires static transitive org.jspecify;
}
