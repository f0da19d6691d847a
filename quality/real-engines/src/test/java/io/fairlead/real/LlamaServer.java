package io.fairlead.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * llama.cpp's server from Debian's development packages, in a folder of its own: nothing of the
 * system changes. The packages bring their own C library, and the server starts through its loader.
 */
final class LlamaServer {

  private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
  private static final List<String> PACKAGES =
      List.of(
          "llama.cpp-tools",
          "libllama0",
          "libggml0",
          "libc6",
          "libgcc-s1",
          "libstdc++6",
          "libgomp1",
          "libssl3t64",
          "libzstd1",
          "zlib1g");

  private final Path root;
  private final String version;

  private LlamaServer(Path root, String version) {
    this.root = root;
    this.version = version;
  }

  /** Returns the version of the package. */
  String version() {
    return version;
  }

  /**
   * Downloads and unpacks the server, unless a run before did.
   *
   * @throws EngineMissing if it cannot be had
   */
  static LlamaServer installed(Path folder) {
    Path done = folder.resolve("version");
    Path root = folder.resolve("root");
    try {
      if (!Files.exists(done)) {
        install(folder, root, done);
      }
      return new LlamaServer(root, Files.readString(done).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install(Path folder, Path root, Path done) throws IOException {
    for (String program : List.of("apt-get", "dpkg-deb")) {
      if (!Command.exists(program)) {
        throw new EngineMissing("llama-server needs " + program + " to be downloaded");
      }
    }
    Path state = Files.createDirectories(folder.resolve("apt"));
    List<String> options = aptOptions(state);
    apt(state, options, "update");
    Path downloads = Files.createDirectories(state.resolve("downloads"));
    List<String> download = new ArrayList<>(options);
    download.add("download");
    download.addAll(PACKAGES);
    Command.in(downloads, words("apt-get", download)).output(Duration.ofMinutes(5));
    String version = "";
    try (Stream<Path> files = Files.list(downloads)) {
      for (Path file : files.sorted().toList()) {
        Command.in(folder, "dpkg-deb", "-x", file.toString(), root.toString())
            .output(Duration.ofMinutes(1));
        String[] parts = file.getFileName().toString().split("_");
        version = parts[0].equals("llama.cpp-tools") ? parts[1].replace("%3a", ":") : version;
      }
    }
    Path fresh = Files.writeString(folder.resolve("version.new"), version);
    Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
  }

  /** An apt that knows one source and regards nothing as installed. */
  private static List<String> aptOptions(Path state) throws IOException {
    Path sources = Files.createDirectories(state.resolve("sources"));
    Files.createDirectories(state.resolve("lists/partial"));
    Files.createDirectories(state.resolve("cache/archives/partial"));
    Path status = Files.writeString(state.resolve("status"), "");
    Files.writeString(
        sources.resolve("development.list"),
        "deb [signed-by=" + KEYRING + "] " + mirror(state) + " sid main\n");
    List<String> options = new ArrayList<>();
    Map.of(
            "Dir::State", state,
            "Dir::State::lists", state.resolve("lists"),
            "Dir::State::status", status,
            "Dir::Cache", state.resolve("cache"),
            "Dir::Etc::sourceparts", sources)
        .forEach((name, path) -> options.addAll(List.of("-o", name + "=" + path)));
    for (String option :
        List.of(
            "Dir::Etc::sourcelist=/dev/null",
            "Dir::Etc::preferencesparts=/dev/null",
            "Acquire::Languages=none",
            "APT::Sandbox::User=root")) {
      options.addAll(List.of("-o", option));
    }
    options.add("-qq");
    return options;
  }

  /** The mirror that this system's apt uses already. */
  private static String mirror(Path state) {
    String targets =
        Command.in(state, "apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages")
            .output(Duration.ofMinutes(1));
    return targets
        .lines()
        .filter(line -> !line.isBlank() && !line.contains("security"))
        .findFirst()
        .orElseThrow(() -> new EngineMissing("llama-server needs an apt with a package source"));
  }

  private static void apt(Path state, List<String> options, String verb) {
    List<String> words = new ArrayList<>(options);
    words.add(verb);
    Command.in(state, words("apt-get", words)).output(Duration.ofMinutes(5));
  }

  private static String[] words(String program, List<String> rest) {
    return Stream.concat(Stream.of(program), rest.stream()).toArray(String[]::new);
  }

  /** Starts a server on a free port of loopback and waits until it answers. */
  RunningEngine start(Path model, Path log) {
    int port = RunningEngine.freePort();
    List<String> words = new ArrayList<>();
    words.add(first(find(name -> name.equals("ld-linux-x86-64.so.2"))).toString());
    words.addAll(List.of("--library-path", libraryPath()));
    words.add(root.resolve("usr/bin/llama-server").toString());
    words.addAll(List.of("-m", model.toString(), "--host", "127.0.0.1", "--port", "" + port));
    // one thread: spin barriers make more threads than free cores a hundred times slower
    words.addAll(List.of("-t", "1", "-tb", "1", "-c", "4096", "-np", "4"));
    words.addAll(List.of("--metrics", "--slots", "--alias", "tiny", "--no-webui"));
    return RunningEngine.start(
        "llama-server", words, Map.of("GGML_BACKEND_PATH", backend()), port, log, 60);
  }

  /**
   * The plain x86-64 backend runs everywhere; others end with an illegal instruction on old CPUs.
   */
  private String backend() {
    List<Path> plain = find(name -> name.equals("libggml-cpu-x64.so"));
    return first(plain.isEmpty() ? find(name -> name.startsWith("libggml-cpu")) : plain).toString();
  }

  private String libraryPath() {
    return find(name -> name.contains(".so")).stream()
        .map(file -> file.getParent().toString())
        .distinct()
        .collect(Collectors.joining(":"));
  }

  private static Path first(List<Path> found) {
    return found.stream()
        .findFirst()
        .orElseThrow(() -> new EngineMissing("llama-server's packages lack a library"));
  }

  private List<Path> find(Predicate<String> name) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> name.test(file.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
