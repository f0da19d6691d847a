package io.fairlead.compliance.schema;

import org.jspecify.annotations.Nullable;

/** One schema at work on one open container: what has been seen, and what went wrong first. */
final class SchemaFrame {

  /** Why a frame is there. */
  enum Role {
    PLAIN,
    ONE,
    ANY,
    ALL,
    NOT,
    WHEN,
    THEN,
    OTHERWISE
  }

  SchemaNode node = new SchemaNode(-1);
  @Nullable SchemaNode next;
  @Nullable SchemaFrame owner;
  @Nullable SchemaFrame host;
  Role role = Role.PLAIN;
  boolean tentative;
  boolean object;
  long seen;
  int count;
  int ones;
  boolean any;
  boolean all;
  boolean not;
  boolean when;
  boolean then;
  boolean otherwise;
  @Nullable StringSet strings;
  @Nullable String failure;
  long failureOffset;
  String failurePointer = "";
  @Nullable SchemaFrame best;
}
