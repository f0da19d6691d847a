package io.fairlead.validation;

import org.jspecify.annotations.Nullable;

/** Where in an object: written out only when somebody needs the text. */
final class Path {

  static final Path ROOT = new Path(null, "", -1, false);

  /** What Go prints where it has no path. */
  static final Path NONE = new Path(ROOT, "<nil>", -1, false);

  private final @Nullable Path parent;
  private final String name;
  private final int index;
  private final boolean key;

  private Path(@Nullable Path parent, String name, int index, boolean key) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.key = key;
  }

  /** A field: {@code spec.name}. */
  Path child(String field) {
    return new Path(this, field, -1, false);
  }

  /** An entry of a map: {@code labels[name]}. */
  Path key(String entry) {
    return new Path(this, entry, -1, true);
  }

  /** An element of a list: {@code ports[0]}. */
  Path index(int element) {
    return new Path(this, "", element, false);
  }

  boolean isRoot() {
    return parent == null;
  }

  /** Whether this is a field of the object as a whole. */
  boolean isTop() {
    return parent == ROOT;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    append(out);
    return out.toString();
  }

  private void append(StringBuilder out) {
    if (parent == null) {
      return;
    }
    parent.append(out);
    if (index >= 0) {
      out.append('[').append(index).append(']');
    } else if (key) {
      out.append('[').append(name).append(']');
    } else {
      out.append(out.length() == 0 ? "" : ".").append(name);
    }
  }
}
