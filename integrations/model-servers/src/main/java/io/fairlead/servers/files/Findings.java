package io.fairlead.servers.files;

import io.fairlead.jackson.Document;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.jackson.Position;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A document being read, and what is wrong with it so far. */
final class Findings {

  /** Files that people write; a megabyte as upstream has it for its endpoints file. */
  private static final int LONGEST_FILE = 4 << 20;

  private static final int MOST_PROBLEMS = 100;

  private static final JsonText TEXT = JsonText.create(l -> l.bytes(LONGEST_FILE));

  private final String file;
  private final Document document;
  private final List<FileProblem> problems = new ArrayList<>();

  private Findings(String file, Document document) {
    this.file = file;
    this.document = document;
  }

  static Findings open(String file, byte[] content) {
    try {
      return new Findings(file, TEXT.read(content));
    } catch (JsonTextException e) {
      throw unreadable(file, e);
    }
  }

  static ServerFileException unreadable(String file, JsonTextException e) {
    Position at = e.position();
    return new ServerFileException(
        file, List.of(new FileProblem(e.pointer(), at.line(), at.column(), e.problem())), e);
  }

  Json root() {
    return document.root();
  }

  /** Returns the root, which must be an object of a schema version that this reader knows. */
  Fields fields(int newestVersion) {
    if (!(document.root() instanceof Json.Obj root)) {
      add("", "the document must be an object, but was " + Fields.words(document.root()));
      throw failure();
    }
    Fields fields = new Fields(this, root, "");
    int version = fields.count("schemaVersion", 1, 1, Integer.MAX_VALUE);
    if (version > newestVersion) {
      add(
          "/schemaVersion",
          "schemaVersion must be at most "
              + newestVersion
              + ", but was "
              + version
              + " (written for a later release of Fairlead)");
    }
    return fields;
  }

  void add(String pointer, String message) {
    if (problems.size() >= MOST_PROBLEMS) {
      return; // finding a place reads the text again
    }
    Position at = document.position(pointer);
    problems.add(new FileProblem(pointer, at.line(), at.column(), message));
  }

  /** Throws if anything was wrong. */
  void end() {
    if (!problems.isEmpty()) {
      throw failure();
    }
  }

  private ServerFileException failure() {
    problems.sort(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column));
    return new ServerFileException(file, problems, null);
  }
}
