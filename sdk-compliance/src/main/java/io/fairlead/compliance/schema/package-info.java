/**
 * Conformance to official JSON Schemas, checked while tokens stream by.
 *
 * <p>Start at {@link io.fairlead.compliance.schema.SchemaCheck}; a {@link
 * io.fairlead.compliance.schema.SchemaTable} is generated from a schema and committed. Not
 * exported. Tables are immutable and shared; a check belongs to one document and one thread. No I/O
 * but the jar's own resources.
 */
@NullMarked
package io.fairlead.compliance.schema;

import org.jspecify.annotations.NullMarked;
