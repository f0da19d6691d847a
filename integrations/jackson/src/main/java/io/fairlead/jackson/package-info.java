/**
 * Documents: JSON or YAML bytes to and from {@link io.fairlead.kernel.Json} and the records of
 * sdk-api.
 *
 * <p>For resources, start at {@link io.fairlead.jackson.ResourceCodec}: it reads one object, a list
 * item by item, or everything in a file, and writes without loss.
 *
 * <p>For any other document, start at {@link io.fairlead.jackson.JsonText}. It reads what people
 * write (YAML as {@code kubectl} understands it, or JSON) within {@linkplain
 * io.fairlead.jackson.Limits limits}, keeps the order of members and the digits of numbers, and
 * says for each error where it is: a JSON pointer, a line and a column. {@link
 * io.fairlead.jackson.Document#position} finds the place of a value again, for errors that only a
 * later check can see.
 *
 * <p>{@link io.fairlead.jackson.FairleadModule} teaches a Jackson 2 mapper of your own the same; it
 * is the only type here that shows Jackson. Types are immutable and safe to share between threads;
 * nothing is read but what is handed in.
 */
@NullMarked
package io.fairlead.jackson;

import org.jspecify.annotations.NullMarked;
