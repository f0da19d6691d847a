package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

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
  private final @Nullable ComponentCheck componentCheck;
  private final @Nullable DocumentCheck documentCheck;
  private final @Nullable Supplier<String> passing;
  private final @Nullable Supplier<String> failing;

  private Rule(Builder builder) {
    this.id = requireNotBlank(builder.id, "id");
    this.title = requireNotBlank(builder.title, "title");
    this.clause = requireNotBlank(builder.clause, "clause of rule " + id);
    this.level = Objects.requireNonNull(builder.level, "level");
    this.evidence = requireNotBlank(builder.evidence, "evidence of rule " + id);
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

  /** Returns where in a document its evidence lies: pointers, by format. */
  public String evidence() {
    return evidence;
  }

  /** Returns what to do about a gap. */
  public String remedy() {
    return remedy;
  }

  /** Returns what to do about a gap of one document. */
  String remedy(SbomDocument document) {
    return documentCheck instanceof DocumentChecks.Format format
        ? format.remedy(document, remedy)
        : remedy;
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

    /** Sets where in a document its evidence lies; needed. */
    public Builder evidence(String pointers) {
      this.evidence = pointers;
      return this;
    }

    /** Sets what to do about a gap; needed. */
    public Builder remedy(String text) {
      this.remedy = text;
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
