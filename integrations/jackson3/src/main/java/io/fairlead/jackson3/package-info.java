/**
 * Lets a Jackson 3 mapper read and write the records of sdk-api without loss: add a {@link
 * io.fairlead.jackson3.FairleadJackson3Module} to it. Everything here is immutable and safe to
 * share between threads.
 */
@NullMarked
package io.fairlead.jackson3;

import org.jspecify.annotations.NullMarked;
