package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All slices of a pool, of all generations, in the order in which they came. Immutable. */
final class Pool {

  private static final int FEW = 64;
  private static final int[][] IDENTITIES = new int[129][];

  static {
    for (int i = 0; i < IDENTITIES.length; i++) {
      IDENTITIES[i] = new int[i];
      Arrays.setAll(IDENTITIES[i], j -> j);
    }
  }

  final String driver;
  final String name;
  final List<SliceColumns> slices;

  /** The names of its devices, each once, by number. */
  final String[] devices;

  /** How many slices of a generation went with their nodes, and are not missed. */
  final Map<Long, Integer> withdrawn;

  /** Whether a name stands in it more than once, also in slices of different generations. */
  final boolean repeatsNames;

  private final @Nullable Map<String, Integer> numbers;
  private final int[][] numbersBySlice;
  private final @Nullable Counters[] counters = new Counters[2];

  Pool(String driver, String name, List<SliceColumns> slices, Map<Long, Integer> withdrawn) {
    this.driver = driver;
    this.name = name;
    this.slices = List.copyOf(slices);
    this.withdrawn = withdrawn;
    Map<String, Integer> known = new HashMap<>();
    List<String> names = new ArrayList<>();
    numbersBySlice = new int[slices.size()][];
    for (int s = 0; s < numbersBySlice.length; s++) {
      SliceColumns slice = slices.get(s);
      int[] row = new int[slice.size()];
      boolean counts = true;
      for (int i = 0; i < row.length; i++) {
        String device = Texts.orEmpty(slice.devices.get(i).name());
        Integer number = known.putIfAbsent(device, names.size());
        if (number == null) {
          number = names.size();
          names.add(device);
        }
        row[i] = number;
        counts &= number == i;
      }
      numbersBySlice[s] = counts && row.length < IDENTITIES.length ? IDENTITIES[row.length] : row;
    }
    devices = names.toArray(String[]::new);
    repeatsNames = devices.length < slices.stream().mapToInt(SliceColumns::size).sum();
    numbers = devices.length > FEW ? known : null;
  }

  /** Returns the number of a device, -1 if no slice has it. */
  int number(String device) {
    if (numbers != null) {
      return numbers.getOrDefault(device, -1);
    }
    for (int i = 0; i < devices.length; i++) {
      if (devices[i].equals(device)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the numbers of a slice's devices. */
  int[] numbers(SliceColumns slice) {
    for (int i = 0; i < numbersBySlice.length; i++) {
      if (slices.get(i) == slice) {
        return numbersBySlice[i];
      }
    }
    throw new IllegalStateException("no slice of this pool");
  }

  long newestGeneration() {
    return slices.stream().mapToLong(slice -> slice.generation).max().orElse(0);
  }

  List<SliceColumns> ofGeneration(long generation, boolean withGroups) {
    return slices.stream()
        .filter(slice -> slice.generation == generation)
        .filter(slice -> withGroups || !slice.usesCompatibilityGroups)
        .toList();
  }

  /** Returns the counters of these slices; those of the newest generation are kept. */
  Counters counters(List<SliceColumns> members, boolean ofPool) {
    int kind = ofPool ? 1 : 0;
    Counters known = counters[kind];
    if (known != null && known.slices.equals(members)) {
      return known;
    }
    Counters made = Counters.of(members, ofPool);
    if (known == null) {
      counters[kind] = made; // whoever comes first; all fields of it are final
    }
    return made;
  }

  static Comparator<SliceColumns> byName() {
    return Comparator.comparing(slice -> slice.name);
  }
}
