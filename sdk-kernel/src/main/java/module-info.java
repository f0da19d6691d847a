import org.jspecify.annotations.NullMarked;

/** The values that all Fairlead modules share; no I/O, no threads, no parser of documents. */
@NullMarked
module io.fairlead.kernel {
  exports io.fairlead.kernel;

  requires static transitive org.jspecify;
  requires static transitive com.fasterxml.jackson.annotation;
}
