/**
 * The gateway as a program: {@code serve} and {@code demo}. Copy from here; everything it composes
 * is in {@code fairlead-vertx}.
 */
@NullMarked
package io.fairlead.gateway;

import org.jspecify.annotations.NullMarked;
