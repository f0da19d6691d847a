package io.fairlead.tests;

import io.fairlead.tests.Markdown.Block;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a Java block of a page: a whole file as it is, statements inside a method. What is
 * compiled is thrown away.
 */
final class JavaBlock {

  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record|enum) (\\w+)",
          Pattern.MULTILINE);

  private JavaBlock() {}

  static List<String> errors(Block block) {
    Matcher type = TYPE.matcher(block.text());
    return type.find()
        ? errors(type.group(1), block.text())
        : errors("Statements", asFile(block.text()));
  }

  /** Imports stay on top, the rest goes into a method that may throw anything. */
  private static String asFile(String statements) {
    StringBuilder imports = new StringBuilder();
    StringBuilder body = new StringBuilder();
    statements
        .lines()
        .forEach(line -> (line.startsWith("import ") ? imports : body).append(line).append('\n'));
    return imports + "class Statements { void run() throws Exception {\n" + body + "}}\n";
  }

  private static List<String> errors(String name, String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "--release", "17", "-cp", System.getProperty("java.class.path"));
    JavaFileManager files = new Discarding(compiler.getStandardFileManager(found, null, null));
    compiler.getTask(null, files, found, options, null, List.of(new Source(name, text))).call();
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        errors.add("line " + each.getLineNumber() + " of the block: " + each.getMessage(null));
      }
    }
    return errors;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
    Discarding(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }
}
