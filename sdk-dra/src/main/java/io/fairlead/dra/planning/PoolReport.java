package io.fairlead.dra.planning;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool of a {@link FragmentationReport}.
 *
 * @param driver its driver
 * @param pool its name
 * @param generation the newest, which is the one reported
 * @param slices how many slices of it there are
 * @param node the only node that can use it, {@code null} if it is not one
 * @param problem why nothing can be allocated from it, {@code null} if something can
 * @param total all devices
 * @param allocated devices of which a claim holds all or a share
 * @param unavailable devices that nobody holds and that a taint keeps claims away from
 * @param usable devices that can be given away now, each taken alone
 * @param unusable why free devices cannot be given away, with the number of devices
 * @param partitions what there is of each type of partition, the largest first
 * @param shareable what there is of shared devices, {@code null} if there are none
 * @param stranded what is left of shared counters that no device can use, by counter
 */
public record PoolReport(
    String driver,
    String pool,
    long generation,
    int slices,
    @Nullable String node,
    @Nullable String problem,
    int total,
    int allocated,
    int unavailable,
    int usable,
    Map<String, Integer> unusable,
    List<Partition> partitions,
    @Nullable Shareable shareable,
    Map<String, Quantity> stranded) {

  private static final int SHOWN = 6;

  public PoolReport {
    unusable = Collections.unmodifiableMap(new LinkedHashMap<>(unusable));
    partitions = List.copyOf(partitions);
    stranded = Collections.unmodifiableMap(new LinkedHashMap<>(stranded));
  }

  /**
   * Partitions of one type.
   *
   * @param attribute whose value the type is, "" if it is what a device consumes
   * @param type the value
   * @param total how many the slices publish
   * @param allocated how many are held
   * @param allocatable how many can be given away now, each taken alone: upstream's figure
   * @param atOnce how many can be given away together
   * @param atOnceAtMost the same, or more if it was not worth finding out
   * @param ifRepacked how many could be given away together if all held partitions of the pool were
   *     placed anew; -1 if it was not worth finding out
   */
  public record Partition(
      String attribute,
      String type,
      int total,
      int allocated,
      int allocatable,
      int atOnce,
      int atOnceAtMost,
      int ifRepacked) {

    /** Returns how many of them the way in which devices are held now costs; 0 if unknown. */
    public int lost() {
      return Math.max(0, ifRepacked - atOnceAtMost);
    }

    Json.Obj toJson() {
      return Json.object()
          .put("attribute", attribute)
          .put("type", type)
          .put("total", total)
          .put("allocated", allocated)
          .put("allocatable", allocatable)
          .put("atOnce", atOnce)
          .put("atOnceAtMost", atOnceAtMost == atOnce ? null : Json.Num.of(atOnceAtMost))
          .put("ifRepacked", ifRepacked < 0 ? null : Json.Num.of(ifRepacked))
          .build();
    }
  }

  /** What is computed once for pools in which the same is held of the same. */
  record Partitions(List<Partition> list) {}

  /**
   * Devices of which several claims may have a share.
   *
   * @param fullyAvailable how many nobody has a share of
   * @param partiallyAvailable how many somebody has a share of, with capacity left
   * @param capacities what there is of each capacity
   */
  public record Shareable(
      int fullyAvailable, int partiallyAvailable, List<SharedCapacity> capacities) {

    public Shareable {
      capacities = List.copyOf(capacities);
    }

    Json.Obj toJson() {
      List<Json> all = new ArrayList<>();
      for (SharedCapacity capacity : capacities) {
        all.add(
            Json.object()
                .put("name", capacity.name())
                .put("total", capacity.total().toString())
                .put("consumed", capacity.consumed().toString())
                .put("available", capacity.available().toString())
                .put("largestPiece", capacity.largestPiece().toString())
                .build());
      }
      return Json.object()
          .put("fullyAvailableDevices", fullyAvailable)
          .put("partiallyAvailableDevices", partiallyAvailable)
          .put("capacity", new Json.Arr(all))
          .build();
    }
  }

  /**
   * One capacity of shared devices.
   *
   * @param name as the devices write it
   * @param total summed over the devices
   * @param consumed by shares
   * @param available what is left
   * @param largestPiece what is left on the one device that has most: no single claim gets more
   */
  public record SharedCapacity(
      String name, Quantity total, Quantity consumed, Quantity available, Quantity largestPiece) {}

  /** Returns devices that nobody holds and no taint protects; some may lack counters. */
  public int available() {
    return total - allocated - unavailable;
  }

  Json.Obj toJson() {
    List<Json> types = new ArrayList<>();
    partitions.forEach(partition -> types.add(partition.toJson()));
    return Json.object()
        .put("driver", driver)
        .put("poolName", pool)
        .put("generation", generation)
        .put("resourceSliceCount", slices)
        .put("nodeName", node)
        .put("validationError", problem)
        .put("totalDevices", total)
        .put("allocatedDevices", allocated)
        .put("availableDevices", available())
        .put("unavailableDevices", unavailable)
        .put("usableDevices", usable)
        .put("unusable", counts(unusable))
        .put("partitionSummary", types.isEmpty() ? null : new Json.Arr(types))
        .put("shareableSummary", shareable == null ? null : shareable.toJson())
        .put("strandedCounters", stranded.isEmpty() ? null : quantities(stranded))
        .build();
  }

  private static @Nullable Json counts(Map<String, Integer> counts) {
    var object = Json.object();
    counts.forEach((name, count) -> object.put(name, count));
    return counts.isEmpty() ? null : object.build();
  }

  private static Json quantities(Map<String, Quantity> quantities) {
    var object = Json.object();
    quantities.forEach((name, quantity) -> object.put(name, quantity.toString()));
    return object.build();
  }

  /** Returns what is told of the pool after its name. */
  String body() {
    StringBuilder out = new StringBuilder();
    out.append(total)
        .append(total == 1 ? " device, " : " devices, ")
        .append(allocated)
        .append(" held, ")
        .append(usable)
        .append(" usable now\n");
    if (problem != null) {
      out.append("  unusable: ").append(problem).append('\n');
    }
    unusable.forEach(
        (reason, count) ->
            out.append("  ").append(count).append(" free but ").append(reason).append('\n'));
    table(out);
    if (shareable != null) {
      shareable(out, shareable);
    }
    if (!stranded.isEmpty()) {
      out.append("  stranded: ");
      int shown = 0;
      for (Map.Entry<String, Quantity> entry : stranded.entrySet()) {
        if (shown++ < SHOWN) {
          out.append(shown == 1 ? "" : ", ")
              .append(entry.getKey())
              .append(' ')
              .append(entry.getValue());
        }
      }
      out.append(shown > SHOWN ? " and " + (shown - SHOWN) + " more" : "").append('\n');
    }
    return out.toString();
  }

  private void table(StringBuilder out) {
    if (partitions.isEmpty()) {
      return;
    }
    int width = 4;
    for (Partition partition : partitions) {
      width = Math.max(width, partition.type().length());
    }
    String format = "  %-" + width + "s %6s %6s %12s %8s %12s%n";
    out.append(
        String.format(format, "type", "total", "held", "allocatable", "at once", "if repacked")
            .replace("\r", ""));
    for (Partition p : partitions) {
      out.append(
          String.format(
                  format,
                  p.type(),
                  p.total(),
                  p.allocated(),
                  p.allocatable(),
                  p.atOnce() == p.atOnceAtMost() ? p.atOnce() : p.atOnce() + "-" + p.atOnceAtMost(),
                  p.ifRepacked() < 0 ? "unknown" : p.ifRepacked())
              .replace("\r", ""));
    }
  }

  private static void shareable(StringBuilder out, Shareable shared) {
    out.append("  shared: ")
        .append(shared.fullyAvailable())
        .append(" untouched, ")
        .append(shared.partiallyAvailable())
        .append(" in part\n");
    for (SharedCapacity capacity : shared.capacities()) {
      out.append("    ")
          .append(capacity.name())
          .append(": ")
          .append(capacity.available())
          .append(" of ")
          .append(capacity.total())
          .append(" left, at most ")
          .append(capacity.largestPiece())
          .append(" on one device\n");
    }
  }
}
