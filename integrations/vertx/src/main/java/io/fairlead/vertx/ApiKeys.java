package io.fairlead.vertx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that clients may use, known only by their SHA-256.
 *
 * <p>A file of keys has one line per key, {@code NAME SHA256} in hexadecimal; empty lines and those
 * that begin with {@code #} mean nothing. Keys are long random text, not passwords, so a plain hash
 * is enough: nobody can try 2^128 of them. Immutable and thread-safe.
 */
public final class ApiKeys {

  private final Map<String, String> nameByHash;

  private ApiKeys(Map<String, String> nameByHash) {
    this.nameByHash = nameByHash;
  }

  /**
   * Reads a key file.
   *
   * @throws IOException if it cannot be read; the message names it
   * @throws IllegalArgumentException as {@link #parse}; the message names the file
   */
  public static ApiKeys read(Path file) throws IOException {
    String text = FileWatch.read(file);
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a file of keys.
   *
   * @throws IllegalArgumentException with the number of the line that is wrong; the key itself is
   *     not repeated, since it might be one in clear text
   */
  public static ApiKeys parse(String text) {
    Map<String, String> names = new HashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", -1);
      if (parts.length != 2 || !parts[1].matches("(?i)[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "line "
                + (i + 1)
                + " of the key file must be NAME and the SHA-256 of a key in 64 hexadecimal digits"
                + " (make one with: printf %s KEY | sha256sum)");
      }
      if (names.put(parts[1].toLowerCase(Locale.ROOT), parts[0]) != null) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + " of the key file must be a new key, but was one given before");
      }
    }
    return new ApiKeys(names);
  }

  /** Returns how many keys there are. */
  public int size() {
    return nameByHash.size();
  }

  /** Returns the name of a key, or null if it is none of these. */
  @Nullable String name(String key) {
    // looked up by a hash of the secret, so the time it takes tells nothing about the secret
    return nameByHash.get(hash(key));
  }

  /** Returns what stands in the file for a key. */
  static String hash(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
