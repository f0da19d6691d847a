import org.jspecify.annotations.NullMarked;

/** The Common Expression Language as Kubernetes speaks it, without other libraries than RE2. */
@NullMarked
module io.fairlead.cel {
  exports io.fairlead.cel;
  exports io.fairlead.cel.dra;

  requires transitive io.fairlead.kernel;
  requires re2j;
  requires static transitive org.jspecify;
}
