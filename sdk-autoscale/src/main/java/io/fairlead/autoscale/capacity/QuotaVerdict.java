package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * What one quota says to one buffer.
 *
 * @param quota its name
 * @param matches whether its scopes match the pods; if not, the rest is meaningless
 * @param room pods it has room for, {@link Integer#MAX_VALUE} if it limits none of their resources;
 *     below 0 only where cluster-autoscaler's arithmetic gets there
 * @param resource the key of the quota that is tightest, or {@code null} if none counts
 * @param text the numbers behind it, for people
 */
public record QuotaVerdict(
    String quota, boolean matches, int room, @Nullable String resource, String text) {

  public QuotaVerdict {
    requireNotBlank(quota, "quota");
  }

  Json.Obj toJson(int asked) {
    var json = Json.object().put("name", quota).put("matches", matches);
    if (matches && room != Integer.MAX_VALUE) {
      json.put("room", room).put("limits", room < asked);
    }
    return json.put("resource", resource).put("text", text).build();
  }
}
