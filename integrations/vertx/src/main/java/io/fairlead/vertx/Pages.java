package io.fairlead.vertx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway's own pages by path. Built once, then read by any thread. */
final class Pages {

  private final Map<String, Page> exact = new HashMap<>();
  private final Map<String, Page> below = new HashMap<>();

  void exact(String path, Page page) {
    exact.put(path, page);
  }

  /** Adds a page for all paths that begin with {@code prefix}, which ends with a slash. */
  void below(String prefix, Page page) {
    below.put(prefix, page);
  }

  @Nullable Page page(String path) {
    Page page = exact.get(path);
    if (page != null || path.startsWith("/v1/chat") || path.startsWith("/v1/comp")) {
      return page;
    }
    for (Map.Entry<String, Page> entry : below.entrySet()) {
      if (path.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }
}
