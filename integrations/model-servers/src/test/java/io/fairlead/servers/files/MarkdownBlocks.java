package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of a page of the documentation that carry a file name. */
public final class MarkdownBlocks {

  private static final Pattern BLOCK =
      Pattern.compile("^```\\w+ (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private MarkdownBlocks() {}

  public static String page(String name) {
    Path page = Path.of(System.getProperty("fairlead.root"), "docs", "reference", name);
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File name to content. */
  static Map<String, byte[]> of(String page) {
    Map<String, byte[]> blocks = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(page(page));
    while (block.find()) {
      blocks.put(block.group(1), block.group(2).getBytes(UTF_8));
    }
    return blocks;
  }
}
