package io.fairlead.validation;

import io.fairlead.cel.IpNetwork;
import io.fairlead.kernel.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API server demands of the status of a claim. */
final class ClaimStatusRules {

  private static final int MOST_CONSUMERS = 256;
  private static final int MOST_RESULTS = 32;
  private static final int MOST_CONFIGURATIONS = 64;
  private static final int MOST_CONDITIONS = 8;
  private static final int MOST_ADDRESSES = 16;
  private static final List<Json> SOURCES = DeviceParts.texts("FromClaim", "FromClass");

  private final Findings findings;
  private final DeviceNames names;
  private final DeviceParts parts;
  private RequestNames requests = RequestNames.of(Json.Obj.EMPTY);

  ClaimStatusRules(Findings findings) {
    this.findings = findings;
    this.names = new DeviceNames(findings);
    this.parts = new DeviceParts(findings);
  }

  void check(Json.Obj claim, Json.Obj before) {
    Json.Obj status = Wire.object(claim, "status");
    Json.Obj then = Wire.object(before, "status");
    Path path = Path.ROOT.child("status");
    requests = RequestNames.of(Wire.object(Wire.object(claim, "spec"), "devices"));
    Wire.each(status, "reservedFor", MOST_CONSUMERS, path, findings, this::consumer);
    if (Wire.list(status, "reservedFor").size() <= MOST_CONSUMERS) {
      Wire.unique(Wire.field(status, "reservedFor", "uid"), path.child("reservedFor"), findings);
    }
    Json.Obj allocation = Wire.present(status, "allocation") instanceof Json.Obj a ? a : null;
    Set<Json> allocated = allocated(allocation);
    Wire.each(
        status,
        "devices",
        -1,
        path,
        findings,
        (device, place) -> device(Wire.object(device), place, allocated));
    List<Json> ids = Wire.list(status, "devices").stream().map(ClaimStatusRules::id).toList();
    for (int i = 1; i < ids.size(); i++) {
      if (ids.subList(0, i).contains(ids.get(i))) {
        Path place = path.child("devices").index(i);
        findings.shown(place, Violation.Type.DUPLICATE, "Duplicate value: ", ids.get(i), "");
      }
    }
    reserved(claim, status, then, path, allocation != null);
    Json old = Wire.present(then, "allocation");
    if (old != null && allocation != null) {
      if (!old.equals(allocation)) {
        findings.invalid(path.child("allocation"), allocation, "field is immutable", "immutable");
      }
    } else if (allocation != null) {
      allocation(allocation, path.child("allocation"));
    }
  }

  private void reserved(
      Json.Obj claim, Json.Obj status, Json.Obj then, Path path, boolean allocated) {
    List<Json> now = Wire.list(status, "reservedFor");
    if (now.isEmpty()) {
      return;
    }
    boolean deleted = Wire.object(claim, "metadata").get("deletionTimestamp") != null;
    if (!allocated) {
      findings.forbidden(
          path.child("reservedFor"), "may not be specified when `allocated` is not set", "status");
    } else if (deleted && !new HashSet<>(Wire.list(then, "reservedFor")).containsAll(now)) {
      findings.forbidden(
          path.child("reservedFor"),
          "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are"
              + " set",
          "status");
    }
  }

  private static Set<Json> allocated(Json.@Nullable Obj allocation) {
    Set<Json> devices = new HashSet<>();
    if (allocation != null) {
      for (Json result : Wire.list(Wire.object(allocation, "devices"), "results")) {
        devices.add(id(result));
      }
    }
    return devices;
  }

  /** Which device it is, with the names that Go prints. */
  private static Json id(Json json) {
    Json.Obj device = Wire.object(json);
    return Json.object()
        .put("Driver", Wire.text(device, "driver"))
        .put("Pool", Wire.text(device, "pool"))
        .put("Device", Wire.text(device, "device"))
        .put("ShareID", Wire.text(device, "shareID"))
        .build();
  }

  private void consumer(Json json, Path path) {
    for (String field : List.of("resource", "name", "uid")) {
      if (Wire.text(Wire.object(json), field).isEmpty()) {
        findings.required(path.child(field), "", "required");
      }
    }
  }

  private void place(Json.Obj device, Path path) {
    names.driver(Wire.text(device, "driver"), path.child("driver"));
    names.pool(Wire.text(device, "pool"), path.child("pool"));
    names.label(Wire.text(device, "device"), path.child("device"));
    String share = device.text("shareID");
    if (share != null) {
      names.shareId(share, path.child("shareID"));
    }
  }

  private void device(Json.Obj device, Path path, Set<Json> allocated) {
    place(device, path);
    if (!allocated.contains(id(device))) {
      String detail = "must be an allocated device in the claim";
      findings.shown(path, Violation.Type.INVALID, "Invalid value: ", id(device), detail);
    }
    int conditions = Wire.list(device, "conditions").size();
    if (conditions > MOST_CONDITIONS) {
      findings.tooMany(path.child("conditions"), conditions, MOST_CONDITIONS, "maxItems");
    }
    if (Wire.present(device, "data") != null) {
      parts.raw(device, "data", path, false);
    }
    if (Wire.present(device, "networkData") instanceof Json.Obj network) {
      network(network, path.child("networkData"));
    }
  }

  private void network(Json.Obj network, Path path) {
    length(network, "interfaceName", 256, path);
    length(network, "hardwareAddress", 128, path);
    Wire.each(network, "ips", MOST_ADDRESSES, path, findings, this::address);
    List<Json> addresses = Wire.list(network, "ips");
    if (addresses.size() <= MOST_ADDRESSES) {
      Wire.unique(addresses, path.child("ips"), findings);
    }
  }

  private void length(Json.Obj object, String name, int most, Path path) {
    String text = Wire.text(object, name);
    if (DeviceNames.bytes(text) > most) {
      findings.tooLong(path.child(name), most, new Json.Str(text), "maxBytes");
    }
  }

  private void address(Json json, Path path) {
    String text = json instanceof Json.Str t ? t.value() : "";
    if (IpNetwork.parse(text) == null) {
      findings.invalid(
          path,
          new Json.Str(text),
          "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)",
          "address");
    }
  }

  private void allocation(Json.Obj allocation, Path path) {
    Json.Obj devices = Wire.object(allocation, "devices");
    Path place = path.child("devices");
    Wire.each(devices, "results", MOST_RESULTS, place, findings, this::result);
    Wire.each(devices, "config", MOST_CONFIGURATIONS, place, findings, this::configuration);
    if (Wire.present(allocation, "nodeSelector") instanceof Json.Obj selector) {
      new NodeSelectors(findings).check(selector, path.child("nodeSelector"));
    }
  }

  private void result(Json json, Path path) {
    Json.Obj result = Wire.object(json);
    requests.check(Wire.text(result, "request"), path.child("request"), findings);
    place(result, path);
    parts.bindingConditions(result, path);
    Wire.each(
        result,
        "tolerations",
        -1,
        path,
        findings,
        (toleration, at) -> parts.toleration(Wire.object(toleration), at));
    parts.skippedOperations(result, path);
  }

  private void configuration(Json json, Path path) {
    Json.Obj config = Wire.object(json);
    String source = Wire.text(config, "source");
    if (source.isEmpty()) {
      findings.required(path.child("source"), "", "required");
    } else {
      parts.oneOf(source, SOURCES, path.child("source"));
    }
    requests.checkAll(config, path, findings);
    parts.configuration(config, path, false);
  }
}
