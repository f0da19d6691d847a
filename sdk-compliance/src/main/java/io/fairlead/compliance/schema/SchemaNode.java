package io.fairlead.compliance.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One schema of a {@link SchemaTable}: the constraints on one value. Filled by the table's loader
 * and not changed afterwards. Complexity: a property is found in constant time.
 */
final class SchemaNode {

  static final int OBJECT = 1;
  static final int ARRAY = 2;
  static final int STRING = 4;
  static final int NUMBER = 8;
  static final int INTEGER = 16;
  static final int BOOLEAN = 32;
  static final int NULL = 64;
  static final int ANY_TYPE = 127;

  private static final SchemaNode[] NONE = {};

  final int number;
  int types = ANY_TYPE;
  @Nullable Set<String> values;
  @Nullable String constant;
  @Nullable TextRule text;
  int minLength;
  int maxLength = Integer.MAX_VALUE;
  double minimum = Double.NEGATIVE_INFINITY;
  double maximum = Double.POSITIVE_INFINITY;
  int minItems;
  int maxItems = Integer.MAX_VALUE;
  boolean unique;
  @Nullable SchemaNode items;
  SchemaNode[] tuple = NONE;
  String[] names = {};
  @Nullable SchemaNode[] properties = NONE;
  long required;
  boolean closed;
  @Nullable SchemaNode additional;
  SchemaNode[] oneOf = NONE;
  SchemaNode[] anyOf = NONE;
  SchemaNode[] allOf = NONE;
  @Nullable SchemaNode not;
  @Nullable SchemaNode when;
  @Nullable SchemaNode then;
  @Nullable SchemaNode otherwise;

  /** The one value that nothing matches (JSON Schema's {@code false}). */
  boolean nothing;

  private int[] slots = {};

  SchemaNode(int number) {
    this.number = number;
  }

  /** Returns the index of a property, or -1. */
  int property(String name) {
    if (slots.length == 0) {
      return -1;
    }
    int mask = slots.length - 1;
    for (int at = spread(name) & mask; slots[at] != 0; at = (at + 1) & mask) {
      if (names[slots[at] - 1].equals(name)) {
        return slots[at] - 1;
      }
    }
    return -1;
  }

  /** Makes the look-up table; to be called once, after {@link #names} is set. */
  void index() {
    if (names.length > Long.SIZE) {
      throw new IllegalStateException("schema " + number + " has more than 64 properties");
    }
    if (names.length == 0) {
      return;
    }
    slots = new int[Integer.highestOneBit(names.length * 2) * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < names.length; i++) {
      int at = spread(names[i]) & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = i + 1;
    }
  }

  boolean branches() {
    return oneOf.length + anyOf.length + allOf.length > 0 || not != null || when != null;
  }

  private static int spread(String name) {
    int hash = name.hashCode();
    return hash ^ (hash >>> 15);
  }
}
