package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a CycloneDX {@code modelCard}. */
final class CycloneDxModelCard {

  private final JsonTokens in;
  private String approach = "";
  private String task = "";
  private String architecture = "";
  private final List<String> datasets = new ArrayList<>();
  private boolean limitations;

  CycloneDxModelCard(JsonTokens in) {
    this.in = in;
  }

  /** Reads the object that follows. */
  @Nullable ModelFacts read() throws IOException {
    if (!in.object()) {
      return null;
    }
    Spot at = new Spot(in.offset(), "/modelCard");
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "modelParameters" -> parameters();
        case "considerations" -> considerations();
        default -> in.skip();
      }
    }
    return new ModelFacts(approach, task, architecture, datasets, limitations, at);
  }

  private void parameters() throws IOException {
    if (!in.object()) {
      return;
    }
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "task" -> task = text();
        case "architectureFamily", "modelArchitecture" -> {
          String text = text();
          architecture = architecture.isEmpty() ? text : architecture;
        }
        case "approach" -> {
          if (in.object()) {
            for (String part = in.field(); part != null; part = in.field()) {
              if (part.equals("type")) {
                approach = text();
              } else {
                in.skip();
              }
            }
          }
        }
        case "datasets" -> datasets();
        default -> in.skip();
      }
    }
  }

  private void datasets() throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        String dataset = "";
        for (String name = in.field(); name != null; name = in.field()) {
          if (name.equals("ref") || name.equals("name")) {
            String text = text();
            dataset = dataset.isEmpty() ? text : dataset;
          } else {
            in.skip();
          }
        }
        if (datasets.size() < 1000) {
          datasets.add(dataset);
        }
      }
    }
  }

  private void considerations() throws IOException {
    if (!in.object()) {
      return;
    }
    for (String name = in.field(); name != null; name = in.field()) {
      if (name.equals("technicalLimitations") || name.equals("ethicalConsiderations")) {
        JsonToken token = in.next();
        if (token == JsonToken.START_ARRAY) {
          while ((token = in.next()) != JsonToken.END_ARRAY && token != null) {
            limitations = true;
            in.skipFrom(token);
          }
        } else {
          in.skipFrom(token);
        }
      } else {
        in.skip();
      }
    }
  }

  private String text() throws IOException {
    String text = in.text();
    return text == null ? "" : text;
  }
}
