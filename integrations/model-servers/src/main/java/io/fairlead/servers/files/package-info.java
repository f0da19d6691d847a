/**
 * The files that people write about model servers, and the ones that a router writes for people.
 *
 * <p>{@link io.fairlead.servers.files.ServeFile} says what a gateway serves, {@link
 * io.fairlead.servers.files.PoolFile} and {@link io.fairlead.servers.files.RequestFile} describe a
 * pool and a request to try a decision on, {@link io.fairlead.servers.files.DecisionFile} holds
 * recorded decisions. JSON or YAML; the schemas lie beside this package in {@code schema/}. A
 * reader names every problem of a file with its line and column.
 *
 * <p>Nothing here opens a file: content comes as bytes. All types are immutable.
 */
@NullMarked
package io.fairlead.servers.files;

import org.jspecify.annotations.NullMarked;
