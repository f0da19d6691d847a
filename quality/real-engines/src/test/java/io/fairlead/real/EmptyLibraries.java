package io.fairlead.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts empty libraries in the place of the GPU libraries that PyTorch's own libraries ask for, so
 * that it loads on a machine without a GPU and without 3 GB of downloads. Each function answers
 * 100, which is "no device"; PyTorch then computes on the CPU.
 */
final class EmptyLibraries {

  private static final Pattern VENDOR = Pattern.compile("lib(cu|nv|nccl).*");
  private static final Pattern NEEDED = Pattern.compile("\\s+NEEDED\\s+(\\S+)");
  private static final Pattern FROM = Pattern.compile("\\s+required from (\\S+):");
  private static final Pattern VERSION = Pattern.compile("\\s+0x\\S+ 0x\\S+ \\d+ (\\S+)");
  private static final Pattern ANSWERS_TEXT =
      Pattern.compile(".*([gG]etErrorString|GetErrorName|GetErrorDescription|GetStatusString)$");

  /** Where a symbol without a version belongs: how its name starts, how the library's does. */
  private static final Map<String, String> OWNERS =
      Map.of(
          "nccl", "libnccl.",
          "curand", "libcurand.",
          "cuFile", "libcufile.",
          "cusparseLt", "libcusparseLt.",
          "nvshmem", "libnvshmem_host.",
          "nvtx", "libnvToolsExt.",
          "cupti", "libcupti.");

  private final Path folder;

  /** Library to version to symbols; the empty version holds symbols without one. */
  private final Map<String, Map<String, Set<String>>> wanted = new TreeMap<>();

  private EmptyLibraries(Path folder) {
    this.folder = folder;
  }

  /** Makes what the libraries of the folder ask for and nobody there provides. */
  static void fill(Path folder) {
    try {
      EmptyLibraries libraries = new EmptyLibraries(folder);
      libraries.read();
      libraries.compile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() throws IOException {
    List<Path> present;
    try (Stream<Path> files = Files.list(folder)) {
      present = files.filter(f -> f.getFileName().toString().contains(".so")).sorted().toList();
    }
    Set<String> provided =
        present.stream().map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    Set<String> withoutVersion = new HashSet<>();
    for (Path library : present) {
      Map<String, String> libraryOfVersion = readHeaders(library, provided);
      readSymbols(library, libraryOfVersion, withoutVersion);
    }
    for (String symbol : withoutVersion) {
      OWNERS.forEach(
          (start, owner) -> {
            if (symbol.startsWith(start)) {
              wanted.forEach(
                  (library, versions) -> {
                    if (library.startsWith(owner)) {
                      versions.computeIfAbsent("", v -> new TreeSet<>()).add(symbol);
                    }
                  });
            }
          });
    }
  }

  private Map<String, String> readHeaders(Path library, Set<String> provided) {
    Map<String, String> libraryOfVersion = new TreeMap<>();
    String current = "";
    boolean references = false;
    for (String line : lines("objdump", "-p", library.toString())) {
      Matcher needed = NEEDED.matcher(line);
      if (needed.matches()) {
        String name = needed.group(1);
        if (VENDOR.matcher(name).matches() && !provided.contains(name)) {
          wanted.computeIfAbsent(name, n -> new TreeMap<>());
        }
      }
      references |= line.startsWith("Version References:");
      Matcher from = FROM.matcher(line);
      Matcher version = VERSION.matcher(line);
      if (references && from.matches()) {
        current = from.group(1);
      } else if (references && version.matches() && wanted.containsKey(current)) {
        libraryOfVersion.put(version.group(1), current);
        wanted.get(current).computeIfAbsent(version.group(1), v -> new TreeSet<>());
      }
    }
    return libraryOfVersion;
  }

  private void readSymbols(
      Path library, Map<String, String> libraryOfVersion, Set<String> withoutVersion) {
    for (String line :
        lines("nm", "-D", "--undefined-only", "--with-symbol-versions", library.toString())) {
      String[] words = line.strip().split("\\s+");
      if (words.length < 2) {
        continue;
      }
      String[] symbol = words[words.length - 1].split("@+");
      if (symbol.length > 1 && libraryOfVersion.containsKey(symbol[1])) {
        wanted.get(libraryOfVersion.get(symbol[1])).get(symbol[1]).add(symbol[0]);
      } else if (symbol.length == 1 && words[words.length - 2].equals("U")) {
        withoutVersion.add(symbol[0]);
      }
    }
  }

  private void compile() throws IOException {
    Path work = Files.createTempDirectory("empty-libraries");
    for (Map.Entry<String, Map<String, Set<String>>> library : wanted.entrySet()) {
      StringBuilder code = new StringBuilder("int nothing_else;\n");
      StringBuilder script = new StringBuilder();
      Set<String> done = new HashSet<>();
      library
          .getValue()
          .forEach(
              (version, symbols) -> {
                symbols.stream().filter(done::add).forEach(s -> code.append(function(s)));
                if (!version.isEmpty()) {
                  script.append(version).append(" {");
                  if (!symbols.isEmpty()) {
                    script.append(" global: ").append(String.join("; ", symbols)).append(";");
                  }
                  script.append(" };\n");
                }
              });
      Path source = Files.writeString(work.resolve("empty.c"), code);
      List<String> words = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-w", "-O1"));
      words.addAll(List.of("-fno-builtin", "-Wl,-soname," + library.getKey()));
      if (!script.isEmpty()) {
        Path versions = Files.writeString(work.resolve("empty.map"), script);
        words.add("-Wl,--version-script=" + versions);
      }
      words.addAll(List.of("-o", folder.resolve(library.getKey()).toString(), source.toString()));
      Command.in(work, words.toArray(String[]::new)).output(Duration.ofMinutes(1));
    }
  }

  private static String function(String symbol) {
    return ANSWERS_TEXT.matcher(symbol).matches()
        ? "const char *" + symbol + "(void) { return \"no device\"; }\n"
        : "long " + symbol + "(void) { return 100; }\n";
  }

  private List<String> lines(String... words) {
    return Command.in(folder, words).output(Duration.ofMinutes(2)).lines().toList();
  }
}
