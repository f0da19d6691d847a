package io.fairlead.dra;

import java.util.Arrays;

/** The names that the attributes, or the capacities, of many devices have in common. */
final class Shape {

  /** As the devices write them, in their order. */
  final String[] names;

  private final int[] positions;

  /**
   * Creates a shape.
   *
   * @param keys the names as numbers of the {@link Universe}
   */
  Shape(String[] names, int[] keys) {
    this.names = names;
    int largest = -1;
    for (int key : keys) {
      largest = Math.max(largest, key);
    }
    positions = new int[largest + 1];
    Arrays.fill(positions, -1);
    for (int i = 0; i < keys.length; i++) {
      positions[keys[i]] = i;
    }
  }

  /** Returns where a key stands in a row, -1 if it is not there. */
  int position(int key) {
    return key < positions.length ? positions[key] : -1;
  }
}
