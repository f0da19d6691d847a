package io.fairlead.servers.files;

import io.fairlead.jackson.Document;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.jackson.Position;
import io.fairlead.kernel.Json;
import io.fairlead.routing.RecordedDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded decisions in a file, one JSON object a line, so that a router can append and a tool can
 * cut; a file with one object over several lines is read, too.
 */
public final class DecisionFile {

  private static final JsonText TEXT = JsonText.create(l -> l.bytes(256 << 20).values(20_000_000));

  /** How the reader of a recorded decision begins its complaints: with the path of the member. */
  private static final Pattern PATH = Pattern.compile("(\\S+) must be .*", Pattern.DOTALL);

  private static final String CUT_OFF =
      "the decision is cut off here, as where its writer was killed (leave this line out)";

  private DecisionFile() {}

  /** Returns a decision as a line of a file, with its line feed. */
  public static byte[] line(RecordedDecision decision) {
    byte[] json = TEXT.write(decision.toJson());
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /**
   * Reads all decisions of a file.
   *
   * @param name of the file, for messages
   * @throws ServerFileException with the first problem of each line that cannot be read
   */
  public static List<RecordedDecision> read(byte[] content, String name) {
    List<RecordedDecision> decisions = new ArrayList<>();
    readEach(
        content,
        name,
        decisions::add,
        unfinished -> {
          throw new ServerFileException(name, List.of(unfinished), null);
        });
    return decisions;
  }

  /**
   * Reads one decision after the other, for files of which not all decisions shall be in memory.
   *
   * @param unfinished is told of a last line that its writer has not ended: the file was copied
   *     while it was written, or the writer was killed
   * @throws ServerFileException after the last decision, with the first problem of each line that
   *     cannot be read
   */
  public static void readEach(
      byte[] content,
      String name,
      Consumer<RecordedDecision> each,
      Consumer<FileProblem> unfinished) {
    List<FileProblem> problems = new ArrayList<>();
    int first = lineEnd(content, 0);
    boolean lines = endsWithBrace(content, first);
    int from = 0;
    for (int line = 1; from < content.length; line++) {
      int to = lines ? lineEnd(content, from) : content.length;
      if (lines && to == content.length && !endsWithBrace(content, to)) {
        unfinished.accept(new FileProblem("", line, 1, CUT_OFF));
      } else if (!isBlank(content, from, to)) {
        read(Arrays.copyOfRange(content, from, to), line, each, problems);
      }
      from = to + 1;
    }
    if (!problems.isEmpty()) {
      throw new ServerFileException(name, problems, null);
    }
  }

  private static void read(
      byte[] json, int line, Consumer<RecordedDecision> each, List<FileProblem> problems) {
    RecordedDecision decision;
    try {
      Document document = TEXT.read(json);
      if (!(document.root() instanceof Json.Obj root)) {
        problems.add(problem("", document.start(), line, "a decision must be a JSON object"));
        return;
      }
      try {
        decision = RecordedDecision.fromJson(root);
      } catch (IllegalArgumentException | ArithmeticException e) {
        String message = String.valueOf(e.getMessage());
        String pointer = pointer(message);
        problems.add(problem(pointer, document.position(pointer), line, message));
        return;
      }
    } catch (JsonTextException e) {
      String what = endsWithBrace(json, json.length) ? e.problem() : CUT_OFF;
      problems.add(problem(e.pointer(), e.position(), line, what));
      return;
    }
    each.accept(decision);
  }

  private static FileProblem problem(String pointer, Position at, int line, String message) {
    return new FileProblem(pointer, line - 1 + at.line(), at.column(), message);
  }

  /** {@code pool.endpoints[0].name} as a JSON pointer; the root if the message has no path. */
  private static String pointer(String message) {
    Matcher path = PATH.matcher(message);
    return path.matches()
        ? '/' + path.group(1).replace("[", ".").replace("]", "").replace('.', '/')
        : "";
  }

  private static int lineEnd(byte[] content, int from) {
    int at = from;
    while (at < content.length && content[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean endsWithBrace(byte[] content, int end) {
    int at = end - 1;
    while (at >= 0 && content[at] <= ' ') {
      at--;
    }
    return at >= 0 && content[at] == '}';
  }

  private static boolean isBlank(byte[] content, int from, int to) {
    for (int i = from; i < to; i++) {
      if (content[i] > ' ' || content[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
