package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One requirement: where it comes from, how binding it is, where in a document its evidence lies,
 * how it is checked, what to do about a gap, and two documents that show what is meant. Immutable;
 * the check must be a pure function, then a rule may be used by several threads.
 */
public final class Rule {

  private final String id;
  private final String title;
  private final String clause;
  private final Level level;
  private final String evidence;
  private final String remedy;
  private final Field field;
  private final @Nullable ComponentCheck componentCheck;
  private final @Nullable DocumentCheck documentCheck;
  private final @Nullable Supplier<String> passing;
  private final @Nullable Supplier<String> failing;

  private Rule(Builder builder) {
    this.id = requireNotBlank(builder.id, "id");
    this.title = requireNotBlank(builder.title, "title");
    this.clause = requireNotBlank(builder.clause, "clause of rule " + id);
    this.level = Objects.requireNonNull(builder.level, "level");
    this.field = new Field(List.copyOf(builder.ways));
    this.evidence =
        requireNotBlank(
            builder.evidence.isEmpty() ? field.evidence() : builder.evidence,
            "evidence of rule " + id);
    this.remedy = requireNotBlank(builder.remedy, "remedy of rule " + id);
    this.componentCheck = builder.componentCheck;
    this.documentCheck = builder.documentCheck;
    this.passing = builder.passing;
    this.failing = builder.failing;
    if ((componentCheck == null) == (documentCheck == null)) {
      throw new IllegalArgumentException(
          "check of rule "
              + id
              + " must be one of components or of the document, but was "
              + (componentCheck == null ? "none" : "both"));
    }
  }

  /**
   * Starts a rule.
   *
   * @param id stable identifier, for example {@code ACME-01}
   * @param title what it asks for, in a few words
   */
  public static Builder named(String id, String title) {
    return new Builder(id, title);
  }

  /** Returns the stable identifier. */
  public String id() {
    return id;
  }

  /** Returns what it asks for, in a few words. */
  public String title() {
    return title;
  }

  /** Returns where it comes from, for example {@code BSI TR-03183-2 v2.1.0, 5.2.2}. */
  public String clause() {
    return clause;
  }

  /** Returns how binding it is. */
  public Level level() {
    return level;
  }

  /** Returns where its evidence lies, in whatever format the document is. */
  public String evidence() {
    return evidence;
  }

  /** Returns where in a document of a format its evidence lies. */
  public String evidence(SbomFormat format) {
    Field.Way way = field.in(format);
    return way == null ? evidence : way.evidence();
  }

  /** Returns what to do about a gap, in whatever format the document is. */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns what to do about a gap, with the fields of a format.
   *
   * @param version version of the format, for example {@code 1.6}
   */
  public String remedy(SbomFormat format, String version) {
    Field.Way way = field.in(format);
    String how = way == null ? "" : way.how(version);
    if (how.isEmpty()) {
      return remedy;
    }
    return remedy + " In " + format.named(version) + ": " + how + ".";
  }

  /** Returns a document that obeys the rule. */
  public Optional<String> passing() {
    return Optional.ofNullable(passing).map(Supplier::get);
  }

  /** Returns a document that does not obey it. */
  public Optional<String> failing() {
    return Optional.ofNullable(failing).map(Supplier::get);
  }

  @Nullable ComponentCheck componentCheck() {
    return componentCheck;
  }

  @Nullable DocumentCheck documentCheck() {
    return documentCheck;
  }

  @Override
  public String toString() {
    return id + " " + title;
  }

  /** Collects what a rule is made of. */
  public static final class Builder {

    private final String id;
    private final String title;
    private String clause = "";
    private Level level = Level.MUST;
    private String evidence = "";
    private String remedy = "";
    private final List<Field.Way> ways = new ArrayList<>(4);
    private @Nullable ComponentCheck componentCheck;
    private @Nullable DocumentCheck documentCheck;
    private @Nullable Supplier<String> passing;
    private @Nullable Supplier<String> failing;

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Sets where it comes from; needed. */
    public Builder clause(String text) {
      this.clause = text;
      return this;
    }

    /** Sets how binding it is; {@link Level#MUST} if not called. */
    public Builder level(Level how) {
      this.level = how;
      return this;
    }

    /** Sets where its evidence lies in any format; needed unless {@link #in} says it for one. */
    public Builder evidence(String pointers) {
      this.evidence = pointers;
      return this;
    }

    /** Sets what to do about a gap, in whole sentences that hold for every format; needed. */
    public Builder remedy(String text) {
      this.remedy = text;
      return this;
    }

    /**
     * Sets where the evidence lies in one format, and how its author writes what is missing.
     *
     * @param pointers JSON pointers, or XPaths, or names of properties
     * @param how fields and values, to be put behind the remedy and "In CycloneDX 1.6: "; an empty
     *     text if the remedy is enough
     */
    public Builder in(SbomFormat format, String pointers, String how) {
      return field(Field.of(new Field.Way(format, pointers, how)));
    }

    Builder field(Field asked) {
      ways.addAll(asked.ways());
      return this;
    }

    /** Sets a check of single components. */
    public Builder component(ComponentCheck check) {
      this.componentCheck = check;
      return this;
    }

    /** Sets a check of the whole document. */
    public Builder document(DocumentCheck check) {
      this.documentCheck = check;
      return this;
    }

    /** Sets a document that obeys the rule and one that does not. */
    public Builder vectors(String obeying, String breaking) {
      return vectors(() -> obeying, () -> breaking);
    }

    Builder vectors(Supplier<String> obeying, @Nullable Supplier<String> breaking) {
      this.passing = obeying;
      this.failing = breaking;
      return this;
    }

    /** Returns the rule. */
    public Rule build() {
      return new Rule(this);
    }
  }
}
