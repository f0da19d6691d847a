package io.fairlead.dra;

import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sets of claims in which one thing is different. */
final class ClaimEdits {

  private ClaimEdits() {}

  static ClaimSet withCount(ClaimSet set, RequestRef request, long count) {
    return edit(set, request, exact -> exact.count(count), sub -> sub.count(count));
  }

  static ClaimSet withToleration(ClaimSet set, RequestRef request, String key) {
    DeviceToleration toleration =
        DeviceToleration.builder().key(key).operator(DeviceTolerationOperator.EXISTS).build();
    return edit(
        set,
        request,
        exact -> exact.tolerations(plus(exact.build().tolerations(), toleration)),
        sub -> sub.tolerations(plus(sub.build().tolerations(), toleration)));
  }

  static ClaimSet withSelector(
      ClaimSet set, RequestRef request, int index, @Nullable String expression) {
    return edit(
        set,
        request,
        exact -> exact.selectors(replaced(exact.build().selectors(), index, expression)),
        sub -> sub.selectors(replaced(sub.build().selectors(), index, expression)));
  }

  static ClaimSet withoutConstraint(ClaimSet set, ClaimRef claim, int index) {
    return editClaim(
        set, claim, devices -> devices.constraints(without(devices.build().constraints(), index)));
  }

  /** Leaves a request out, and constraints that are about it alone. */
  static ClaimSet withoutRequest(ClaimSet set, RequestRef request) {
    return editClaim(
        set,
        request.claim(),
        devices -> {
          String name = parent(request.request());
          List<DeviceRequest> left = new ArrayList<>(Texts.orEmpty(devices.build().requests()));
          left.removeIf(one -> name.equals(one.name()));
          List<DeviceConstraint> constraints = new ArrayList<>();
          for (DeviceConstraint one : Texts.orEmpty(devices.build().constraints())) {
            List<String> about = Texts.orEmpty(one.requests());
            List<String> rest =
                about.stream().filter(member -> !parent(member).equals(name)).toList();
            if (about.isEmpty() || !rest.isEmpty()) { // an empty list means all requests
              constraints.add(one.toBuilder().requests(rest).build());
            }
          }
          return devices.requests(left).constraints(constraints);
        });
  }

  private static String parent(String request) {
    int slash = request.indexOf('/');
    return slash < 0 ? request : request.substring(0, slash);
  }

  private static ClaimSet edit(
      ClaimSet set,
      RequestRef request,
      UnaryOperator<ExactDeviceRequest.Builder> exact,
      UnaryOperator<DeviceSubRequest.Builder> alternative) {
    return editClaim(
        set,
        request.claim(),
        devices -> {
          List<DeviceRequest> requests = new ArrayList<>();
          for (DeviceRequest one : Texts.orEmpty(devices.build().requests())) {
            requests.add(edited(one, request.request(), exact, alternative));
          }
          return devices.requests(requests);
        });
  }

  private static DeviceRequest edited(
      DeviceRequest request,
      String name,
      UnaryOperator<ExactDeviceRequest.Builder> exact,
      UnaryOperator<DeviceSubRequest.Builder> alternative) {
    if (name.equals(request.name()) && request.exactly() != null) {
      return request.toBuilder()
          .exactly(exact.apply(request.exactly().toBuilder()).build())
          .build();
    }
    List<DeviceSubRequest> subs = new ArrayList<>();
    for (DeviceSubRequest sub : Texts.orEmpty(request.firstAvailable())) {
      boolean meant = name.equals(request.name() + '/' + sub.name());
      subs.add(meant ? alternative.apply(sub.toBuilder()).build() : sub);
    }
    return subs.isEmpty() ? request : request.toBuilder().firstAvailable(subs).build();
  }

  private static ClaimSet editClaim(
      ClaimSet set, ClaimRef claim, UnaryOperator<DeviceClaim.Builder> change) {
    List<ResourceClaim> claims = new ArrayList<>();
    for (ResourceClaim one : set.claims()) {
      boolean meant = ClaimRef.of(one).equals(claim);
      claims.add(meant ? one.toBuilder().spec(spec -> spec.devices(change)).build() : one);
    }
    return new ClaimSet(claims);
  }

  private static <T> List<T> plus(@Nullable List<T> list, T item) {
    List<T> more = new ArrayList<>(Texts.orEmpty(list));
    more.add(item);
    return more;
  }

  private static <T> List<T> without(@Nullable List<T> list, int index) {
    List<T> fewer = new ArrayList<>(Texts.orEmpty(list));
    if (index < fewer.size()) {
      fewer.remove(index);
    }
    return fewer;
  }

  private static List<DeviceSelector> replaced(
      @Nullable List<DeviceSelector> selectors, int index, @Nullable String expression) {
    if (expression == null) {
      return without(selectors, index);
    }
    List<DeviceSelector> changed = new ArrayList<>(Texts.orEmpty(selectors));
    changed.set(
        index,
        DeviceSelector.builder()
            .cel(CELDeviceSelector.builder().expression(expression).build())
            .build());
    return changed;
  }
}
