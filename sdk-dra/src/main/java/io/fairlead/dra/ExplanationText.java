package io.fairlead.dra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes an {@link Explanation} for people, shortest way round. */
final class ExplanationText {

  private static final int MOST_NAMES = 3;
  private static final int MOST_GROUPS = 4;
  private static final int MOST_REASONS = 4;
  private static final int WIDTH = 220;

  private final List<String> lines = new ArrayList<>();
  private final Explanation explanation;

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  static String of(Explanation explanation) {
    return new ExplanationText(explanation).write();
  }

  private String write() {
    line(explanation.summary());
    List<String> last = new ArrayList<>();
    explanation
        .conflict()
        .ifPresent(conflict -> last.add("On " + conflict.node() + ' ' + conflict.text()));
    if (!explanation.remedies().isEmpty()) {
      last.add("Would fit (tried): " + explanation.remedies().get(0).text());
      for (int i = 1; i < Math.min(MOST_REASONS, explanation.remedies().size()); i++) {
        last.add("               or: " + explanation.remedies().get(i).text());
      }
    }
    int room = Explanation.MOST_LINES - 1 - last.size();
    int all = explanation.nodes().stream().mapToInt(group -> group.nodes().size()).sum();
    int written = 0;
    for (NodeGroup group : explanation.nodes()) {
      List<String> text = group(group, all);
      boolean fits = lines.size() - 1 + text.size() <= room - 1;
      if (written == MOST_GROUPS || (written > 0 && !fits)) {
        break;
      }
      text.subList(0, Math.min(text.size(), room - lines.size())).forEach(this::line);
      written++;
    }
    List<NodeGroup> rest = explanation.nodes().subList(written, explanation.nodes().size());
    if (!rest.isEmpty()) {
      int nodes = rest.stream().mapToInt(group -> group.nodes().size()).sum();
      line(number(nodes) + " more " + (nodes == 1 ? "node" : "nodes") + ", with other numbers");
    }
    last.forEach(this::line);
    return String.join("\n", lines) + '\n';
  }

  private List<String> group(NodeGroup group, int all) {
    List<String> text = new ArrayList<>();
    text.add(
        nodes(group.nodes(), all) + (group.problem().isEmpty() ? ":" : ": " + group.problem()));
    for (RequestVerdict verdict : group.requests()) {
      request(verdict, text);
    }
    return text;
  }

  private static String nodes(List<String> names, int all) {
    if (names.size() == 1) {
      return names.get(0);
    }
    String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return number(names.size())
        + " of "
        + number(all)
        + " nodes ("
        + some
        + (names.size() > MOST_NAMES ? ", ..." : "")
        + ')';
  }

  private static void request(RequestVerdict verdict, List<String> text) {
    StringBuilder head = new StringBuilder("  ").append(verdict.request()).append(": ");
    head.append(verdict.all() ? "all" : Integer.toString(verdict.needed())).append(" asked, ");
    head.append(verdict.usable()).append(" usable");
    if (verdict.together() < Math.min(verdict.usable(), verdict.needed())) {
      head.append(" (together ").append(verdict.together());
      head.append(verdict.exact() ? ")" : " or more)");
    }
    text.add(head.append(", ").append(verdict.present()).append(" present").toString());
    for (DeviceChoice choice : verdict.chosen()) {
      text.add("    " + choice.device() + skipped(choice.skippedBefore()));
    }
    if (verdict.chosen().isEmpty()) {
      reasons(verdict.refused(), text);
    }
  }

  private static void reasons(List<DeviceGroup> groups, List<String> text) {
    int shown = Math.min(MOST_REASONS, groups.size());
    for (DeviceGroup group : groups.subList(0, shown)) {
      text.add("    " + reason(group));
    }
    int rest = groups.subList(shown, groups.size()).stream().mapToInt(DeviceGroup::count).sum();
    if (rest > 0) {
      text.add("    " + rest + " for other reasons");
    }
  }

  private static String reason(DeviceGroup group) {
    List<String> names = group.examples().stream().map(DeviceId::device).limit(MOST_NAMES).toList();
    String some = String.join(", ", names) + (group.count() > names.size() ? ", ..." : "");
    return group.count()
        + (names.isEmpty() ? " " : " (" + some + ") ")
        + group.obstacle().text()
        + (group.alike() ? "" : "; the others likewise, with other values");
  }

  private static String skipped(List<DeviceGroup> before) {
    if (before.isEmpty()) {
      return "";
    }
    List<String> reasons = new ArrayList<>();
    before.stream().limit(MOST_REASONS).forEach(group -> reasons.add(reason(group)));
    return "; before it " + String.join("; ", reasons);
  }

  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private void line(String text) {
    String one = text.replace('\n', ' ');
    lines.add(one.length() <= WIDTH ? one : one.substring(0, WIDTH - 3) + "...");
  }
}
