package io.fairlead.simulation;

/** An open-addressing map from a block's name to its number, without boxing. */
final class BlockIndex {

  private long[] keys = new long[64];
  private int[] values = new int[64]; // number + 1; 0 is an empty place
  private int size;

  int size() {
    return size;
  }

  /** Returns the number, or -1. */
  int get(long key) {
    int mask = keys.length - 1;
    for (int i = place(key, mask); values[i] != 0; i = (i + 1) & mask) {
      if (keys[i] == key) {
        return values[i] - 1;
      }
    }
    return -1;
  }

  /** Adds a key that is not there. */
  void put(long key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    insert(key, value + 1);
    size++;
  }

  /** Removes a key that is there; later entries move up, so no tombstones remain. */
  void remove(long key) {
    int mask = keys.length - 1;
    int hole = place(key, mask);
    while (keys[hole] != key || values[hole] == 0) {
      hole = (hole + 1) & mask;
    }
    size--;
    values[hole] = 0;
    for (int i = (hole + 1) & mask; values[i] != 0; i = (i + 1) & mask) {
      int home = place(keys[i], mask);
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        keys[hole] = keys[i];
        values[hole] = values[i];
        values[i] = 0;
        hole = i;
      }
    }
  }

  private void insert(long key, int value) {
    int mask = keys.length - 1;
    int i = place(key, mask);
    while (values[i] != 0) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    values[i] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        insert(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int place(long key, int mask) {
    return (int) (SplitMix.mix(key) >>> 32) & mask;
  }
}
