package io.fairlead.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A Java file of the house, as text: what a reader sees and a class file no longer has. */
record Source(Path file, String text) {

  private static final Path ROOT = Path.of(System.getProperty("fairlead.root"));

  // in this order: a quote in a comment is none, and neither is a comment in a text
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  /** Returns the sources below {@code src/main/java} of every module. */
  static List<Source> ofMain() {
    return below("src/main/java");
  }

  /** Returns the sources of every module, those of its tests too. */
  static List<Source> all() {
    return below("src");
  }

  /** Returns the file and a line of it, to be clicked on. */
  String place(int line) {
    return ROOT.relativize(file) + ":" + line;
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** Returns the lines with comments and literals cut out. */
  List<String> code() {
    StringBuilder code = new StringBuilder();
    Matcher other = NOT_CODE.matcher(text);
    while (other.find()) {
      other.appendReplacement(code, "\n".repeat((int) other.group().lines().skip(1).count()));
    }
    return other.appendTail(code).toString().lines().toList();
  }

  /** Returns where the pattern is found in {@link #code}, each place with what was found. */
  List<String> codeWith(Pattern pattern) {
    List<String> code = code();
    return IntStream.range(0, code.size())
        .boxed()
        .flatMap(
            i -> pattern.matcher(code.get(i)).results().map(r -> place(i + 1) + " " + r.group()))
        .toList();
  }

  private static List<Source> below(String folder) {
    List<Source> sources = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              String name = path.getFileName().toString();
              return name.equals("target") || name.startsWith(".")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              if (path.toString().endsWith(".java")
                  && ROOT.relativize(path).toString().contains(folder + '/')) {
                sources.add(new Source(path, Files.readString(path)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableList(sources);
  }
}
