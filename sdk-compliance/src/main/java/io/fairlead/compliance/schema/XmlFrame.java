package io.fairlead.compliance.schema;

import org.jspecify.annotations.Nullable;

/** An element that is open, and what it is in JSON. */
final class XmlFrame {

  enum Mode {
    OBJECT,
    ARRAY,
    SCALAR,
    /** Depends on its first child. */
    UNDECIDED
  }

  final @Nullable SchemaNode node;
  final StringBuilder text = new StringBuilder(0);
  Mode mode;
  String element = "";
  @Nullable String reference;
  @Nullable String run;
  boolean wrapped;
  long position;

  XmlFrame(@Nullable SchemaNode node, Mode mode) {
    this.node = node;
    this.mode = mode;
  }
}
