/**
 * Kubernetes resources as records that refuse nothing and lose nothing.
 *
 * <p>Start at the record of a kind, such as {@code io.fairlead.api.inference.v1.InferencePool}: one
 * package for each group and version, one record for each type, with a builder. A kind without a
 * record is a {@link io.fairlead.api.DynamicResource}. What is wrong with an object is said by
 * sdk-validation, never by a constructor; fields that a record does not know stay in {@link
 * io.fairlead.api.Resource#unknownFields} at their level and are written again.
 *
 * <p>A {@link io.fairlead.api.Shape} is the table of a record's fields: codecs, validation and
 * descriptions walk it, and read and write records through it. A {@link
 * io.fairlead.api.ResourceType} names a kind, its version and its record; {@link
 * io.fairlead.api.ResourceTypes} lists those that are built in.
 *
 * <p>Nothing here does I/O. Every type is immutable and safe to share between threads, except
 * builders.
 */
package io.fairlead.api;
