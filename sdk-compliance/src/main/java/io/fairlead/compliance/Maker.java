package io.fairlead.compliance;

import java.util.List;
import java.util.Objects;

/**
 * Who made something, and how to reach them.
 *
 * @param name a person or organisation
 * @param mails mail addresses
 * @param urls web addresses
 */
public record Maker(String name, List<String> mails, List<String> urls) {

  /** Copies the lists. */
  public Maker {
    Objects.requireNonNull(name, "name");
    mails = List.copyOf(mails);
    urls = List.copyOf(urls);
  }

  /** Returns whether there is an address at all. */
  public boolean reachable() {
    return !mails.isEmpty() || !urls.isEmpty();
  }
}
