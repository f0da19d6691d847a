import org.jspecify.annotations.NullMarked;

/** Says what the API server would say of an object, without asking it. */
@NullMarked
module io.fairlead.validation {
  exports io.fairlead.validation;

  requires transitive io.fairlead.api;
  requires transitive io.fairlead.kernel;
  requires io.fairlead.cel;
  requires re2j;
  requires static transitive org.jspecify;
}
