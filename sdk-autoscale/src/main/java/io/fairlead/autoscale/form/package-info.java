/**
 * What the values of a state file may be, as tables: a file is walked by its table first, so that
 * every mistake is told with its place, and who reads it afterwards meets only what has its form.
 *
 * <p>Start at {@link io.fairlead.autoscale.form.Fields}. Not exported: users meet the tables as
 * JSON Schemas. Everything here is immutable and safe to share between threads, except {@link
 * io.fairlead.autoscale.form.Place}, which belongs to one reading.
 */
@NullMarked
package io.fairlead.autoscale.form;

import org.jspecify.annotations.NullMarked;
