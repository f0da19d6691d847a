package io.fairlead.jackson;

import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.function.UnaryOperator;

/**
 * How much a reader accepts before it refuses a document.
 *
 * @param bytes size of one input
 * @param depth nesting of objects and arrays
 * @param values values of one document in all; what YAML aliases repeat counts each time
 * @param textLength characters of one text or name
 * @param numberLength characters of one number
 * @param documents YAML documents in one input
 */
public record Limits(
    int bytes, int depth, int values, int textLength, int numberLength, int documents) {

  /** 64 MiB, 200 levels, 10 million values, texts of 16 Mi, numbers of 1,000, 10,000 documents. */
  public static final Limits DEFAULT =
      new Limits(64 << 20, 200, 10_000_000, 16 << 20, 1_000, 10_000);

  public Limits {
    requirePositive(bytes, "bytes");
    requirePositive(depth, "depth");
    requirePositive(values, "values");
    requirePositive(textLength, "textLength");
    requirePositive(numberLength, "numberLength");
    requirePositive(documents, "documents");
  }

  /** Returns the defaults with changes, as in {@code create(l -> l.bytes(1 << 20))}. */
  public static Limits create(UnaryOperator<Builder> changes) {
    return changes.apply(new Builder(DEFAULT)).build();
  }

  /** Builds {@link Limits}. Not thread-safe. */
  public static final class Builder {
    private int bytes;
    private int depth;
    private int values;
    private int textLength;
    private int numberLength;
    private int documents;

    private Builder(Limits from) {
      bytes = from.bytes;
      depth = from.depth;
      values = from.values;
      textLength = from.textLength;
      numberLength = from.numberLength;
      documents = from.documents;
    }

    /** Sets {@link Limits#bytes()}. */
    public Builder bytes(int bytes) {
      this.bytes = bytes;
      return this;
    }

    /** Sets {@link Limits#depth()}. */
    public Builder depth(int depth) {
      this.depth = depth;
      return this;
    }

    /** Sets {@link Limits#values()}. */
    public Builder values(int values) {
      this.values = values;
      return this;
    }

    /** Sets {@link Limits#textLength()}. */
    public Builder textLength(int textLength) {
      this.textLength = textLength;
      return this;
    }

    /** Sets {@link Limits#numberLength()}. */
    public Builder numberLength(int numberLength) {
      this.numberLength = numberLength;
      return this;
    }

    /** Sets {@link Limits#documents()}. */
    public Builder documents(int documents) {
      this.documents = documents;
      return this;
    }

    /** Returns the checked limits. */
    public Limits build() {
      return new Limits(bytes, depth, values, textLength, numberLength, documents);
    }
  }
}
