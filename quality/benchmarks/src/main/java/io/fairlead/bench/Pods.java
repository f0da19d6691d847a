package io.fairlead.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The pod of 5.3 KB, and lists of it that are made while they are read. */
final class Pods extends InputStream {

  private final byte[] pod;
  private int left;
  private byte[] part =
      "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
          .getBytes(StandardCharsets.UTF_8);
  private int at;

  private Pods(byte[] pod, int count) {
    this.pod = pod;
    left = 2 * count - 1; // pods and the commas between them
  }

  static byte[] one() throws IOException {
    try (InputStream in = Objects.requireNonNull(Pods.class.getResourceAsStream("pod.json"))) {
      return in.readAllBytes();
    }
  }

  static InputStream list(byte[] pod, int count) {
    return new Pods(pod, count);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int length) {
    if (at == part.length) {
      if (left < 0) {
        return -1;
      }
      part = left == 0 ? new byte[] {']', '}'} : left % 2 == 1 ? pod : new byte[] {','};
      left--;
      at = 0;
    }
    int read = Math.min(length, part.length - at);
    System.arraycopy(part, at, buffer, from, read);
    at += read;
    return read;
  }
}
