package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules that are judged together: a standard, or a house's own. Immutable. */
public final class Profile {

  private final String id;
  private final String title;
  private final String edition;
  private final List<Rule> rules;

  private Profile(String id, String title, String edition, List<Rule> rules) {
    this.id = requireNotBlank(id, "id");
    this.title = requireNotBlank(title, "title");
    this.edition = edition;
    this.rules = List.copyOf(requireNotEmpty(rules, "rules of profile " + id));
    Set<String> seen = new HashSet<>();
    for (Rule rule : rules) {
      if (!seen.add(rule.id())) {
        throw violated("id of a rule", "unique in profile " + id, rule.id());
      }
    }
  }

  /** Returns a profile of these rules, reported in this order. */
  public static Profile of(String id, String title, List<Rule> rules) {
    return new Profile(id, title, "", rules);
  }

  /** Returns a profile of a published text, and says which edition of it. */
  static Profile of(String id, String title, String edition, List<Rule> rules) {
    return new Profile(id, title, edition, rules);
  }

  /** Returns the name on the command line, for example {@code bsi-2.1}. */
  public String id() {
    return id;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns which edition of a published text it is, or an empty text. */
  String edition() {
    return edition;
  }

  /** Returns the rules, in the order of reports. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns a profile with further rules behind those of this one. */
  public Profile with(String newId, String newTitle, List<Rule> more) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new Profile(newId, newTitle, edition, all);
  }

  @Override
  public String toString() {
    return id;
  }
}
