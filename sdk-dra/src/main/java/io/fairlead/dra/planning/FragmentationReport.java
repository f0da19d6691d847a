package io.fairlead.dra.planning;

import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.PoolSupply;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left in each pool, and in which pieces.
 *
 * <p>It has what {@code ResourcePoolStatusRequest} of Kubernetes 1.37 reports (its field names in
 * {@link #toJson()}), and beyond that: how many partitions of a type fit <em>at the same time</em>,
 * how many would if held partitions could be placed anew, which counters are left over that nobody
 * can use, and why a free device cannot be given away.
 *
 * @param pools by driver and name
 */
public record FragmentationReport(List<PoolReport> pools) {

  public FragmentationReport {
    pools = List.copyOf(pools);
  }

  /** Reports on all pools; the types of partitions are those that slices name or show. */
  public static FragmentationReport of(Inventory inventory, Features features) {
    return of(inventory, features, null);
  }

  /**
   * Reports on all pools.
   *
   * @param typeAttribute the attribute whose value is the type of a partition, {@code DOMAIN/NAME};
   *     {@code null} takes the one that slices name, or one that tells consumptions apart
   */
  public static FragmentationReport of(
      Inventory inventory, Features features, @Nullable String typeAttribute) {
    List<PoolReport> reports = new ArrayList<>();
    PoolReports.Memo memo = new PoolReports.Memo();
    for (PoolSupply pool : PoolSupply.of(inventory, features)) {
      reports.add(PoolReports.of(pool, typeAttribute, memo));
    }
    return new FragmentationReport(reports);
  }

  /** Returns the report on pools of a driver, and of a name where one is given. */
  public FragmentationReport only(@Nullable String driver, @Nullable String pool) {
    return new FragmentationReport(
        pools.stream()
            .filter(report -> driver == null || driver.equals(report.driver()))
            .filter(report -> pool == null || pool.equals(report.pool()))
            .toList());
  }

  /** Returns the report for programs: {@code poolCount} and {@code pools}. */
  public Json.Obj toJson() {
    List<Json> all = new ArrayList<>();
    pools.forEach(pool -> all.add(pool.toJson()));
    return Json.object().put("poolCount", pools.size()).put("pools", new Json.Arr(all)).build();
  }

  /** Returns the report for people; pools with the same figures are told once. */
  public String text() {
    Map<String, List<PoolReport>> alike = new LinkedHashMap<>();
    for (PoolReport pool : pools) {
      alike.computeIfAbsent(pool.body(), body -> new ArrayList<>()).add(pool);
    }
    StringBuilder out = new StringBuilder();
    alike.forEach(
        (body, same) -> {
          PoolReport first = same.get(0);
          out.append(first.driver()).append('/').append(first.pool());
          if (same.size() > 1) {
            out.append(" and ")
                .append(same.size() - 1)
                .append(same.size() == 2 ? " pool" : " pools")
                .append(" like it");
          }
          out.append(": ").append(body);
        });
    return out.isEmpty() ? "no pools\n" : out.toString();
  }
}
