/**
 * What the API server would say of an object, offline, in its words and its order.
 *
 * <p>Start at {@link io.fairlead.validation.Validator}: it takes an object as record or as JSON,
 * created or changed, and returns {@link io.fairlead.validation.Violation}s. {@link
 * io.fairlead.validation.SchemaSet} has the kinds it knows: those that are built in, as data, and
 * those of CustomResourceDefinitions that are given to it. Unknown fields are dropped, defaults
 * filled in, then schema, list types and rules in CEL are checked, and at the end what the server
 * has in code for a kind.
 *
 * <p>{@code docs/reference/parity.md} lists what the server says and this does not. Nothing here
 * does I/O, starts a thread or reads a clock. Public types are immutable and safe to share between
 * threads.
 */
package io.fairlead.validation;
