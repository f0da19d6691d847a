package io.fairlead.compliance;

/** Compares versions of formats, which are numbers with dots between them. */
final class SpecVersion {

  private SpecVersion() {}

  static boolean older(String version, String oldest) {
    String[] a = version.split("\\.", -1);
    String[] b = oldest.split("\\.", -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int left = i < a.length ? Integer.parseInt(a[i]) : 0;
      int right = i < b.length ? Integer.parseInt(b[i]) : 0;
      if (left != right) {
        return left < right;
      }
    }
    return false;
  }
}
