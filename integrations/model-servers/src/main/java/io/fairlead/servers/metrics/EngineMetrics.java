package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metric names of one engine, as data: what a router and an autoscaler want to know, and where
 * it stands on the engine's page. Names of older versions follow the present ones.
 *
 * <p>The built-in tables are those of {@code docs/reference/engines.md}; make one of your own, or
 * change one, with {@link #builder}. Immutable.
 */
public final class EngineMetrics {

  private final String name;
  private final String title;
  private final String path;
  private final List<MetricRow> rows;
  private final List<HistogramRow> histograms;
  private final Optional<LoraSpec> lora;

  private EngineMetrics(Builder builder) {
    name = builder.name;
    title = builder.title;
    path = builder.path;
    rows = List.copyOf(builder.rows);
    histograms = List.copyOf(builder.histograms);
    lora = Optional.ofNullable(builder.lora);
  }

  /** Returns the table of vLLM ({@code vllm}), also where the engine is not known. */
  public static EngineMetrics vllm() {
    return EngineTables.VLLM;
  }

  /** Returns the table of SGLang ({@code sglang}). */
  public static EngineMetrics sglang() {
    return EngineTables.SGLANG;
  }

  /** Returns the table of TensorRT-LLM's own server ({@code trtllm-serve}). */
  public static EngineMetrics tensorRtLlm() {
    return EngineTables.TRTLLM_SERVE;
  }

  /** Returns the table of Triton with the TensorRT-LLM backend ({@code triton-tensorrt-llm}). */
  public static EngineMetrics tritonTensorRtLlm() {
    return EngineTables.TRITON_TRTLLM;
  }

  /** Returns the table of Triton with any other backend ({@code triton}). */
  public static EngineMetrics triton() {
    return EngineTables.TRITON;
  }

  /** Returns the table of llama.cpp's server ({@code llama.cpp}); it has no KV gauge. */
  public static EngineMetrics llamaCpp() {
    return EngineTables.LLAMA_CPP;
  }

  /** Returns the table of llm-d's simulator ({@code llm-d-inference-sim}), which speaks vLLM's. */
  public static EngineMetrics llmdSimulator() {
    return EngineTables.LLMD_SIM;
  }

  /**
   * Returns the table of endpoint pickers ({@code llm-d-epp}): of the pool, not of a server, and so
   * none of {@link #builtIn()}. Its metrics are those of {@link PickerMetric}.
   */
  public static EngineMetrics endpointPicker() {
    return EngineTables.PICKER;
  }

  /** Returns the built-in tables; the first is the default. */
  public static List<EngineMetrics> builtIn() {
    return EngineTables.ALL;
  }

  /**
   * Returns the built-in table of this name.
   *
   * @param name as engines are named in labels and files: {@code vllm}, {@code sglang}, ...
   */
  public static Optional<EngineMetrics> named(String name) {
    return EngineTables.ALL.stream().filter(e -> e.name.equals(name)).findFirst();
  }

  /** Starts a table. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name in labels and files. */
  public String name() {
    return name;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns the path of the engine's page, {@code /metrics} for all but one. */
  public String path() {
    return path;
  }

  /** Returns the metrics that the engine tells, in a fixed order. */
  public List<MetricRow> rows() {
    return rows;
  }

  /** Returns the row of a metric, empty if the engine does not tell it. */
  public Optional<MetricRow> row(ServerMetric metric) {
    return rows.stream().filter(r -> r.metric().equals(metric)).findFirst();
  }

  /** Returns the distributions that the engine tells. */
  public List<HistogramRow> histograms() {
    return histograms;
  }

  /** Returns where the engine tells its LoRA adapters. */
  public Optional<LoraSpec> lora() {
    return lora;
  }

  /** Returns a builder that starts from this table. */
  public Builder toBuilder(String newName) {
    Builder builder = new Builder(newName).title(title).path(path);
    builder.rows.addAll(rows);
    builder.histograms.addAll(histograms);
    builder.lora = lora.orElse(null);
    return builder;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Builds a table. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private String title;
    private String path = "/metrics";
    private final List<MetricRow> rows = new ArrayList<>();
    private final List<HistogramRow> histograms = new ArrayList<>();
    private @Nullable LoraSpec lora;

    private Builder(String name) {
      this.name = requireNotBlank(name, "name of an engine");
      title = name;
    }

    /** Sets the name for people. */
    public Builder title(String text) {
      title = requireNotBlank(text, "title of an engine");
      return this;
    }

    /** Sets the path of the page. */
    public Builder path(String absolutePath) {
      if (!absolutePath.startsWith("/")) {
        throw violated("path of a metrics page", "absolute", '"' + absolutePath + '"');
      }
      path = absolutePath;
      return this;
    }

    /** Adds a metric or replaces it. */
    public Builder row(MetricRow row) {
      rows.removeIf(r -> r.metric().equals(row.metric()));
      rows.add(row);
      return this;
    }

    /**
     * Adds a metric or replaces it.
     *
     * @param series in the form of {@link SeriesSpec#of}, the preferred first
     */
    public Builder row(ServerMetric metric, MetricRow.Over over, String... series) {
      return row(new MetricRow(metric, over, Arrays.stream(series).map(SeriesSpec::of).toList()));
    }

    /** Adds a metric that is the text of a label of an information series. */
    public Builder info(ServerMetric metric, MetricRow.Over over, String series, String label) {
      return row(new MetricRow(metric, over, List.of(SeriesSpec.of(series).label(label))));
    }

    /** Adds a distribution or replaces it. */
    public Builder histogram(String histogram, String... families) {
      histograms.removeIf(h -> h.histogram().equals(histogram));
      histograms.add(new HistogramRow(histogram, List.of(families)));
      return this;
    }

    /** Leaves out what the engine does not tell. */
    public Builder without(ServerMetric metric) {
      rows.removeIf(r -> r.metric().equals(metric));
      return this;
    }

    /** Sets where the LoRA adapters stand. */
    public Builder lora(LoraSpec spec) {
      lora = Objects.requireNonNull(spec, "lora");
      return this;
    }

    /** Returns the table. */
    public EngineMetrics build() {
      return new EngineMetrics(this);
    }
  }
}
