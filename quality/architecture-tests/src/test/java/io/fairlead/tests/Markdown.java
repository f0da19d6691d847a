package io.fairlead.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of Markdown: fenced blocks and links to files. */
final class Markdown {

  private static final Pattern FENCE = Pattern.compile("^( *)```+ *([\\w+-]*) *(\\S*).*$");
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#\\s:]+)(#[^)]*)?\\)");

  private Markdown() {}

  /** A fenced block; {@code file} is the word after the language, or empty. */
  record Block(Path page, int line, String language, String file, String text) {
    String place(Path root) {
      return root.relativize(page) + ":" + line;
    }
  }

  static List<Block> blocks(Path page) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = lines(page);
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        continue;
      }
      int start = i + 1;
      int indent = fence.group(1).length();
      StringBuilder text = new StringBuilder();
      for (i++; i < lines.size() && !lines.get(i).strip().startsWith("```"); i++) {
        String line = lines.get(i);
        text.append(line.isBlank() ? "" : line.substring(Math.min(indent, line.length())));
        text.append('\n');
      }
      blocks.add(new Block(page, start, fence.group(2), fence.group(3), text.toString()));
    }
    return blocks;
  }

  static List<String> fileLinks(Path page) {
    List<String> links = new ArrayList<>();
    boolean inBlock = false;
    for (String line : lines(page)) {
      if (line.strip().startsWith("```")) {
        inBlock = !inBlock;
      }
      Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
      while (!inBlock && link.find()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
