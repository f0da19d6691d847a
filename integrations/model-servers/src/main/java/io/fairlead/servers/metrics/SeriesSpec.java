package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on a page a value stands: the series of a name whose labels have these values, and there
 * its value or the number in one of its labels.
 *
 * @param name full name of the series, with {@code _total}, {@code _sum} and the like
 * @param where labels that must have these values; further labels do not matter
 * @param orAbsent as {@code where}, but a series without the label is taken as well
 * @param label the label whose text is the number, as in {@code num_gpu_blocks="100"}; empty: the
 *     value of the series
 */
public record SeriesSpec(
    String name, Map<String, String> where, Map<String, String> orAbsent, Optional<String> label) {

  private static final Pattern FORM =
      Pattern.compile("\\s*([^\\s{}]+)\\s*(?:\\{([^}]*)})?\\s*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MATCHER =
      Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]*))\\s*");

  public SeriesSpec {
    requireNotBlank(name, "name of a series");
    where = Map.copyOf(where);
    orAbsent = Map.copyOf(orAbsent);
  }

  /**
   * Reads the form that {@code core-metrics-extractor} of llm-d-router uses: {@code name} or {@code
   * name{label=value,label="value"}}.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static SeriesSpec of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw violated("series", "name or name{label=value,...}", '"' + text + '"');
    }
    Map<String, String> where = new LinkedHashMap<>();
    String labels = form.group(2);
    if (labels != null && !labels.isBlank()) {
      for (String label : labels.split(",", -1)) {
        Matcher pair = MATCHER.matcher(label);
        if (!pair.matches()) {
          throw violated("label of a series", "label=value", '"' + label + '"');
        }
        where.put(pair.group(1), pair.group(2) != null ? pair.group(2) : pair.group(3));
      }
    }
    return new SeriesSpec(form.group(1), where, Map.of(), Optional.empty());
  }

  /** Returns the same series, read from the text of one of its labels. */
  public SeriesSpec label(String labelName) {
    return new SeriesSpec(name, where, orAbsent, Optional.of(labelName));
  }

  /** Returns the same, taking only series whose label has this value or that do not have it. */
  public SeriesSpec whereOrAbsent(String labelName, String value) {
    Map<String, String> more = new LinkedHashMap<>(orAbsent);
    more.put(labelName, value);
    return new SeriesSpec(name, where, more, label);
  }

  /** Returns the form that {@link #of} reads, and what it has no form for after a space. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    if (!where.isEmpty()) {
      text.append('{');
      where.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              e ->
                  text.append(text.charAt(text.length() - 1) == '{' ? "" : ",")
                      .append(e.getKey())
                      .append("=\"")
                      .append(e.getValue())
                      .append('"'));
      text.append('}');
    }
    label.ifPresent(l -> text.append(" label ").append(l));
    orAbsent.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> text.append(" if ").append(e.getKey()).append(" is ").append(e.getValue()));
    return text.toString();
  }
}
