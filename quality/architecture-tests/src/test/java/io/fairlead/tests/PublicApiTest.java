package io.fairlead.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The public API of each module is committed as text, so that a reviewer sees its change as a diff.
 *
 * <p>After an intended change: {@code mvn verify -pl quality/architecture-tests -am
 * -Dapi.update=true}, and commit {@code docs/api}.
 */
class PublicApiTest {

  private static final Path API = Path.of(System.getProperty("fairlead.root"), "docs", "api");

  @TestFactory
  Stream<DynamicTest> theCommittedApiIsTheApi() throws IOException {
    Map<String, String> dumps = dumps();
    assertThat(dumps).isNotEmpty();
    return dumps.entrySet().stream()
        .map(dump -> DynamicTest.dynamicTest(dump.getKey(), () -> check(dump)));
  }

  private static void check(Map.Entry<String, String> dump) throws IOException {
    Path file = API.resolve(dump.getKey() + ".txt");
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(API);
      Files.writeString(file, dump.getValue());
      return;
    }
    assertThat(file).as("run with -Dapi.update=true and commit the file").exists();
    assertThat(dump.getValue())
        .as("%s differs: if that is meant, run with -Dapi.update=true and commit it", file)
        .isEqualTo(Files.readString(file));
  }

  /** Published modules without a descriptor, each by its first package; all packages are public. */
  private static final List<String> WITHOUT_DESCRIPTOR =
      List.of("io.fairlead.opentelemetry", "io.fairlead.vertx");

  /** Module name to text, for every published module of ours. */
  private static Map<String, String> dumps() throws IOException {
    Map<String, String> dumps = new TreeMap<>();
    ClassLoader loader = PublicApiTest.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("module-info.class"))) {
      ModuleDescriptor module;
      try (InputStream in = url.openStream()) {
        module = ModuleDescriptor.read(in);
      }
      if (module.name().startsWith("io.fairlead.")) {
        dumps.put(module.name(), dump(module, url));
      }
    }
    for (String name : WITHOUT_DESCRIPTOR) {
      String folder = name.replace('.', '/');
      String info = folder + "/package-info.class";
      URL first = Objects.requireNonNull(loader.getResource(info), name);
      URL atRoot = URI.create(first.toString().replace(info, "module-info.class")).toURL();
      dumps.put(name, dump(name, atRoot, names(atRoot, root -> packages(root, folder))));
    }
    return dumps;
  }

  private static String dump(ModuleDescriptor module, URL descriptor) {
    List<String> exported =
        module.exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .sorted()
            .toList();
    return dump(module.name(), descriptor, exported);
  }

  private static String dump(String module, URL atRoot, List<String> packages) {
    StringBuilder text = new StringBuilder("module ").append(module).append('\n');
    for (String name : packages) {
      text.append("\npackage ").append(name).append('\n');
      for (String type : names(atRoot, root -> types(root, name))) {
        ApiText.append(load(type), text);
      }
    }
    return text.toString();
  }

  /** Lists names below the folder, or in the jar, at whose root something lies. */
  private static List<String> names(URL atRoot, Function<Path, List<String>> list) {
    try {
      URI uri = atRoot.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return list.apply(jar.getPath("/"));
        }
      }
      return list.apply(Path.of(uri).getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> packages(Path root, String first) {
    try (Stream<Path> files = Files.walk(root.resolve(first))) {
      return files
          .filter(file -> file.getFileName().toString().equals("package-info.class"))
          .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> types(Path root, String packageName) {
    try (Stream<Path> files = Files.list(root.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> packageName + '.' + name.substring(0, name.length() - 6))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
