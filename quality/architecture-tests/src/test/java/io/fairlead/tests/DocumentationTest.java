package io.fairlead.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.tests.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Code in the documentation is code: Java blocks are compiled, {@code fairlead} commands are run.
 *
 * <p>A block fenced as {@code ```yaml pool.yaml} is written to that file of an empty folder; the
 * {@code java -jar cli/target/fairlead.jar} commands of the page's {@code sh} blocks run in it, in
 * order. A command ends with {@code # exit 1} where that is the point. A link to a file must lead
 * to one.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("fairlead.root"));
  private static final String COMMAND = "java -jar cli/target/fairlead.jar ";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> javaBlocksCompile() throws IOException {
    return pages().stream()
        .flatMap(page -> Markdown.blocks(page).stream())
        .filter(block -> block.language().equals("java"))
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.place(ROOT), () -> assertThat(JavaBlock.errors(block)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> commandsRun() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      List<Block> blocks = Markdown.blocks(page);
      if (blocks.stream().anyMatch(block -> !commands(block).isEmpty())) {
        tests.add(
            DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> run(page, blocks)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> linksLeadToFiles() throws IOException {
    return pages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(),
                    () ->
                        assertThat(Markdown.fileLinks(page))
                            .allSatisfy(
                                link ->
                                    assertThat(page.resolveSibling(link).normalize()).exists())));
  }

  private void run(Path page, List<Block> blocks) throws Exception {
    Path jar = ROOT.resolve("cli/target/fairlead.jar");
    assumeTrue(Files.exists(jar), "cli/target/fairlead.jar is not built yet: run mvn verify");
    Path work = Files.createTempDirectory(folder, "page");
    for (Block block : blocks) {
      if (!block.file().isEmpty()) {
        Path file = work.resolve(block.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      }
      for (String command : commands(block)) {
        run(page, jar, work, command);
      }
    }
  }

  private static List<String> commands(Block block) {
    if (!block.language().equals("sh")) {
      return List.of();
    }
    return block.text().replace("\\\n", " ").lines().filter(l -> l.startsWith(COMMAND)).toList();
  }

  private static void run(Path page, Path jar, Path work, String command) throws Exception {
    int comment = command.indexOf(" #");
    String line = comment < 0 ? command : command.substring(0, comment);
    int exit = command.contains("# exit ") ? exitOf(command) : 0;
    Path output = Files.createTempFile(work.getParent(), "output", ".txt");
    Process process =
        new ProcessBuilder("bash", "-c", line.replace(COMMAND, "java -jar " + jar + " "))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends: %s", command).isTrue();
      assertThat(process.exitValue())
          .as("%s: %s%n%s", page, command, Files.readString(output))
          .isEqualTo(exit);
    } finally {
      process.destroyForcibly();
    }
  }

  private static int exitOf(String command) {
    String tail = command.substring(command.indexOf("# exit ") + "# exit ".length());
    return Integer.parseInt(tail.split("\\D", 2)[0]);
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    try (Stream<Path> walk = Files.walk(ROOT.resolve("docs"))) {
      walk.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
